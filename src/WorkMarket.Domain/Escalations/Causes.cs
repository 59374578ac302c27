using System.Collections.Immutable;
using System.Text;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Domain.Escalations;

/// <summary>A cause as things stand: from when it is true, since when it concerns the worker, and what shows it.</summary>
/// <param name="From">From when it is true; null where time alone does not bring it.</param>
/// <param name="Concerned">The submission, cancellation or due date concerned: what the worker wrote since is about it.</param>
/// <param name="Facts">What was looked at.</param>
internal sealed record CauseFinding(Instant? From, Instant? Concerned, ImmutableList<LookedAt> Facts)
{
    /// <summary>When the client changed payment or status, where that is what the cause is about: a justification is made since.</summary>
    public Instant? Changed { get; init; }

    /// <summary>What the cause is about, where that can come after the end of the assignment: from then on it can be escalated.</summary>
    public Instant? About { get; init; }

    public static CauseFinding Not { get; } = new(null, null, []);
}

/// <summary>When each cause of an escalation is true (domain.md §6, Causes).</summary>
internal static class Causes
{
    public static CauseFinding Find(Assignment state, EscalationCause cause, Policy policy) => (cause, state) switch
    {
        (EscalationCause.ApprovalOverdue, PendingApproval { Completion: var completion }) => Overdue(completion, policy),
        (EscalationCause.PaymentPastDue, Invoiced { Invoice: var invoice, NotReceived: var denied }) => PastDue(invoice, denied?.At),
        // What was stated again after it had not arrived is paid only once the worker confirms, or nothing can be said any more.
        (EscalationCause.PaymentPastDue, Paid { Stated: { Again: true, IsFinal: false }, Invoice: var invoice, PaidAt: var again }) =>
            PastDue(invoice, again),
        (EscalationCause.PaymentDispute, Assigned or InProgress or OnHold or PendingApproval)
            when Refused(((WithWorker)state).Engagement) is { At: { } since } refused =>
            new(since, since, [refused]) { Changed = since, About = since },
        (EscalationCause.PaymentDispute, Invoiced or Paid) => Dispute((WithWorker)state, Parts.InvoiceOf(state)!),
        (EscalationCause.PaymentDispute, Cancelled { Cancellation: var cancellation }) =>
            new(cancellation.At, cancellation.At, [new(LookedAtKind.Cancellation, cancellation.At)]) { Changed = cancellation.At },
        (EscalationCause.CancelledWithoutClarification, WithWorker) when Parts.CancellationOf(state) is { } cancellation =>
            WithoutClarification(state, cancellation, policy),
        (EscalationCause.CancelledAfterWork, WithWorker staffed) when Parts.CancellationOf(state) is { } cancellation =>
            AfterWork(staffed, cancellation),
        (EscalationCause.ClientUnresponsive, WithWorker { Core.Correspondence: { } spoken } staffed) when Unanswered(
            staffed, spoken) is { } message => new(
            policy.BusinessTime.Plus(message.At, policy.Escalations.UnansweredFor), message.At,
            [FromMessage(LookedAtKind.UnansweredMessage, message)]),
        (EscalationCause.Impasse, WithWorker { Core.Correspondence: { } spoken, Engagement: var engagement } staffed) => new(
            Since(AgreedAt(staffed), spoken.LastByWorker) is { } asked && Since(AgreedAt(staffed), spoken.LastByClient) is { } answered
                ? Instant.Max(asked.At, answered.At)
                : null,
            engagement.AssignedAt,
            [.. Perhaps(LookedAtKind.WorkerMessage, spoken.LastByWorker), .. Perhaps(LookedAtKind.ClientMessage, spoken.LastByClient)]),
        _ => CauseFinding.Not,
    };

    public static LookedAt FromMessage(LookedAtKind what, MessageFact message) => new(what, message.At, Message: message.Message);

    public static IEnumerable<LookedAt> Perhaps(LookedAtKind what, MessageFact? message) => message is null ? []
        : [FromMessage(what, message)];

    // A submission from before the instant was fixed with it counts as one to a client of whom no average is known.
    private static CauseFinding Overdue(Completion completion, Policy policy)
    {
        var from = completion.OverdueFrom ?? completion.CountsFrom + policy.UsualApproval + policy.ApprovalAllowance;
        var allowance = completion.Allowance ?? Duration.Min(policy.ApprovalAllowance, from - completion.CountsFrom);
        return new(
            from,
            completion.At,
            [
                new(LookedAtKind.Submission, completion.At),
                .. completion.WithClientBefore is { } before
                    ? [new(LookedAtKind.WithClientBefore, completion.WithClientSince, before)]
                    : Array.Empty<LookedAt>(),
                new(LookedAtKind.ApprovalTime, from - allowance, from - completion.CountsFrom - allowance),
                new(LookedAtKind.ApprovalAllowance, from, allowance),
            ]);
    }

