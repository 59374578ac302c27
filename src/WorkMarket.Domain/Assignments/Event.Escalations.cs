using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Event
{
    /// <summary>The worker recorded an attempt to reach the client outside of WorkMarket, and what came of it.</summary>
    public sealed record AttemptRecorded(OutsideChannel Through, Instant Time, string Text) : Event;

    /// <summary>The worker escalated: with a statement, deliverables, and when the first update and the month's end come.</summary>
    public sealed record EscalationOpened(
        EscalationId Escalation, EscalationCause Cause, PersonId Worker, string Statement, ImmutableList<DeliverableId> Attachments,
        Instant NextUpdateAt, Instant MonthEndsAt) : Event;

    /// <summary>A stage begins, or begins again because the client fell silent, and ends at an instant if it has a limit.</summary>
    public sealed record EscalationStageEntered(EscalationId Escalation, EscalationStage Stage, Instant? EndsAt = null, bool Again = false) : Event;

    /// <summary>
    /// The client responded: from when it counts as silent, and when a month without another response ends. Neither where the
    /// escalation is suspended: then it applies on resumption. Where it applies at once though the clocks stand still, because the work
    /// is sent back, it says the business time that is left of silence when they go on, and whether the pause begins with it.
    /// </summary>
    public sealed record EscalationAnswered(
        EscalationId Escalation, ResponseChannel Channel, MessageId? Message = null, string? Text = null, Instant? SilentAt = null,
        Instant? MonthEndsAt = null, Duration? Left = null, bool Pauses = false) : Event;

    /// <summary>
    /// The work is with the worker no more: when the stage and the month end from now on. Neither where the escalation is suspended:
    /// then its clocks go on when that ends.
    /// </summary>
    public sealed record EscalationPauseEnded(EscalationId Escalation, Instant? StageEndsAt = null, Instant? MonthEndsAt = null) : Event;

    /// <summary>
    /// An update for the worker fell due; it is specific where the client said something since the last, and says so where the work is
    /// back with the worker.
    /// </summary>
    public sealed record EscalationUpdateDue(
        EscalationId Escalation, int Number, bool Specific, Instant NextAt, bool WithWorker = false) : Event;

    /// <summary>A violation is open: the stage window, with so much business time left, and the month stand still.</summary>
    public sealed record EscalationSuspended(EscalationId Escalation, Duration? Left = null) : Event;

    /// <summary>
    /// It is not suspended any more, and goes on with what was left, or with the response that came meanwhile; without a stage's end also
    /// where the work is back with the worker and the clocks stand still for that.
    /// </summary>
    public sealed record EscalationResumed(EscalationId Escalation, Instant? StageEndsAt, Instant MonthEndsAt, bool Engages = false) : Event;

    /// <summary>One side recorded that both agree.</summary>
    public sealed record EscalationAgreed(EscalationId Escalation, Side Side) : Event;

    /// <summary>A side took back that it had recorded that both agree.</summary>
    public sealed record EscalationAgreementWithdrawn(EscalationId Escalation, Side Side) : Event;

    /// <summary>WorkMarket's people wrote something down: for themselves, or that the client was not reached.</summary>
    public sealed record EscalationNoted(EscalationId Escalation, string Text) : Event;

    /// <summary>A support agent takes care of it.</summary>
    public sealed record EscalationClaimed(EscalationId Escalation) : Event;

    /// <summary>Nobody takes care of it any more.</summary>
    public sealed record EscalationClaimReleased(EscalationId Escalation) : Event;

    /// <summary>It is over, in one of the stages in which one is.</summary>
    public sealed record EscalationClosed(EscalationId Escalation, EscalationStage End, string? Reason = null) : Event;
}
