using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Editing;

/// <summary>Say more clearly what is asked for, beside the text.</summary>
public sealed record Clarify(string Text) : Command;

/// <summary>Propose to the worker to change what was agreed; it takes the place of what was proposed before.</summary>
public sealed record ProposeChange(BriefEdit To, string? Reason) : Command;

/// <summary>Agree to a proposed change.</summary>
public sealed record AcceptChange(ChangeId Change) : Command;

/// <summary>Decline a proposed change.</summary>
public sealed record DeclineChange(ChangeId Change, string? Reason) : Command;

/// <summary>Take a proposed change back.</summary>
public sealed record WithdrawChange(ChangeId Change) : Command;

/// <summary>The client said something more clearly; the text beside it stays as it is.</summary>
[Stored("clarified/1"), Tells(NoticeKind.Clarified, Recipients.BothSides)]
public sealed record Clarified(string Text) : Event, IAdding;

/// <summary>The client proposes to change what was agreed.</summary>
[Stored("changeProposed/1"), Tells(NoticeKind.ChangeProposed, Recipients.BothSides)]
public sealed record ChangeProposed(ChangeId Change, BriefChanges Changes, string? Reason) : Event, IAdding;

/// <summary>The worker agreed: it holds from now on.</summary>
[Stored("changeAgreed/1"), Tells(NoticeKind.ChangeAgreed, Recipients.BothSides)]
public sealed record ChangeAgreed(ChangeId Change, BriefChanges Changes) : Event;

/// <summary>The worker declined, which counts for nothing: all stays as it was agreed.</summary>
[Stored("changeDeclined/1"), Tells(NoticeKind.ChangeDeclined, Recipients.BothSides)]
public sealed record ChangeDeclined(ChangeId Change, string? Reason) : Event;

/// <summary>The client took the proposed change back.</summary>
[Stored("changeWithdrawn/1"), Tells(NoticeKind.ChangeWithdrawn, Recipients.BothSides)]
public sealed record ChangeWithdrawn(ChangeId Change) : Event;

/// <summary>The worker had not said anything to it when the work was submitted or ended: all stays as it was agreed.</summary>
[Stored("changeLapsed/1")]
public sealed record ChangeLapsed(ChangeId Change) : Event
{
    // Nobody did it, so both sides are told.
    internal override IEnumerable<NoticeFor> Tells(Teller to) => to.Tell(Recipients.BothSides, NoticeKind.ChangeLapsed, anyway: true);
}

/// <summary>A proposed change's opaque id, unique within its engagement.</summary>
public readonly record struct ChangeId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A change that the client proposes and the worker has not decided on.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Changes">What would be different, by field with old and new value.</param>
/// <param name="Reason">Why, where the client said so.</param>
/// <param name="At">When it was proposed.</param>
public sealed record ProposedChange(ChangeId Id, BriefChanges Changes, string? Reason, Instant At);

/// <summary>What the client said more clearly.</summary>
/// <param name="Text">In the client's words.</param>
/// <param name="At">When.</param>
public sealed record Clarification(string Text, Instant At);

/// <summary>No such change waits for a decision.</summary>
public sealed record NoSuchChange(ChangeId Change)
    : Refusal(
        RefusalKind.Conflict, "noSuchChange",
        $"The change {Change} is not the one that waits for a decision: it was decided, taken back, or another was proposed in its place.");

/// <summary>A proposed change of the same waits for the worker.</summary>
public sealed record ChangeUndecided(ChangeId Change)
    : Refusal(
        RefusalKind.Conflict, "changeUndecided",
        $"The worker has not decided on the proposed change {Change}, which is about the same: take it back first.");

/// <summary>There are as many clarifications as an assignment takes.</summary>
public sealed record ClarificationsFull(int Most)
    : Refusal(RefusalKind.Conflict, "clarificationsFull", $"This assignment has {Most} clarifications already; write a message instead.");
