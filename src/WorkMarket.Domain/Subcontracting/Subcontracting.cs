using NodaTime;
using WorkMarket.Domain.Notifications;

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
