using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Domain.Assignments;

/// <summary>What several of the states hold, whichever of them an assignment is in: one place for which those are.</summary>
public static class Parts
{
    /// <summary>What the work pays: what was agreed with the worker who has it, else what is offered (domain.md §2).</summary>
    public static Pricing PriceOf(Assignment state) => (state as WithWorker)?.Engagement.Price ?? state.Brief.Price;

    /// <summary>
    /// When the worker first was there, if ever: work was logged then (domain.md §2, §6), also where the client has removed it since.
    /// </summary>
    public static Instant? WorkLoggedAt(Engagement engagement) =>
        new[] { engagement.Visits.FirstOrDefault()?.CheckIn.At, engagement.RemovedByOthers }.Min();

    /// <summary>What the worker submitted, where it stands.</summary>
    public static Completion? CompletionOf(Assignment state) => state switch
    {
        PendingApproval pending => pending.Completion,
        Invoiced invoiced => invoiced.Completion,
        Paid paid => paid.Completion,
        _ => null,
    };

    /// <summary>
    /// What the worker submitted last, also where the client sent it back or cancelled since; null where that is not known.
    /// </summary>
    public static Completion? SubmissionOf(Assignment state) => state switch
    {
        InProgress work => work.Submission,
        OnHold held => held.Submission,
        _ => CompletionOf(state) ?? CancellationOf(state)?.Submission,
    };

    /// <summary>Whether the work was submitted, also where the client sent it back since.</summary>
    public static bool WasSubmitted(Assignment state) => state switch
    {
        InProgress work => work.SentBackReason is not null,
        OnHold held => held.SentBackReason is not null,
        _ => CompletionOf(state) is not null,
    };

    /// <summary>How long submissions that were sent back were with the client, in all; null where there was none.</summary>
    public static Duration? WithClientOf(Assignment state) => state switch
    {
        InProgress work => work.SentBackAt - work.Submission?.CountsFrom,
        OnHold held => held.SentBackAt - held.Submission?.CountsFrom,
        _ => null,
    };

    /// <summary>The client's cancellation, with something to pay or with nothing.</summary>
    public static Cancellation? CancellationOf(Assignment state) => state switch
    {
        Cancelled cancelled => cancelled.Cancellation,
        CancelledOffer cancelled => cancelled.Cancellation,
        Invoiced invoiced => invoiced.Cancellation,
        Paid paid => paid.Cancellation,
        _ => null,
    };

    /// <summary>What is to be paid, or was.</summary>
    public static Invoice? InvoiceOf(Assignment state) => state switch
    {
        Invoiced invoiced => invoiced.Invoice,
        Paid paid => paid.Invoice,
        _ => null,
    };

    /// <summary>What is paid of the invoice, as reported and stated, and not reversed or denied; null where there is none.</summary>
    public static Money? PaidOf(Assignment state) => state switch
    {
        Paid { Invoice: var paid } => paid.Amount,
        Invoiced { Invoice: var invoice } => invoice.Amount - invoice.Left(),
        _ => null,
    };

    /// <summary>How the payment that the client stated stands; null where it stated none, or that is final for good.</summary>
    public static StatedPayment? StatedOf(Assignment state) => state switch
    {
        Invoiced invoiced => invoiced.Stated,
        Paid paid => paid.Stated,
        _ => null,
    };

    /// <summary>How many invoices of workers who had the assignment came before that of the present one.</summary>
    public static int InvoicesBefore(Core core) =>
        core.Former.Count(former => former.State is { } ended && InvoiceOf(ended) is not null);

    /// <summary>The number of what is to be paid, or was.</summary>
    public static InvoiceNumber? InvoiceNumberOf(Assignment state) => InvoiceOf(state)?.NumberIn(state.Core);

    /// <summary>To whom it is offered, or was; null as long as it is a draft.</summary>
    public static Audience? AudienceOf(Assignment state) => state switch
    {
        Sent sent => sent.Audience,
        WithWorker staffed => staffed.Engagement.Audience,
        Voided voided => voided.Audience,
        CancelledOffer cancelled => cancelled.Audience,
        _ => null,
    };

    /// <summary>The applications, closed ones included; null as long as it is a draft.</summary>
    public static ImmutableList<Application>? ApplicationsOf(Assignment state) => state switch
    {
        Sent sent => sent.Applications,
        WithWorker staffed => staffed.Engagement.Applications,
        Voided voided => voided.Applications,
        CancelledOffer cancelled => cancelled.Applications,
        _ => null,
    };
}
