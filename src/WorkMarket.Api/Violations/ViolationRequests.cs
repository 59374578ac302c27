using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Api.Violations;

/// <summary>
/// A report of a violation. The side may be left out by the other one, support has to name it; the worker may be left out where somebody
/// has the assignment. Evidence names deliverables.
/// </summary>
/// <param name="Category">What kind of violation it is.</param>
/// <param name="Text">What happened, in words.</param>
/// <param name="Against">The side that it is said of; the other one if left out. Support has to say it.</param>
/// <param name="Worker">The worker concerned; whoever has the assignment, if left out.</param>
/// <param name="Evidence">Deliverables of the assignment that show it.</param>
public sealed record ViolationRequest(
    ViolationCategory Category, string Text, Side? Against = null, PersonId? Worker = null, ImmutableList<DeliverableId>? Evidence = null);

/// <summary>Why a report is upheld or dismissed.</summary>
/// <param name="Reasons">For the parties to read.</param>
public sealed record ViolationDecisionRequest(string Reasons);

/// <summary>What an action on a violation answers.</summary>
public sealed class ViolationView(Change change, Violation violation) : ActionView(change)
{
    /// <summary>The report as it now stands.</summary>
    public Violation Violation => violation;
}

/// <summary>A reported violation with all that was written about it.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Category">What is said to have been violated.</param>
/// <param name="Against">Which side is said to have done it.</param>
/// <param name="Worker">The worker concerned: who did it, or to whom it was done.</param>
/// <param name="ReportedBy">Who reported it.</param>
/// <param name="ReportedAt">When that was.</param>
/// <param name="Text">What the report says.</param>
/// <param name="Evidence">The deliverables that the report names.</param>
/// <param name="Status">What became of it.</param>
/// <param name="DecidedAt">When it was decided; left out until then.</param>
/// <param name="Reasons">Why support decided so; left out until then.</param>
public sealed record ViolationItem(
    ViolationId Id, ViolationCategory Category, Side Against, PersonId Worker, Actor ReportedBy, Instant ReportedAt, string? Text,
    ImmutableList<DeliverableId> Evidence, ViolationStatus Status, Instant? DecidedAt, string? Reasons)
{
    internal static ViolationItem Of(Violation violation, ImmutableList<Happened> written)
    {
        var events = written.ConvertAll(happened => happened.Event);
        var report = events.OfType<ViolationReported>().FirstOrDefault(reported => reported.Violation == violation.Id);
        var reasons = events.Select(@event => @event switch
        {
            ViolationUpheld upheld when upheld.Violation == violation.Id => upheld.Reasons,
            ViolationDismissed dismissed when dismissed.Violation == violation.Id => dismissed.Reasons,
            _ => null,
        }).FirstOrDefault(text => text is not null);
        return new(
            violation.Id, violation.Category, violation.Against, violation.Worker, violation.ReportedBy, violation.ReportedAt, report?.Text,
            report?.Evidence ?? [], violation.Status, violation.DecidedAt, reasons);
    }
}

/// <summary>The violations on record that the reader may read, oldest first.</summary>
/// <param name="Violations">Oldest first.</param>
public sealed record ViolationListView(ImmutableList<ViolationItem> Violations);
