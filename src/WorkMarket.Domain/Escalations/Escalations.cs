using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Escalations;

/// <summary>Something asked about an escalation that is open.</summary>
public interface IOnOpenEscalation
{
    /// <summary>Which is meant; null where it is the one of whoever asks.</summary>
    EscalationId? Escalation => null;
}

/// <summary>Escalate, with a statement and deliverables; with a mail to support, where that is its statement.</summary>
public sealed record OpenEscalation(
    EscalationCause Cause, string Statement, ImmutableList<DeliverableId> Attachments, SupportMailId? Mail = null) : Command;

/// <summary>Take one's escalation back.</summary>
public sealed record WithdrawEscalation(string? Reason) : Command, IOnOpenEscalation;

/// <summary>Say, as the client, how things stand: in the escalation that is named, where one is, and never in a later one.</summary>
public sealed record GiveEscalationUpdate(string Text, EscalationId? Escalation = null) : Command, IOnOpenEscalation;

/// <summary>Record that the client was reached directly and what it answered, or that it was not.</summary>
public sealed record RecordEscalationContact(string Text, bool Answered) : Command, IOnOpenEscalation;

/// <summary>Record that both sides agree, where the cause has no cure.</summary>
public sealed record AgreeOnEscalation : Command, IOnOpenEscalation;

/// <summary>Take back that one's own side has recorded that both agree, as long as it is open.</summary>
public sealed record WithdrawAgreement : Command, IOnOpenEscalation;

/// <summary>Hand it to arbitration at an impasse, before its time.</summary>
public sealed record HandOffEscalation(string Reason) : Command, IOnOpenEscalation;

/// <summary>Take it to arbitration, as the worker whose it is, when its time has come.</summary>
public sealed record TakeToArbitration : Command, IOnOpenEscalation;

/// <summary>Take care of it, whoever did so far.</summary>
public sealed record ClaimEscalation : Command, IOnOpenEscalation;

/// <summary>
/// See to it that nobody takes care of it, so that another agent finds it: one's own claim, or that of somebody who is away.
/// </summary>
public sealed record ReleaseEscalationClaim : Command, IOnOpenEscalation;

/// <summary>Write something down, for WorkMarket's people alone.</summary>
public sealed record NoteOnEscalation(string Text) : Command, IOnOpenEscalation;

/// <summary>
/// The worker escalated: with a statement, deliverables, when the first update and the month's end come, and from when the worker may call.
/// Where it is about an engagement that had ended, it says which.
/// </summary>
[Stored("escalationOpened/1"), Tells(NoticeKind.EscalationOpened, Recipients.All)]
public sealed record EscalationOpened(
    EscalationId Escalation, EscalationCause Cause, PersonId Worker, string Statement, ImmutableList<DeliverableId> Attachments,
    Instant NextUpdateAt, Instant MonthEndsAt, ArbitrationCall? Call = null, SupportMailId? Mail = null, int? Engagement = null)
    : Event, IOfEscalation;

/// <summary>A stage begins, or begins again because the client fell silent, and ends at an instant if it has a limit.</summary>
[Stored("escalationStageEntered/1")]
public sealed record EscalationStageEntered(
    EscalationId Escalation, EscalationStage Stage, Instant? EndsAt = null, bool Again = false) : Event, IOfEscalation
{
    // The opening and the stage that begins with it are one: the worker is told what comes of it, the others that it is opened.
    internal override IEnumerable<NoticeFor> Tells(Teller to) => (Stage, Again) switch
    {
        (EscalationStage.Messages, false) => to.Tell(Recipients.Worker, NoticeKind.EscalationStage),
        (EscalationStage.ProjectManager, _) =>
        [
            .. to.Tell(Recipients.Worker, NoticeKind.EscalationStage),
            .. to.Tell(Recipients.ProjectManager, NoticeKind.EscalationRequest),
            .. to.Tell(Recipients.Desk, NoticeKind.EscalationStage),
        ],
        (EscalationStage.AccountManager, _) =>
        [
            .. to.Tell(Recipients.BothSides, NoticeKind.EscalationStage),
            .. to.Tell(Recipients.AccountManager, NoticeKind.EscalationTask),
            .. to.Tell(Recipients.Desk, NoticeKind.EscalationStage),
        ],
        _ => to.Tell(Recipients.All, NoticeKind.EscalationStage),
    };
}

/// <summary>
/// The client responded: from when it counts as silent, and when a month without another response ends. Neither where the
/// escalation is suspended: then it applies on resumption. Where it applies at once though the clocks stand still, because the work
/// is sent back, it says the business time that is left of silence when they go on, and whether the pause begins with it.
/// </summary>
[Stored("escalationAnswered/1"), Tells(NoticeKind.EscalationAnswered, Recipients.All)]
public sealed record EscalationAnswered(
    EscalationId Escalation, ResponseChannel Channel, MessageId? Message = null, string? Text = null, Instant? SilentAt = null,
    Instant? MonthEndsAt = null, Duration? Left = null, bool Pauses = false, ArbitrationCall? Call = null) : Event, IOfEscalation;

