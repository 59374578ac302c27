using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Operations;

/// <summary>How the desk counts.</summary>
public sealed record DeskOptions
{
    /// <summary>How long what is due may wait before it counts as overdue: the clock looks once a minute.</summary>
    public Duration OverdueAfter { get; init; } = Duration.FromMinutes(2);

    /// <summary>The ages, in elapsed time since the opening, at which one band ends and the next begins.</summary>
    public ImmutableList<Duration> Ages { get; init; } =
        [Duration.FromDays(2), Duration.FromDays(7), Duration.FromDays(14), Duration.FromDays(28)];
}

/// <summary>How many there are of an age.</summary>
/// <param name="From">The youngest age in the band.</param>
/// <param name="Until">The age at which the next band begins; null for the last.</param>
/// <param name="Count">How many are of this age.</param>
public sealed record AgeCount(Duration From, Duration? Until, int Count);

/// <summary>How many open escalations there are of a sort.</summary>
/// <param name="Open">All that are open.</param>
/// <param name="Unclaimed">Those that nobody takes care of.</param>
/// <param name="Suspended">Those that stand still.</param>
/// <param name="Overdue">Those on which an update or another step was due and is not done.</param>
/// <param name="Ages">All by age, the youngest first.</param>
public sealed record EscalationTally(int Open, int Unclaimed, int Suspended, int Overdue, ImmutableList<AgeCount> Ages);

/// <summary>How many open escalations there are at an instant: in all, and in each stage that an open one can be in.</summary>
public sealed record EscalationCounts(Instant At, EscalationTally All, ImmutableSortedDictionary<EscalationStage, EscalationTally> Stages)
{
    /// <summary>Counts them.</summary>
    /// <param name="open">All that are open.</param>
    /// <param name="overdue">The cases on which something was due and is not done.</param>
    /// <param name="now">The instant.</param>
    /// <param name="options">How the desk counts.</param>
    public static EscalationCounts Count(
        IReadOnlyCollection<ListedEscalation> open, IReadOnlySet<AssignmentId> overdue, Instant now, DeskOptions options)
    {
        return new(now, Tally([.. open]), EscalationDesk.Stages.ToImmutableSortedDictionary(
            stage => stage, stage => Tally([.. open.Where(one => one.Escalation.Stage == stage)])));

        EscalationTally Tally(ImmutableList<ListedEscalation> some) => new(
            some.Count,
            some.Count(one => one.Escalation.ClaimedBy is null),
            some.Count(one => one.Escalation.Suspension is not null),
            some.Count(one => overdue.Contains(one.Row.Assignment)),
            ByAge(some.ConvertAll(one => now - one.Escalation.OpenedAt), options.Ages));
    }

    // A clock that is behind may see an opening in the future: that one is in the youngest band.
    private static ImmutableList<AgeCount> ByAge(ImmutableList<Duration> ages, ImmutableList<Duration> bounds) =>
        [.. bounds.Prepend(Duration.Zero).Select((from, band) =>
        {
            Duration? until = band < bounds.Count ? bounds[band] : null;
            return new AgeCount(from, until, ages.Count(age => (age >= from || band == 0) && (until is null || age < until)));
        })];
}
