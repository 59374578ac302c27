using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Operations;

/// <summary>A page of open escalations, and the cursor of the next one.</summary>
public sealed record EscalationPage(ImmutableList<ListedEscalation> Escalations, string? Next);

/// <summary>
/// The open escalations as those at WorkMarket see them who take care of them (domain.md §1): support all, an account manager those of
/// the companies looked after. Right at the instant of reading, though no clock has looked; after a change of the windows, once they are
/// rebuilt.
/// </summary>
public sealed class EscalationDesk(
    IEscalationLists lists, IDueIndex due, CachedDirectory directory, IClock clock, Policy policy, DeskOptions options)
{
    private const int DueAtOnce = 1000;

    /// <summary>The stages in which an open one can be, in their order.</summary>
    public static ImmutableList<EscalationStage> Stages { get; } =
        [EscalationStage.Messages, EscalationStage.ProjectManager, EscalationStage.AccountManager, EscalationStage.Engaged];

    /// <summary>
    /// A page of those that somebody sees, the one that is due first at the top. One that moves on between two pages may show on both.
    /// One request for every thousand that are open, whichever page it is: for support of all or of the company, for an account manager of
    /// each company.
    /// </summary>
    /// <param name="by">Support or an account manager.</param>
    /// <param name="company">The one company wanted, or null for all.</param>
    /// <param name="filter">Which of them are wanted.</param>
    /// <param name="after">The cursor of the page before, or null for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<EscalationPage> Read(
        Actor by, CompanyId? company, EscalationFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        var found = await Task.WhenAll((await ListsOf(by, company, cancellation)).Select(list => All(list, filter, cancellation)));
        var (page, next) = EscalationPaging.Page(
            found.SelectMany(some => some), open => open.Next.At, open => open.Row.Assignment, after, limit);
        return new([.. page], next);
    }

    /// <summary>Counts all there are. One request for every thousand, and one a shard of the due index.</summary>
    public async Task<EscalationCounts> Count(CancellationToken cancellation)
    {
        var rows = await All(new EscalationList.Desk(), new(), cancellation);
        var now = clock.GetCurrentInstant();
        // What the due index still has is not done, whatever a list tells of it.
        var waiting = (await due.First(DueAtOnce, null, cancellation))
            .Where(row => row.Kind == DueKind.Tick && row.At + options.OverdueAfter < now)
            .Select(row => row.Case)
            .ToHashSet();
        return EscalationCounts.Count(rows, waiting, now, options);
    }

    private async Task<List<ListedEscalation>> All(EscalationList list, EscalationFilter filter, CancellationToken cancellation)
    {
        var rows = new List<EscalationRow>();
        await foreach (var row in lists.Read(list, filter, cancellation))
            rows.Add(row);
        var now = clock.GetCurrentInstant();
        return [.. rows.Select(row => row.At(now, policy)).OfType<ListedEscalation>().Where(
            open => (filter.Stage is null || open.Escalation.Stage == filter.Stage)
                && (filter.DeskTask is null || open.Escalation.IsDeskTask == filter.DeskTask))];
    }

    private async Task<IReadOnlyList<EscalationList>> ListsOf(Actor by, CompanyId? company, CancellationToken cancellation)
    {
        if (by is Actor.Support)
            return [company is { } one ? new EscalationList.OfCompany(one) : new EscalationList.Desk()];
        var companies = by is Actor.AccountManager manager ? await directory.LookedAfterBy(manager.Id, cancellation) : [];
        return [.. companies.Where(mine => company is null || mine.Id == company).Select(mine => new EscalationList.OfCompany(mine.Id))];
    }
}
