using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Escalations;

/// <summary>How the desk counts.</summary>
public sealed record DeskOptions
{
    /// <summary>How long what is due may be so before it counts as overdue: the clock looks once a minute, and effects take some seconds.</summary>
    public Duration OverdueAfter { get; init; } = Duration.FromMinutes(2);

    /// <summary>The ages, in elapsed time since the opening, at which one band ends and the next begins.</summary>
    public ImmutableList<Duration> Ages { get; init; } = [Duration.FromDays(2), Duration.FromDays(7), Duration.FromDays(14), Duration.FromDays(28)];
}

/// <summary>How many there are of an age.</summary>
/// <param name="From">The youngest age in the band.</param>
/// <param name="Until">The age at which the next band begins; null for the last.</param>
/// <param name="Count">How many.</param>
public sealed record AgeCount(Duration From, Duration? Until, int Count);

/// <summary>How many open escalations there are of a sort.</summary>
/// <param name="Open">All.</param>
/// <param name="Unclaimed">Those that nobody takes care of.</param>
/// <param name="Suspended">Those that stand still.</param>
/// <param name="Overdue">Those whose next step was due and has not happened.</param>
/// <param name="Ages">All by age, the youngest first.</param>
public sealed record EscalationTally(int Open, int Unclaimed, int Suspended, int Overdue, ImmutableList<AgeCount> Ages);

/// <summary>How many open escalations there are at an instant: in all, and in each stage that an open one can be in.</summary>
public sealed record EscalationCounts(Instant At, EscalationTally All, ImmutableSortedDictionary<EscalationStage, EscalationTally> Stages);

/// <summary>The open escalations as those at WorkMarket see them who take care of them (domain.md §1): support all, an account manager those of the companies looked after.</summary>
public sealed class EscalationDesk(IEscalationLists lists, CachedDirectory directory, IClock clock, DeskOptions options)
{
    /// <summary>The stages in which an open one can be, in their order.</summary>
    public static ImmutableList<EscalationStage> Stages { get; } =
        [EscalationStage.Messages, EscalationStage.ProjectManager, EscalationStage.AccountManager, EscalationStage.Engaged];

    /// <summary>A page of those that somebody sees. One request for support, one a company for an account manager.</summary>
    /// <param name="by">Support or an account manager.</param>
    /// <param name="company">The one company wanted, or null for all.</param>
    /// <param name="filter">Which of them are wanted.</param>
    /// <param name="after">The cursor of the page before, or null for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<EscalationPage> Read(
        Actor by, CompanyId? company, EscalationFilter filter, string? after, int limit, CancellationToken cancellation) =>
        await lists.Read(await ListsOf(by, company, cancellation), filter, after, limit, cancellation);

    /// <summary>Counts all there are. One request for every thousand.</summary>
    public async Task<EscalationCounts> Count(CancellationToken cancellation)
    {
        var rows = new List<EscalationRow>();
        await foreach (var row in lists.All(new EscalationList.Desk(), cancellation))
            rows.Add(row);
        var now = clock.GetCurrentInstant();
        return new(now, Tally(rows, now), Stages.ToImmutableSortedDictionary(stage => stage, stage => Tally(rows.FindAll(row => row.Stage == stage), now)));
    }

    private async Task<IReadOnlyList<EscalationList>> ListsOf(Actor by, CompanyId? company, CancellationToken cancellation)
    {
        if (by is Actor.Support)
            return [company is { } one ? new EscalationList.OfCompany(one) : new EscalationList.Desk()];
        var companies = by is Actor.AccountManager manager ? await directory.LookedAfterBy(manager.Id, cancellation) : [];
        return [.. companies.Where(mine => company is null || mine.Id == company).Select(mine => new EscalationList.OfCompany(mine.Id))];
    }

    private EscalationTally Tally(List<EscalationRow> rows, Instant now) => new(
        rows.Count,
        rows.Count(row => row.ClaimedBy is null),
        rows.Count(row => row.SuspendedSince is not null),
        rows.Count(row => row.Next.At + options.OverdueAfter < now),
        [.. options.Ages.Prepend(Duration.Zero).Select((from, band) =>
        {
            Duration? until = band < options.Ages.Count ? options.Ages[band] : null;
            return new AgeCount(from, until, rows.Count(row => now - row.OpenedAt is var age && (age >= from || band == 0) && (until is null || age < until)));
        })]);
}