    // What the client answered in an escalation, by mail or to the account manager, answers what the worker wrote before it. Of what the
    // worker
    // wrote after it, the latest is known.
    private static MessageFact? Unanswered(WithWorker staffed, Correspondence spoken)
    {
        var answered = staffed.Core.Escalations.Where(escalation => escalation.Worker == staffed.Engagement.Worker).Max(
            escalation => escalation.LastResponse?.At);
        return spoken.FirstUnanswered is not { } first || answered is null || first.At > answered ? spoken.FirstUnanswered
            : spoken.LastByWorker?.At > answered ? spoken.LastByWorker
            : null;
    }

    // What the worker wrote since the submission, or the cancellation where there was none, is about what is paid.
    private static CauseFinding Dispute(WithWorker state, Invoice invoice) => new(
        AgreedAt(state) is null || Since(AgreedAt(state), state.Core.Correspondence?.LastByWorker) is not null ? invoice.ApprovedAt : null,
        Parts.CompletionOf(state)?.At ?? Parts.CancellationOf(state)?.At,
        [new(LookedAtKind.Invoice, invoice.ApprovedAt)])
    {
        Changed = Refused(state.Engagement)?.At ?? invoice.ApprovedAt,
        About = invoice.ApprovedAt,
    };

    private static CauseFinding PastDue(Invoice invoice, Instant? denied) => new(
        invoice.DueAt, invoice.DueAt, [new(LookedAtKind.Invoice, invoice.ApprovedAt), new(LookedAtKind.InvoiceDue, invoice.DueAt)])
    {
        About = Instant.Max(invoice.DueAt, denied ?? invoice.DueAt),
    };

    // When the sides recorded that they agree: a dispute after that is another, which somebody has to have spoken of.
    private static Instant? AgreedAt(WithWorker staffed) => staffed.Core.Escalations.FindLast(
        escalation =>
            escalation.Worker == staffed.Engagement.Worker && escalation is { AgreedByWorker: true, AgreedByClient: true })?.ClosedAt;

    private static MessageFact? Since(Instant? agreed, MessageFact? message) => agreed is null || message?.At > agreed ? message : null;

    // The first request for funds that the client declined, or lower amount that it proposed; what the worker accepted is none.
    private static LookedAt? Refused(Engagement engagement)
    {
        var declined = engagement.Funds.Where(request => request.Status == FundsStatus.Declined).Min(request => request.DecidedAt);
        return engagement.LowerAmount?.DisputedSince is { } proposed && !(declined < proposed) ? new(LookedAtKind.ProposedAmount, proposed)
            : declined is null ? null : new(LookedAtKind.DeclinedFunds, declined);
    }

    // The client said why: with the cancellation in more than a word, or in a message since.
    private static CauseFinding WithoutClarification(Assignment state, Cancellation cancellation, Policy policy)
    {
        var letters = cancellation.Clarification?.EnumerateRunes().Count(Rune.IsLetterOrDigit) ?? 0;
        var isSaid = letters >= policy.Escalations.ClarificationLetters || state.Core.Correspondence?.LastByClient?.At >= cancellation.At;
        return new(isSaid ? null : cancellation.At, cancellation.At, [new(LookedAtKind.Cancellation, cancellation.At)])
        {
            Changed = cancellation.At,
        };
    }

    // A client who cancels because the work is not as agreed, and writes what is not, has said something about its quality.
    private static CauseFinding AfterWork(WithWorker staffed, Cancellation cancellation)
    {
        var work = staffed.Engagement.Visits.FirstOrDefault();
        return new(
            (work is not null || cancellation.AfterSubmission)
                && !(cancellation.Reason == CancellationReason.WorkNotAsAgreed && TextRules.HasWords(cancellation.Clarification))
                ? cancellation.At
                : null,
            cancellation.At,
            [
                .. work is null ? [] : new[] { new LookedAt(LookedAtKind.WorkLogged, work.CheckIn.At) },
                .. cancellation.AfterSubmission ? [new LookedAt(LookedAtKind.Submission)] : Array.Empty<LookedAt>(),
                new(LookedAtKind.Cancellation, cancellation.At),
            ])
        {
            Changed = cancellation.At,
        };
    }
}
