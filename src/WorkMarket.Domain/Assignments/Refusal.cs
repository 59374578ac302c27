using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Assignments;

/// <summary>What sort of no a refusal is.</summary>
public enum RefusalKind
{
    /// <summary>What was sent is wrong, whatever the state.</summary>
    Invalid,

    /// <summary>Not for this role or person.</summary>
    NotAllowed,

    /// <summary>There is no such thing on the assignment.</summary>
    Unknown,

    /// <summary>The state of the assignment speaks against it.</summary>
    Conflict,

    /// <summary>It was asked on the strength of an older version.</summary>
    Stale,
}

/// <summary>Why a command is refused: the closed set. Nothing changes by a refused command.</summary>
/// <param name="Kind">What sort of no it is.</param>
/// <param name="Rule">The rule's stable name.</param>
/// <param name="Message">The rule in words, for the person who is refused.</param>
/// <param name="Field">The field that is wrong, where one is.</param>
/// <param name="HoldsFrom">The instant from which the rule would hold, where time alone brings it.</param>
public abstract partial record Refusal(RefusalKind Kind, string Rule, string Message, string? Field = null, Instant? HoldsFrom = null)
{
    /// <summary>Another role's action (domain.md §1).</summary>
    public sealed record RoleNotAllowed(AssignmentAction Action, Role Role)
        : Refusal(RefusalKind.NotAllowed, "roleNotAllowed", $"The role {Role} cannot {Action}.");

    /// <summary>The worker of this assignment is somebody else, or nobody yet.</summary>
    public sealed record NotAParty()
        : Refusal(RefusalKind.NotAllowed, "notAParty", "Only the worker who has the assignment, its client and support take part in it.");

    /// <summary>Not in this state (domain.md §2).</summary>
    public sealed record StatusNotAllowed(AssignmentAction Action, Status Status)
        : Refusal(RefusalKind.Conflict, "statusNotAllowed", $"{Action} is not possible while the assignment is {Status}.");

    /// <summary>The worker has not accepted the document's current version (domain.md §1).</summary>
    public sealed record TermsNotAccepted(TermsDocument Document, string? Version)
        : Refusal(RefusalKind.Conflict, "termsNotAccepted", Version is null
            ? $"No version of {Document} is in force, so none can be accepted yet."
            : $"{Document}, version {Version}, has to be accepted first.");

    /// <summary>A field breaks a rule of its own.</summary>
    public sealed record InvalidField : Refusal
    {
        /// <summary>Names the field, the rule and why.</summary>
        public InvalidField(string field, string rule, string message)
            : base(RefusalKind.Invalid, rule, message, field)
        {
        }
    }

    /// <summary>A worker who was named is not known.</summary>
    public sealed record UnknownWorker(PersonId Worker)
        : Refusal(RefusalKind.Invalid, "unknownWorker", $"There is no worker '{Worker}'.", "workers");

    /// <summary>The worker applied before.</summary>
    public sealed record AlreadyApplied(ApplicationId Application)
        : Refusal(RefusalKind.Conflict, "alreadyApplied", "This worker has already applied.");

    /// <summary>There are as many applications as an assignment takes.</summary>
    public sealed record ApplicationsFull(int Most)
        : Refusal(RefusalKind.Conflict, "applicationsFull", $"This assignment has {Most} applications already and takes no more.");

    /// <summary>There is no such application.</summary>
    public sealed record UnknownApplication(ApplicationId Application)
        : Refusal(RefusalKind.Unknown, "unknownApplication", $"There is no application '{Application}' on this assignment.");

    /// <summary>No confirmation is asked for (domain.md §3).</summary>
    public sealed record ConfirmationNotRequired()
        : Refusal(RefusalKind.Conflict, "confirmationNotRequired", "This schedule does not have to be confirmed.");

    /// <summary>The window has not opened (domain.md §3).</summary>
    public sealed record ConfirmationNotOpen(Instant Opens)
        : Refusal(RefusalKind.Conflict, "confirmationNotOpen", "The schedule cannot be confirmed yet.", HoldsFrom: Opens);

    /// <summary>The schedule is confirmed.</summary>
    public sealed record AlreadyConfirmed(Instant ConfirmedAt)
        : Refusal(RefusalKind.Conflict, "alreadyConfirmed", "The schedule is confirmed already.");

    /// <summary>The company requires check-in by phone (domain.md §3).</summary>
    public sealed record PhoneRequired(string PhoneNumber)
        : Refusal(RefusalKind.Conflict, "phoneRequired", $"This company requires check-in and check-out by phone: call {PhoneNumber}.");

