using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Drafting;

/// <summary>Delete a draft, which nobody else has seen.</summary>
public sealed record DeleteDraft : Command;

/// <summary>Take it back.</summary>
public sealed record VoidAssignment(string? Note) : Command;

/// <summary>The client wrote a draft.</summary>
[Stored("created/1")]
public sealed record Created(AssignmentId Assignment, Brief Brief) : Event, IAdding;

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
