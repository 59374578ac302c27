using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Places;

namespace WorkMarket.Domain.Drafting;

/// <summary>Delete a draft, which nobody else has seen.</summary>
public sealed record DeleteDraft : Command;

/// <summary>Take it back.</summary>
public sealed record VoidAssignment(string? Note) : Command;

/// <summary>The client wrote a draft, which has a number from then on; an older one got it later.</summary>
[Stored("created/1")]
public sealed record Created(AssignmentId Assignment, Brief Brief, AssignmentNumber? Number = null) : Event, IAdding
{
    /// <summary>The company's settings when it was written; null in drafts from before that was kept.</summary>
    public AssignmentSettings? Inherited { get; init; }
}

/// <summary>An assignment from before all had a number got its own, as it was written again.</summary>
[Stored("numbered/1")]
public sealed record Numbered(AssignmentNumber Number) : Event;

/// <summary>The client deleted the draft: it is there for nobody but support.</summary>
[Stored("draftDeleted/1")]
public sealed record DraftDeleted : Event;

/// <summary>The client took it back.</summary>
[Stored("voided/1")]
public sealed record VoidedByClient(string? Note) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        [.. to.Asked(NoticeKind.TakenBack), .. to.Tell(Recipients.ProjectManager, NoticeKind.TakenBack)];
}

/// <summary>What a client writes into a draft. Parts of the settings that are null are inherited from the company.</summary>
public sealed record DraftRequest : DraftContent
{
    /// <summary>With nothing said yet.</summary>
    public DraftRequest()
    {
    }

    /// <summary>With what a template or an assignment says.</summary>
    public DraftRequest(DraftContent content)
        : base(content)
    {
    }

    /// <summary>When the work is to be done.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Whom to ask for on site and how to get in; null where nothing is said of it.</summary>
    public KeptAccess? Access { get; init; }

    /// <summary>The client's own number for it; null where it has none.</summary>
    public string? ExternalId { get; init; }
}

/// <summary>A confirmation window as a draft asks for it; what is null is inherited.</summary>
/// <param name="OpensBefore">How long before the scheduled start it opens.</param>
/// <param name="ClosesBefore">How long before that it closes.</param>
public sealed record ConfirmationWish(Period? OpensBefore, Period? ClosesBefore);

/// <summary>How a draft asks for visits to be recorded; what is null is inherited.</summary>
/// <param name="Required">Whether the worker has to check in and out.</param>
/// <param name="PhoneNumber">The number to call where it has to be by phone; empty where it does not have to.</param>
/// <param name="Grace">How long after the scheduled start or end a missing time makes the worker late.</param>
public sealed record CheckInWish(bool Required, string? PhoneNumber = null, Duration? Grace = null);