/// <summary>
/// How long it can stand still while the work is back with the worker: until a request of the worker's has waited too long, where there is
/// one, and at most until it is closed, of which the worker is told at an instant before. It is said anew when the requests change.
/// </summary>
[Stored("escalationPauseTimed/1")]
public sealed record EscalationPauseTimed(
    EscalationId Escalation, Instant ClosesAt, Instant NoticeAt, Instant? EndsAt = null) : Event, IOfEscalation;

/// <summary>The escalation is about to be closed, because it stands still while the work is back with the worker.</summary>
[Stored("escalationPauseEnding/1"), Tells(NoticeKind.EscalationClosing, Recipients.Worker)]
public sealed record EscalationPauseEnding(EscalationId Escalation, Instant ClosesAt) : Event, IOfEscalation;

/// <summary>
/// The work is with the worker no more, or a request of the worker's has waited too long: when the stage and the month end from now on.
/// Neither where the escalation is suspended: then its clocks go on when that ends.
/// </summary>
[Stored("escalationPauseEnded/1"), Tells(NoticeKind.EscalationResumed, Recipients.All)]
public sealed record EscalationPauseEnded(
    EscalationId Escalation, Instant? StageEndsAt = null, Instant? MonthEndsAt = null, ArbitrationCall? Call = null,
    bool RequestWaited = false) : Event, IOfEscalation;

/// <summary>
/// An update for the worker fell due; it is specific where the client said something since the last, and says so where the work is
/// back with the worker.
/// </summary>
[Stored("escalationUpdateDue/1")]
public sealed record EscalationUpdateDue(
    EscalationId Escalation, int Number, bool Specific, Instant NextAt, bool WithWorker = false) : Event, IOfEscalation
{
    // Those that were missed during an outage are one: the latest.
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        EscalationRecord.FindFor(to.State, this) is not { } escalation || Number == escalation.Updates
            ? to.Tell(Recipients.Worker, NoticeKind.EscalationUpdate)
            : [];
}

/// <summary>
/// A violation is open: the stage window, with so much business time left, and the month stand still, until an instant at the latest. Said
/// of one that stands still already, it fixes that instant.
/// </summary>
[Stored("escalationSuspended/1"), Tells(NoticeKind.EscalationSuspended, Recipients.All)]
public sealed record EscalationSuspended(
    EscalationId Escalation, Duration? Left = null, Instant? EndsAt = null, ViolationId? Violation = null,
    ArbitrationCall? Call = null) : Event, IOfEscalation;

/// <summary>
/// It is not suspended any more, and goes on with what was left, or with the response that came meanwhile; without a stage's end also
/// where the work is back with the worker and the clocks stand still for that. It says where nobody had decided the violation in time.
/// </summary>
[Stored("escalationResumed/1"), Tells(NoticeKind.EscalationResumed, Recipients.All)]
public sealed record EscalationResumed(
    EscalationId Escalation, Instant? StageEndsAt, Instant MonthEndsAt, bool Engages = false, ArbitrationCall? Call = null,
    bool Undecided = false) : Event, IOfEscalation;

/// <summary>One side recorded that both agree.</summary>
[Stored("escalationAgreed/1"), Tells(NoticeKind.EscalationAgreed, Recipients.BothSides | Recipients.AccountManager)]
public sealed record EscalationAgreed(EscalationId Escalation, Side Side) : Event, IOfEscalation;

/// <summary>A side took back that it had recorded that both agree.</summary>
[Stored("escalationAgreementWithdrawn/1"), Tells(NoticeKind.EscalationAgreed, Recipients.BothSides | Recipients.AccountManager)]
public sealed record EscalationAgreementWithdrawn(EscalationId Escalation, Side Side) : Event, IOfEscalation;

/// <summary>WorkMarket's people wrote something down: for themselves, or that the client was not reached.</summary>
[Stored("escalationNoted/1")]
public sealed record EscalationNoted(EscalationId Escalation, string Text) : Event, IOfEscalation;

/// <summary>A support agent takes care of it.</summary>
[Stored("escalationClaimed/1")]
public sealed record EscalationClaimed(EscalationId Escalation) : Event, IOfEscalation;

/// <summary>Nobody takes care of it any more.</summary>
[Stored("escalationClaimReleased/1")]
public sealed record EscalationClaimReleased(EscalationId Escalation) : Event, IOfEscalation;

/// <summary>How an escalation came to be closed, where its end can come in more than one way.</summary>
public enum ClosedHow
{
    /// <summary>A month without a response was over.</summary>
    MonthOver,

    /// <summary>The worker took it to arbitration with the call.</summary>
    WorkersCall,

    /// <summary>Support handed it to arbitration at an impasse.</summary>
    HandedOff,

    /// <summary>It had stood still for a month while the work was back with the worker.</summary>
    StoodStill,
}

