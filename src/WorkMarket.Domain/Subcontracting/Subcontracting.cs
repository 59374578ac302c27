using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Subcontracting;

/// <summary>Ask whether somebody else may do the work.</summary>
public sealed record RequestSubcontract(string Subcontractor, string Reason) : Command;

/// <summary>Grant or refuse a subcontract.</summary>
public sealed record DecideSubcontract(SubcontractId Subcontract, bool Granted, string? Reason) : Command;

/// <summary>The worker asked whether somebody else may do the work.</summary>
[Stored("subcontractRequested/1"), Tells(NoticeKind.SubcontractAsked, Recipients.BothSides)]
public sealed record SubcontractRequested(SubcontractId Subcontract, string Subcontractor, string Reason) : Event;

/// <summary>The client granted or refused it.</summary>
[Stored("subcontractDecided/1"), Tells(NoticeKind.SubcontractDecided, Recipients.BothSides)]
public sealed record SubcontractDecided(SubcontractId Subcontract, bool Granted, string? Reason) : Event;

/// <summary>There is no such question about subcontracting, or it is decided.</summary>
public sealed record UnknownSubcontract(SubcontractId Subcontract)
    : Refusal(RefusalKind.Unknown, "unknownSubcontract", $"There is no open request {Subcontract} for a subcontract on this assignment.");

/// <summary>There are as many questions about subcontracting as an assignment takes.</summary>
public sealed record SubcontractsFull(int Most)
    : Refusal(
        RefusalKind.Conflict, "subcontractsFull", $"This assignment has {Most} requests for a subcontract already and takes no more.");

/// <summary>A question of the worker's whether somebody else may do the work (domain.md §2).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subcontractor">Who would do the work.</param>
/// <param name="Reason">What speaks for it, in the words of the worker.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Granted">What the client said, or null where it has not.</param>
public sealed record Subcontract(SubcontractId Id, string Subcontractor, string Reason, Instant At, bool? Granted = null);

/// <summary>The opaque id of a question about subcontracting, unique among those of its worker.</summary>
public readonly record struct SubcontractId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

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
