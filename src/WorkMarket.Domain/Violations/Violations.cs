using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Violations;

/// <summary>
/// Report a violation. A null side stands for the other one, which support has to name; a null worker for the one who has the
/// assignment. Evidence names deliverables.
/// </summary>
public sealed record ReportViolation(
    ViolationCategory Category, string Text, Side? Against, PersonId? Worker, ImmutableList<DeliverableId> Evidence) : Command;

/// <summary>Contest, as the worker who had it, that one abandoned it.</summary>
public sealed record ContestAbandonment(string Text) : Command;

/// <summary>Decide that it was a violation.</summary>
public sealed record UpholdViolation(ViolationId Violation, string Reasons) : Command;

/// <summary>
/// Decide that it was none. A report that was false, and made in bad faith, is a violation of its reporter (domain.md §5).
/// </summary>
public sealed record DismissViolation(ViolationId Violation, string Reasons, bool BadFaith = false) : Command;

/// <summary>
/// Somebody reported a violation by a side, which support is to decide by an instant. The worker is the one concerned, whichever side it
/// is.
/// </summary>
[Stored("violationReported/1")]
public sealed record ViolationReported(
    ViolationId Violation, ViolationCategory Category, Side Against, PersonId Worker, string Text,
    ImmutableList<DeliverableId> Evidence, Instant? DecideBy = null) : Event, IAdding
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) => ViolationRecord.Tell(to, Violation, NoticeKind.ViolationReported);
}

/// <summary>
/// The worker contested the abandonment by which the client ended the engagement at an instant: support decides on it as on a violation.
/// </summary>
[Stored("abandonmentContested/1")]
public sealed record AbandonmentContested(
    ViolationId Violation, PersonId Worker, Actor ReportedBy, Instant ReportedAt, string Text) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) => ViolationRecord.Tell(to, Violation, NoticeKind.AbandonmentContested);
}

/// <summary>Support found that it was a violation, or that work was abandoned whose abandonment the worker contested.</summary>
[Stored("violationUpheld/1")]
public sealed record ViolationUpheld(ViolationId Violation, string Reasons, bool IsContestedAbandonment = false) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        ViolationRecord.Tell(to, Violation, IsContestedAbandonment ? NoticeKind.AbandonmentDecided : NoticeKind.ViolationUpheld);
}

/// <summary>Support found that it was none, or that work was not abandoned, and perhaps that it was reported in bad faith.</summary>
[Stored("violationDismissed/1")]
public sealed record ViolationDismissed(
    ViolationId Violation, string Reasons, bool IsContestedAbandonment = false, bool BadFaith = false) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        ViolationRecord.Tell(to, Violation, IsContestedAbandonment ? NoticeKind.AbandonmentDecided : NoticeKind.ViolationDismissed);
}

/// <summary>No worker had the assignment, so there is nobody whom a violation could concern (domain.md §5).</summary>
public sealed record NobodyConcerned()
    : Refusal(
        RefusalKind.Conflict, "nobodyConcerned", "No worker has had this assignment: there is nobody whom a violation could concern.");

/// <summary>A role reported as many violations as an assignment keeps of it.</summary>
public sealed record ViolationsFull(int Most)
    : Refusal(RefusalKind.Conflict, "violationsFull", $"{Most} violations were reported on this assignment already; it takes no more.");

/// <summary>What a worker pursues off the platform after arbitration is no dealing off the platform (domain.md §5).</summary>
public sealed record PursuitIsNoDealing : Refusal
{
    /// <summary>Says since when it is for the arbitrator, in the assignment's zone.</summary>
    public PursuitIsNoDealing(Instant since, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "pursuitIsNoDealing",
            $"The worker's escalation went to arbitration on {Wording.InWords(since, zone)}: since then the worker may pursue what is owed "
                + "off the platform, and that is no off-platform dealing. What is about something else is reported as another category.",
            "category") =>
        Since = since;

    /// <summary>When it went to arbitration.</summary>
    public Instant Since { get; }
}

/// <summary>The worker contested the abandonment before.</summary>
public sealed record AlreadyContested(ViolationId Violation, ViolationStatus Status)
    : Refusal(
        RefusalKind.Conflict, "alreadyContested",
        $"You have contested this abandonment before, as report '{Violation}', which is {Wording.InWords(Status)}.");

/// <summary>The time for contesting it is over.</summary>
public sealed record ContestedTooLate : Refusal
{
    /// <summary>Says until when it could be, in the assignment's zone.</summary>
    public ContestedTooLate(Instant until, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "contestedTooLate",
            $"The abandonment could be contested until {Wording.InWords(until, zone)}. Support can still be reached about it.") =>
        Until = until;

    /// <summary>Until when it could be.</summary>
    public Instant Until { get; }
}

/// <summary>There is no such violation.</summary>
public sealed record UnknownViolation(ViolationId Violation)
    : Refusal(RefusalKind.Unknown, "unknownViolation", $"There is no violation {Violation} on this assignment.");

/// <summary>What support noted itself has no reporter on a side whose violation it could be.</summary>
public sealed record NoReporter(ViolationId Violation)
    : Refusal(
        RefusalKind.Conflict, "noReporter",
        $"Support itself reported '{Violation}': there is nobody on either side who did so in bad faith.", "badFaith");

/// <summary>The report was decided before.</summary>
public sealed record ViolationDecided(ViolationId Violation, ViolationStatus Status)
    : Refusal(
        RefusalKind.Conflict, "violationDecided", $"The violation {Violation} was decided before: it is {Wording.InWords(Status)}, and "
            + "that is final.");
