using NodaTime;

namespace WorkMarket.Domain.Todo;

/// <summary>Why an assignment waits for somebody.</summary>
public enum NeedReason
{
    /// <summary>Its schedule is to be confirmed.</summary>
    ConfirmSchedule,

    /// <summary>The worker is expected on site.</summary>
    CheckIn,

    /// <summary>The worker is expected to have left.</summary>
    CheckOut,

    /// <summary>Files are to be delivered.</summary>
    Deliver,

    /// <summary>The client sent it back.</summary>
    SentBack,

    /// <summary>All is done; it is to be submitted for approval.</summary>
    Complete,

    /// <summary>Workers have applied.</summary>
    DecideApplications,

    /// <summary>The worker who had it has it no more, and nobody can apply until it is offered again.</summary>
    [Said("offer it again: its worker has it no more")]
    OfferAgain,

    /// <summary>Workers have asked something.</summary>
    AnswerQuestions,

    /// <summary>Funds were asked for.</summary>
    DecideFunds,

    /// <summary>The other side asked for another schedule.</summary>
    DecideReschedule,

    /// <summary>The client asks for a hold that the worker has to agree to.</summary>
    DecideHold,

    /// <summary>The client asks for another place that the worker has to agree to.</summary>
    DecidePlace,

    /// <summary>The client proposes to change what was agreed.</summary>
    DecideChange,

    /// <summary>It was released from hold on another schedule.</summary>
    DecideRelease,

    /// <summary>The worker asked whether somebody else may do the work.</summary>
    DecideSubcontract,

    /// <summary>It was submitted and waits for approval.</summary>
    Approve,

    /// <summary>The client proposes a lower amount.</summary>
    DecideAmount,

    /// <summary>The invoice is to be paid.</summary>
    Pay,

    /// <summary>The invoice was to be paid by now.</summary>
    PayPastDue,

    /// <summary>The client states that it paid: the worker can say until an instant that nothing arrived.</summary>
    CheckPayment,

    /// <summary>The other side is to be rated, before all is paid.</summary>
    Rate,

    /// <summary>The worker disputes a rating and waits for a written explanation.</summary>
    ExplainRating,
}

/// <summary>One reason why an assignment waits for somebody.</summary>
/// <param name="Reason">Which.</param>
/// <param name="From">Since when, or from when if nothing else happens.</param>
/// <param name="Until">When time alone ends it, where it does.</param>
public sealed record Need(NeedReason Reason, Instant From, Instant? Until = null)
{
    /// <summary>Whether it is there at an instant.</summary>
    public bool IsThere(Instant now) => From <= now && !(Until <= now);
}
