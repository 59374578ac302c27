using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Simulation.People;

namespace WorkMarket.Simulation.Cases;

/// <summary>What became of one escalation.</summary>
/// <param name="Number">Which it is.</param>
/// <param name="Population">What its client is like.</param>
/// <param name="Policy">The windows and the calendar that it went by.</param>
/// <param name="Until">Until when it was watched.</param>
/// <param name="Acts">What people did, in its order; the rules refused some of it.</param>
/// <param name="Refused">How much.</param>
/// <param name="Timeline">All that happened on the assignment.</param>
/// <param name="State">What the assignment is in the end.</param>
internal sealed record History(
    int Number, Population Population, Policy Policy, Instant Until, ImmutableList<Act> Acts, int Refused, IReadOnlyList<Happened> Timeline,
    Assignment State)
{
    /// <summary>The escalation as it is in the end.</summary>
    public Escalation Escalation => State.Core.Escalations[^1];

    /// <summary>What happened from the opening on, with it.</summary>
    public IEnumerable<Happened> SinceOpening => Timeline.SkipWhile(happened => happened.Event is not EscalationOpened);

    /// <summary>What happened to the escalation itself.</summary>
    public IEnumerable<Happened> Steps => SinceOpening.Where(happened => happened.Event.Escalation() is not null);
}
