using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Application.Lists;

/// <summary>A page of somebody's work in hand, as it stands at an instant.</summary>
public sealed record InHandPage(ListPage Page, Instant At);

/// <summary>How much work somebody has in hand at an instant: in each focus, and in each status that there is.</summary>
public sealed record InHandCounts(Instant At, ImmutableSortedDictionary<Focus, int> Foci, ImmutableSortedDictionary<Status, int> Statuses);

/// <summary>
/// Somebody's work in hand: what a company has not finished with, and what a worker has, was offered by name or applied for. Right at the
/// instant of reading, and at a cost that does not grow with what is done with.
/// </summary>
public sealed class WorkInHand(IAssignmentLists lists, IClock clock, Policy policy)
{
    /// <summary>A page of it, narrowed to a focus, newest first.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<InHandPage> Read(Actor by, Focus focus, string? after, int limit, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var page = await lists.ReadInHand(ListOf(by), row => row.Outlook!.IsIn(focus, now, policy), after, limit, cancellation);
        return new(page, now);
    }

    /// <summary>How much there is of it.</summary>
    public async Task<InHandCounts> Count(Actor by, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var all = await lists.ReadInHand(ListOf(by), _ => true, null, int.MaxValue, cancellation);
        var outlooks = all.Rows.ConvertAll(row => row.Outlook!);
        return new(
            now,
            Enum.GetValues<Focus>()
                .ToImmutableSortedDictionary(focus => focus, focus => outlooks.Count(outlook => outlook.IsIn(focus, now, policy))),
            outlooks.GroupBy(outlook => outlook.StatusAt(now)).ToImmutableSortedDictionary(some => some.Key, some => some.Count()));
    }

    private static AssignmentList ListOf(Actor by) => by switch
    {
        Actor.Client client => new AssignmentList.OfCompany(client.Company),
        Actor.Worker worker => new AssignmentList.OfWorker(worker.Id),
        _ => throw new ArgumentException($"A {by.Role} has no work in hand.", nameof(by)),
    };
}