/// <summary>It is over, in one of the stages in which one is; one that a payment cured which the client stated may go on.</summary>
[Stored("escalationClosed/1")]
public sealed record EscalationClosed(
    EscalationId Escalation, EscalationStage End, string? Reason = null, bool MayReopen = false, ClosedHow? How = null)
    : Event, IOfEscalation
{
    // Both sides are told of the end of an escalation, whoever ended it (domain.md §6, Lifecycle).
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
    [
        .. to.Tell(Recipients.BothSides, NoticeKind.EscalationClosed, anyway: true),
        .. to.Tell(Recipients.AccountManager | Recipients.Desk, NoticeKind.EscalationClosed),
    ];
}

/// <summary>
/// The payment that cured it did not arrive: it is back at its stage, with the business time that was left of the stage and until the
/// update, and the month later by the time for which it was closed.
/// </summary>
[Stored("escalationReopened/1"), Tells(NoticeKind.EscalationReopened, Recipients.All)]
public sealed record EscalationReopened(
    EscalationId Escalation, EscalationStage Stage, Instant? StageEndsAt, Instant NextUpdateAt, Instant MonthEndsAt,
    ArbitrationCall? Call = null) : Event, IOfEscalation;

/// <summary>A criterion of eligibility does not hold (domain.md §6).</summary>
public sealed record NotEligible : Refusal
{
    internal NotEligible(Assignment state, EscalationCause cause, Criterion criterion, Policy policy)
        : base(
            RefusalKind.Conflict, Criteria.Rule(criterion.Kind), CriterionWords.Write(state, cause, criterion, policy),
            HoldsFrom: criterion.HoldsFrom) =>
        (Cause, Criterion) = (cause, criterion);

    /// <summary>The cause that was asked about.</summary>
    public EscalationCause Cause { get; }

    /// <summary>The criterion with what it looked at.</summary>
    public Criterion Criterion { get; }
}

/// <summary>No cause is true now.</summary>
public sealed record NoCause : Refusal
{
    internal NoCause(Instant? from, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "noCause", "There is no cause for which this assignment could be escalated now"
            + (from is { } at ? $"; if nothing else happens, there is one from {Wording.InWords(at, zone)} on." : "."),
            HoldsFrom: from)
    {
    }
}

/// <summary>There were as many escalations as an assignment keeps.</summary>
public sealed record EscalationsFull(int Most)
    : Refusal(RefusalKind.Conflict, "escalationsFull", $"This assignment was escalated {Most} times already; it takes no more.");

/// <summary>The cause has a cure, which ends the escalation by itself (domain.md §6).</summary>
public sealed record CauseHasCure(EscalationCause Cause)
    : Refusal(
        RefusalKind.Conflict, "causeHasCure", $"An escalation because of “{Wording.InWords(Cause)}” is resolved by itself when the "
            + $"client {Does(Cause)}; there is nothing to agree on.")
{
    private static string Does(EscalationCause cause) => Cures.ForCause(cause) switch
    {
        Cure.Approval => "approves the work",
        Cure.Payment => "pays",
        _ => "states why it cancelled",
    };
}

/// <summary>The side has recorded before that both agree.</summary>
public sealed record AlreadyAgreed()
    : Refusal(
        RefusalKind.Conflict, "alreadyAgreed", "This side has recorded before that both agree: it is resolved when the other side "
            + "records it too.");

/// <summary>The side has not recorded that both agree: there is nothing to take back.</summary>
public sealed record NotAgreed()
    : Refusal(RefusalKind.Conflict, "notAgreed", "This side has not recorded that both agree: there is nothing to take back.");

/// <summary>It stands still while a violation is not decided (domain.md §6).</summary>
public sealed record EscalationStandsStill()
    : Refusal(
        RefusalKind.Conflict, "escalationSuspended", "The escalation is suspended until WorkMarket Support has decided on the violation "
            + "that was reported; try again then.");

/// <summary>The worker's call to arbitration is not due yet (domain.md §6).</summary>
public sealed record TooEarlyForArbitration : Refusal
{
    /// <summary>Says from when it is, in the platform's zone, or that its time stands still.</summary>
    public TooEarlyForArbitration(Instant? from, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "tooEarlyForArbitration",
            from is { } due
                ? $"You can take it to arbitration from {Wording.InWords(due, zone)} on: a month after the opening, "
                    + "and 48 business hours after the client's last response within it."
                : "The month after which you can take it to arbitration stands still while the work is back with you: "
                    + "submit it again or stand by it, and it goes on.",
            HoldsFrom: from) =>
        From = from;

    /// <summary>From when the worker can call; null while that stands still.</summary>
    public Instant? From { get; }
}

/// <summary>As long as the client has not responded there is no impasse (domain.md §6).</summary>
public sealed record NoImpasse()
    : Refusal(RefusalKind.Conflict, "noImpasse", "The client has not responded yet: there can be an impasse once it has.");

/// <summary>The agent takes care of it already.</summary>
public sealed record AlreadyClaimed()
    : Refusal(RefusalKind.Conflict, "alreadyClaimed", "You take care of this escalation already.");

/// <summary>Nobody takes care of it.</summary>
public sealed record NotClaimed()
    : Refusal(RefusalKind.Conflict, "notClaimed", "Nobody takes care of this escalation: there is no claim to release.");
