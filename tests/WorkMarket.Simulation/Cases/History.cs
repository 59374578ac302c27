using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
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
    /// <summary>The same case with a silent client, or an honest worker, where somebody is dishonest.</summary>
    public History? Twin { get; init; }

    /// <summary>What the worker has or had of it: the assignment, or the engagement that ended with its loss.</summary>
    public Assignment Own => EndedEngagements.OfWorker(State, Cast.Worker.Id).State;

    /// <summary>What the worker was paid.</summary>
    public decimal Paid => (Own as Paid)?.Invoice.Amount.Amount ?? 0;

    /// <summary>What the worker can still pursue.</summary>
    public decimal Claim => Own is WithWorker staffed ? DisputedAmount.Compute(staffed).InDispute.Amount : 0;

    /// <summary>The escalation as it is in the end.</summary>
    public Escalation Escalation => State.Core.Escalations[^1];

    /// <summary>What happened from the opening on, with it.</summary>
    public IEnumerable<Happened> SinceOpening => Timeline.SkipWhile(happened => happened.Event is not EscalationOpened);

    /// <summary>What happened to the escalation itself.</summary>
    public IEnumerable<Happened> Steps => SinceOpening.Where(happened => happened.Event.Escalation() is not null);
}
