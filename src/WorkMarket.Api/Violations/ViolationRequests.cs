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
public sealed record ViolationRequest(
    ViolationCategory Category, string Text, Side? Against = null, PersonId? Worker = null, ImmutableList<DeliverableId>? Evidence = null);

/// <summary>Why a report is upheld or dismissed.</summary>
public sealed record ViolationDecisionRequest(string Reasons);

/// <summary>What an action on a violation answers.</summary>
public sealed record ViolationView(Change Change, Violation Violation) : ActionView(Change)
{
    private Change Change { get; } = Change;
}

/// <summary>The violations on record that the reader may read, oldest first.</summary>
public sealed record ViolationListView(ImmutableList<Violation> Violations);