    /// <summary>Visits are removed on the desktop site only (domain.md §3).</summary>
    public sealed record DesktopRequired()
        : Refusal(RefusalKind.Conflict, "desktopRequired", "A visit can be removed only on the desktop site.");

    /// <summary>There is a visit without check-out.</summary>
    public sealed record VisitOpen(Visit Visit)
        : Refusal(RefusalKind.Conflict, "visitOpen", "The worker is checked in and has to check out first.");

    /// <summary>The visit was closed before (domain.md §3).</summary>
    public sealed record VisitClosed(Visit Visit)
        : Refusal(RefusalKind.Conflict, "visitClosed", "This visit has a check-out already.");

    /// <summary>No check-out without a check-in (domain.md §3).</summary>
    public sealed record NotCheckedIn()
        : Refusal(RefusalKind.Conflict, "notCheckedIn", "There is no check-in to check out from.");

    /// <summary>Visits never overlap (domain.md §3).</summary>
    public sealed record VisitsOverlap(Visit Visit)
        : Refusal(RefusalKind.Conflict, "visitsOverlap", "This would overlap another visit.");

    /// <summary>There is no such visit.</summary>
    public sealed record UnknownVisit(VisitId Visit)
        : Refusal(RefusalKind.Unknown, "unknownVisit", $"There is no visit '{Visit}' on this assignment.");

    /// <summary>The visit was changed since (domain.md §3).</summary>
    public sealed record VisitChanged(Visit Visit)
        : Refusal(RefusalKind.Stale, "visitChanged", $"This visit has changed: its version is {Visit.Version} now.");

    /// <summary>A completed assignment keeps the visit that its checklist requires.</summary>
    public sealed record VisitRequired()
        : Refusal(RefusalKind.Conflict, "visitRequired", "The assignment is submitted with this visit; its last visit cannot be removed.");

    /// <summary>There is no such deliverable.</summary>
    public sealed record UnknownDeliverable(DeliverableId Deliverable)
        : Refusal(RefusalKind.Unknown, "unknownDeliverable", $"There is no deliverable '{Deliverable}' on this assignment.");

    /// <summary>The upload is on the assignment as something else, or was removed from it.</summary>
    public sealed record UploadUsed(DeliverableId Deliverable)
        : Refusal(RefusalKind.Conflict, "uploadUsed", "This upload has been delivered before.");

    /// <summary>There is no such upload on this assignment.</summary>
    public sealed record UnknownUpload(string Upload)
        : Refusal(RefusalKind.Unknown, "unknownUpload", "There is no such upload on this assignment.");

    /// <summary>The upload cannot be completed as it lies there.</summary>
    public sealed record UploadNotReady : Refusal
    {
        /// <summary>Names the rule and why.</summary>
        public UploadNotReady(string rule, string message)
            : base(RefusalKind.Conflict, rule, message)
        {
        }
    }

    /// <summary>The side has posted as many messages as an assignment takes in a day.</summary>
    public sealed record MessagesFull(int Most, Instant Again, DateTimeZone Zone)
        : Refusal(
            RefusalKind.Conflict, "messagesFull",
            $"At most {Most} messages of each side can be posted on an assignment in a day. You can write again {Words(Again, Zone)}.",
            HoldsFrom: Again);

    /// <summary>As many files came as an assignment, or a profile, takes in a day.</summary>
    public sealed record UploadsFull(int Most, Instant Again, DateTimeZone Zone, string Where = "on an assignment")
        : Refusal(
            RefusalKind.Conflict, "uploadsFull",
            $"At most {Most} files can be handed in {Where} in a day. You can hand in more {Words(Again, Zone)}.",
            HoldsFrom: Again);

    /// <summary>There is nothing yet that the action could be done to.</summary>
    public sealed record NothingThere(AssignmentAction Action)
        : Refusal(RefusalKind.Unknown, "nothingThere", $"There is nothing on this assignment that {Action} could be done to.");

    /// <summary>A required item of the checklist is not done (domain.md §2).</summary>
    public sealed record ChecklistOpen(ChecklistItem Item)
        : Refusal(RefusalKind.Conflict, "checklistOpen", $"The checklist is not done: {Item}.");

    // From when on, as a person reads it.
    private static string Words(Instant from, DateTimeZone zone) =>
        string.Create(CultureInfo.InvariantCulture, $"from {from.InZone(zone).LocalDateTime:uuuu-MM-dd HH:mm} on ({zone.Id})");
}
