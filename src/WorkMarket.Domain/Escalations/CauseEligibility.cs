using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Escalations;

/// <summary>What has to hold for an escalation (domain.md §6, Eligibility 1 to 6).</summary>
public enum CriterionKind
{
    /// <summary>The cause is true now.</summary>
    CauseTrue,

    /// <summary>The worker tried to settle it in the assignment's messages.</summary>
    Attempted,

    /// <summary>The client has not stated a justification.</summary>
    NotJustified,

    /// <summary>The assignment did not end too long ago.</summary>
    EndedRecently,

    /// <summary>No violation by the worker stands in the way.</summary>
    NoViolation,

    /// <summary>No other escalation of the worker's is open on it.</summary>
    NoOtherOpen,
}

/// <summary>What a criterion looked at.</summary>
public enum LookedAtKind
{
    /// <summary>The worker's submission.</summary>
    Submission,

    /// <summary>How long earlier submissions were with the client: that adds up (domain.md §6).</summary>
    WithClientBefore,

    /// <summary>The client's average approval time, or what counts as one, as fixed at the submission, and when it was over.</summary>
    ApprovalTime,

    /// <summary>How long beyond that an approval may take, and from when it is overdue.</summary>
    ApprovalAllowance,

    /// <summary>Approval, with which the invoice came.</summary>
    Invoice,

    /// <summary>Until when the invoice is to be paid.</summary>
    InvoiceDue,

    /// <summary>The client's proposal of a lower amount that the worker did not accept.</summary>
    ProposedAmount,

    /// <summary>The client's refusal of funds that the worker asked for.</summary>
    DeclinedFunds,

    /// <summary>Funds that the worker asked for, which the client left undecided at the close-out.</summary>
    LapsedFunds,

    /// <summary>Both sides recorded that they agree.</summary>
    Agreement,

    /// <summary>The client's cancellation.</summary>
    Cancellation,

    /// <summary>The first visit.</summary>
    WorkLogged,

    /// <summary>The worker's first message that the client has not answered.</summary>
    UnansweredMessage,

    /// <summary>The worker's latest message.</summary>
    WorkerMessage,

    /// <summary>The worker's latest message that is marked as an attempt.</summary>
    MarkedAttempt,

    /// <summary>An attempt outside of WorkMarket. It adds to those in the messages and does not replace them.</summary>
    OutsideAttempt,

    /// <summary>The client's latest message.</summary>
    ClientMessage,

    /// <summary>The client sent the work back, with a reason.</summary>
    SentBack,

    /// <summary>A message, or the cancellation's text, that is marked as a justification.</summary>
    Justification,

    /// <summary>When the assignment ended, or is to end.</summary>
    End,

    /// <summary>A violation by the worker.</summary>
    Violation,

    /// <summary>An escalation that is open.</summary>
    Escalation,
}

/// <summary>A fact that a criterion looked at: what it is, and the instant, span or id that it has.</summary>
/// <param name="What">What it is.</param>
/// <param name="At">When it was, or is to be.</param>
/// <param name="Span">How long it is.</param>
/// <param name="Message">The message, where one is meant.</param>
/// <param name="Violation">The report of a violation, where one is meant.</param>
/// <param name="Escalation">The escalation, where one is meant.</param>
/// <param name="Justifies">The change that a justification is for; left out where it was written before that was kept.</param>
public sealed record LookedAt(
    LookedAtKind What, Instant? At = null, Duration? Span = null, MessageId? Message = null, ViolationId? Violation = null,
    EscalationId? Escalation = null, JustifiedChange? Justifies = null);

/// <summary>Whether a criterion holds.</summary>
/// <param name="Kind">The condition.</param>
/// <param name="Holds">Whether it does now.</param>
/// <param name="HoldsFrom">Where it does not, the instant from which time alone makes it hold.</param>
/// <param name="Facts">What it looked at.</param>
public sealed record Criterion(CriterionKind Kind, bool Holds, Instant? HoldsFrom, ImmutableList<LookedAt> Facts);

/// <summary>Whether the worker could escalate for a cause, criterion by criterion.</summary>
/// <param name="Cause">The cause that is asked about.</param>
/// <param name="Criteria">All criteria in their order.</param>
public sealed record CauseEligibility(EscalationCause Cause, ImmutableList<Criterion> Criteria)
{
    /// <summary>Whether all criteria hold.</summary>
    public bool Eligible => Criteria.TrueForAll(criterion => criterion.Holds);

    /// <summary>From when time alone makes all of them hold, where it does and they do not hold yet.</summary>
    public Instant? EligibleFrom => !Eligible && Criteria.TrueForAll(criterion => criterion.Holds || criterion.HoldsFrom is not null)
        ? Criteria.Max(criterion => criterion.HoldsFrom)
        : null;
}
