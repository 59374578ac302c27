using System.Collections.Immutable;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.Invariants;

/// <summary>What holds of every escalation, whatever people do (domain.md §6).</summary>
/// <param name="Says">It, in words.</param>
/// <param name="Against">What of a history speaks against it, in words; nothing where it holds.</param>
internal sealed record Invariant(string Says, Func<History, IEnumerable<string>> Against)
{
    /// <summary>All there are.</summary>
    public static ImmutableList<Invariant> All { get; } =
    [
        new("None is open beyond its month without response, and the month ends to the instant", Months.Against),
        new("Every stage follows from the one before, when its window has run out", Stages.Against),
        new("The worker gets an update every window, from opening to close", Updates.Against),
        new("What cures or settles it closes it at once", Endings.NotClosed),
        new("Nobody hears of it after its close", Endings.AfterClose),
        new("Of its close both sides and the desk are told", Endings.Untold),
        new("Time does not run backwards", Timelines.Backwards),
        new("Replaying all events gives the same state", Timelines.Replayed),
        new("Ticks early, late, doubled or lost change nothing", Timelines.TickedOtherwise),
        new(
            "No trick makes it end later than a call 48 business hours after the month, and one standstill of each kind",
            Fairness.EndsTooLate),
        new("No trick makes less of what is paid or can be pursued than silence does", Fairness.LessPaid),
        new("No trick takes rating, dossier or arbitration from the worker", Fairness.FewerRights),
        new("Padded hours are paid no better than worked ones", Fairness.MorePaid),
    ];
}
