using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Application.Lists;

/// <summary>A page of somebody's work in hand, as it stands at an instant.</summary>
public sealed record TodoPage(ListPage Page, Instant At);

/// <summary>How much work somebody has in hand at an instant: in each focus, and in each status that there is.</summary>
public sealed record TodoCounts(Instant At, ImmutableSortedDictionary<Focus, int> Foci, ImmutableSortedDictionary<Status, int> Statuses);

/// <summary>
/// Somebody's work in hand: what a company has not finished with, and what a worker has, was offered by name or applied for. Right at the
/// instant of reading, and at a cost that does not grow with what is done with.
/// </summary>
public sealed class TodoLists(IAssignmentLists lists, IClock clock, Policy policy)
{
    /// <summary>A page of it, narrowed to a focus, newest first.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<TodoPage> Read(Actor by, Focus focus, string? after, int limit, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var page = await lists.ReadTodo(ListOf(by), row => row.Todo!.IsIn(focus, now, policy), after, limit, cancellation);
        return new(page, now);
    }

    /// <summary>All of it, newest first. One request for every thousand.</summary>
    public async Task<TodoPage> ReadAll(Actor by, CancellationToken cancellation) =>
        new(await lists.ReadTodo(ListOf(by), _ => true, null, int.MaxValue, cancellation), clock.GetCurrentInstant());

    /// <summary>How much there is of it.</summary>
    public async Task<TodoCounts> Count(Actor by, CancellationToken cancellation) => Count(await ReadAll(by, cancellation));

    /// <summary>How much there is of all that was read.</summary>
    public TodoCounts Count(TodoPage all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var entries = all.Page.Rows.ConvertAll(row => row.Todo!);
        return new(
            all.At,
            Enum.GetValues<Focus>()
                .ToImmutableSortedDictionary(focus => focus, focus => entries.Count(entry => entry.IsIn(focus, all.At, policy))),
            entries.GroupBy(entry => entry.StatusAt(all.At)).ToImmutableSortedDictionary(some => some.Key, some => some.Count()));
    }

    private static AssignmentList ListOf(Actor by) => by switch
    {
        Actor.Client client => new AssignmentList.OfCompany(client.Company),
        Actor.Worker worker => new AssignmentList.OfWorker(worker.Id),
        _ => throw new ArgumentException($"A {by.Role} has no work in hand.", nameof(by)),
    };
}
