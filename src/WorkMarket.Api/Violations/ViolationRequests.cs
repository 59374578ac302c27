using System.Collections.Immutable;
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
/// <param name="Text">What happened.</param>
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

/// <summary>The violations on record that the reader may read, oldest first.</summary>
/// <param name="Violations">Oldest first.</param>
public sealed record ViolationListView(ImmutableList<Violation> Violations);
