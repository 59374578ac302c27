using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Subcontracting;

/// <summary>Asking whether somebody else may do the work, and deciding that (domain.md §2).</summary>
internal static class SubcontractRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, RequestSubcontract>(
            AssignmentAction.RequestSubcontract, [Role.Worker], [Status.Assigned, Status.InProgress], Request, MayRequest)
        {
            NeedsTerms = true,
        },
        new ActionRule<WithWorker, DecideSubcontract>(
            AssignmentAction.DecideSubcontract, [Role.Client], [Status.Assigned, Status.InProgress, Status.OnHold], Decide, MayDecide),
    ];

    private static ImmutableList<Refusal> MayRequest(WithWorker staffed, RequestSubcontract? request, Circumstances at) =>
        staffed.Engagement.Subcontracts.Count >= at.Policy.Subcontracts ? [new SubcontractsFull(at.Policy.Subcontracts)] : [];

    private static Outcome Request(WithWorker staffed, RequestSubcontract request, Circumstances at) =>
        Text.Line(request.Subcontractor, "subcontractor", at.Policy.NameLength)
            .Concat(Text.Required(request.Reason, "reason", at.Policy.RequestReasonLength))
            .Or(new SubcontractRequested(new($"s{staffed.Engagement.Subcontracts.Count + 1}"), request.Subcontractor, request.Reason));

    private static ImmutableList<Refusal> MayDecide(WithWorker staffed, DecideSubcontract? decide, Circumstances at) =>
        staffed.Engagement.Subcontracts.Exists(subcontract => subcontract.Granted is null)
            ? []
            : [new NothingThere(AssignmentAction.DecideSubcontract)];

    private static Outcome Decide(WithWorker staffed, DecideSubcontract decide, Circumstances at) =>
        staffed.Engagement.Subcontracts.Exists(subcontract => subcontract.Id == decide.Subcontract && subcontract.Granted is null)
            ? Text.Optional(decide.Reason, "reason", at.Policy).Or(
                new SubcontractDecided(decide.Subcontract, decide.Granted, decide.Reason))
            : new UnknownSubcontract(decide.Subcontract);
}
