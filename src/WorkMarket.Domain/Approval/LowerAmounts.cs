using System.Collections.Immutable;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Approval;

/// <summary>A line of the total by its number, what it is to come to, and why.</summary>
/// <param name="Line">Its number in the total; the first is 1.</param>
/// <param name="Amount">What it is to come to: less than it does.</param>
/// <param name="Reason">Why, for the worker.</param>
public sealed record ProposedLine(int Line, Money Amount, string Reason);

/// <summary>Propose to pay less than what was submitted came to, with a reason by line.</summary>
public sealed record ProposeAmount(ImmutableList<ProposedLine> Lines) : Command;

/// <summary>
/// Accept the lower amount: the work is approved at that. Own requests for funds that are not decided lapse with it where that is said,
/// and stand in its way else.
/// </summary>
public sealed record AcceptAmount(LowerAmountId Proposal, bool Lapse = false) : Command;

/// <summary>Decline the lower amount.</summary>
public sealed record DeclineAmount(LowerAmountId Proposal, string? Reason) : Command;

/// <summary>The client proposed to pay less: what it all would come to, and which lines are lower and why.</summary>
[Stored("amountProposed/1"), Tells(NoticeKind.AmountProposed, Recipients.BothSides)]
public sealed record AmountProposed(LowerAmountId Proposal, Money Amount, ImmutableList<LoweredLine> Lines) : Event, IAdding
{
    /// <summary>All that the client wrote with it.</summary>
    public string Reasons => string.Join('\n', Lines.Select(line => line.Reason));
}

/// <summary>The worker accepted the lower amount, at which the work is approved.</summary>
[Stored("amountAccepted/1"), Tells(NoticeKind.AmountAccepted, Recipients.BothSides)]
public sealed record AmountAccepted(LowerAmountId Proposal, Money Amount) : Event;

/// <summary>The worker declined the lower amount; the work waits for approval as before.</summary>
[Stored("amountDeclined/1"), Tells(NoticeKind.AmountDeclined, Recipients.BothSides)]
public sealed record AmountDeclined(LowerAmountId Proposal, string? Reason) : Event;

/// <summary>One proposal is open at a time (domain.md §2).</summary>
public sealed record AmountAwaited(LowerAmount Proposal)
    : Refusal(
        RefusalKind.Conflict, "amountAwaited",
        $"The worker has not decided on {Proposal.Amount} ({Proposal.Id}) yet. Another can be proposed once that is declined; "
        + "approving, sending back or cancelling ends it.");

/// <summary>There is no such proposal.</summary>
public sealed record UnknownAmount(LowerAmountId Proposal)
    : Refusal(RefusalKind.Unknown, "unknownAmount", $"There is no proposal '{Proposal}' of a lower amount to decide on.");

/// <summary>The proposal is decided.</summary>
public sealed record AmountDecided(LowerAmount Proposal)
    : Refusal(RefusalKind.Conflict, "amountDecided", $"This proposal is {Wording.InWords(Proposal.Status)}; nothing about it can change.");
