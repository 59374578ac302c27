using System.Collections.Immutable;
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
    /// <summary>
    /// What the client changed of payment or status, where that is what the cause is about: where all of it is justified, that bars it.
    /// </summary>
    public ImmutableList<ChangeMade> Changes { get; init; } = [];

    /// <summary>What the cause is about, where that can come after the end of the assignment: from then on it can be escalated.</summary>
    public Instant? About { get; init; }

    public static CauseFinding Not { get; } = new(null, null, []);
}

/// <summary>A change that a cause is about.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Justifiable">The change as a justification names it; null where none bars it (domain.md §6).</param>
internal sealed record ChangeMade(Instant At, JustifiedChange? Justifiable);

/// <summary>When each cause of an escalation is true (domain.md §6, Causes).</summary>
internal static class Causes
{
    public static CauseFinding Find(Assignment state, EscalationCause cause, Policy policy) => (cause, state) switch
    {
        (EscalationCause.ApprovalOverdue, PendingApproval { Completion: var completion }) => Overdue(completion, policy),
        (EscalationCause.PaymentPastDue, Invoiced { Invoice: var invoice, NotReceived: var denied }) when invoice.IsOwed() =>
            PastDue(invoice, denied?.At),
        // What was stated again after it had not arrived is paid only once the worker confirms, or nothing can be said any more.
        (EscalationCause.PaymentPastDue, Paid { Stated: { Again: true, IsFinal: false }, Invoice: var invoice, PaidAt: var again })
            when invoice.Amount.Amount > 0 => PastDue(invoice, again),
        (EscalationCause.PaymentDispute, WithWorker staffed) => Dispute(staffed),
        (EscalationCause.CancelledWithoutClarification, WithWorker) when Parts.CancellationOf(state) is { IsByClient: true } cancellation =>
            WithoutClarification(state, cancellation, policy),
        (EscalationCause.CancelledAfterWork, WithWorker staffed) when Parts.CancellationOf(state) is { IsByClient: true } cancellation =>
            AfterWork(staffed, cancellation),
        (EscalationCause.ClientUnresponsive, WithWorker { Core.Correspondence: { } spoken } staffed) when Unanswered(
            staffed, spoken) is { } message => new(
            policy.BusinessTime.Plus(message.At, policy.Escalations.UnansweredFor), message.At,
            [FromMessage(LookedAtKind.UnansweredMessage, message)]),
        (EscalationCause.Impasse, WithWorker { Core.Correspondence: { } spoken } staffed) => Impasse(staffed, spoken),
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
        var answered = staffed.Core.Escalations.Where(escalation => EscalationRecord.IsWith(staffed, escalation)).Max(
            escalation => escalation.LastResponse?.At);
        return spoken.FirstUnanswered is not { } first || answered is null || first.At > answered ? spoken.FirstUnanswered
            : spoken.LastByWorker?.At > answered ? spoken.LastByWorker
            : null;
    }

    /// <summary>Whether an amount that the worker asked or submitted is refused or fixed lower, and not agreed on since.</summary>
    public static bool IsDisputed(WithWorker staffed) => Refused(staffed).Any();

    // True from the first amount that is refused or fixed lower. The time in which it can be escalated runs from the latest.
    private static CauseFinding Dispute(WithWorker staffed)
    {
        ImmutableList<(LookedAt Fact, JustifiedChange? Justifiable)> refused = [.. Refused(staffed).OrderBy(one => one.Fact.At)];
        return refused.IsEmpty
            ? new(null, null, AgreedAt(staffed, AboutAmounts) is { } agreed ? [new(LookedAtKind.Agreement, agreed)] : [])
            : new(refused[0].Fact.At, refused[0].Fact.At, [refused[0].Fact])
            {
                Changes = refused.ConvertAll(one => new ChangeMade(one.Fact.At!.Value, one.Justifiable)),
                About = Later(refused[^1].Fact.At, Parts.InvoiceOf(staffed)?.ApprovedAt),
            };
    }

    private static Instant? Later(Instant? one, Instant? other) => one > other || other is null ? one : other;

    private static CauseFinding PastDue(Invoice invoice, Instant? denied) => new(
        invoice.DueAt, invoice.DueAt, [new(LookedAtKind.Invoice, invoice.ApprovedAt), new(LookedAtKind.InvoiceDue, invoice.DueAt)])
    {
        About = Instant.Max(invoice.DueAt, denied ?? invoice.DueAt),
    };

    private static CauseFinding Impasse(WithWorker staffed, Correspondence spoken)
    {
        var agreed = AgreedAt(staffed, _ => true);
        ImmutableList<LookedAt> answers = [.. Perhaps(LookedAtKind.ClientMessage, spoken.LastByClient), .. Acts(staffed)];
        return new(
            Since(agreed, spoken.LastByWorker) is { } asked
                && answers.Where(one => agreed is null || one.At > agreed).Max(one => one.At) is { } answered
                ? Instant.Max(asked.At, answered)
                : null,
            staffed.Engagement.AssignedAt,
            [.. Perhaps(LookedAtKind.WorkerMessage, spoken.LastByWorker), .. answers]);
    }

    // What the client does with a reason is said as much as a message is: the latest of each kind.
    private static IEnumerable<LookedAt> Acts(WithWorker staffed)
    {
        if (staffed.Engagement.SentBackAt is { } sentBack)
            yield return new(LookedAtKind.SentBack, sentBack);
        var funds = staffed.Engagement.Funds.Where(request => request.Status == FundsStatus.Declined);
        if (funds.Max(request => request.DecidedAt) is { } declined)
            yield return new(LookedAtKind.DeclinedFunds, declined);
        if (staffed.Engagement.LowerAmount is { At: var proposed })
            yield return new(LookedAtKind.ProposedAmount, proposed);
        if (Parts.CancellationOf(staffed) is { } cancellation && TextRules.HasWords(cancellation.Clarification))
            yield return new(LookedAtKind.Cancellation, cancellation.At);
    }

    // When the sides recorded that they agree: what comes after that is another, which somebody has to have spoken of.
    private static Instant? AgreedAt(WithWorker staffed, Func<EscalationCause, bool> on) => staffed.Core.Escalations.FindLast(
        escalation => EscalationRecord.IsWith(staffed, escalation)
            && escalation is { AgreedByWorker: true, AgreedByClient: true } && on(escalation.Cause))?.ClosedAt;

    // Who agrees that the client has answered has not agreed on any amount.
    private static bool AboutAmounts(EscalationCause cause) => cause is EscalationCause.PaymentDispute or EscalationCause.Impasse;

    private static MessageFact? Since(Instant? agreed, MessageFact? message) => agreed is null || message?.At > agreed ? message : null;

    // What the client has refused or fixed lower since the sides last agreed.
    private static IEnumerable<(LookedAt Fact, JustifiedChange? Justifiable)> Refused(WithWorker staffed)
    {
        var agreed = AgreedAt(staffed, AboutAmounts);
        return AmountsRefused(staffed).Where(one => agreed is null || one.Fact.At > agreed);
    }

    // Funds that were declined, or left undecided at the close-out by the client; lower amounts that the worker did not accept, unless all
    // was paid in the end; and what a cancellation leaves unpaid of the work that was submitted. Where submitted work is to be paid below
    // what it came to, no justification bars a dispute over that.
    private static IEnumerable<(LookedAt Fact, JustifiedChange? Justifiable)> AmountsRefused(WithWorker staffed)
    {
        foreach (var request in staffed.Engagement.Funds)
        {
            if (Justifications.Refusing(staffed, request) is { } refusing)
                yield return (new(
                    request.Status == FundsStatus.Declined ? LookedAtKind.DeclinedFunds : LookedAtKind.LapsedFunds,
                    request.DecidedAt), refusing);
        }
        if (staffed is not Paid && staffed.Engagement.LowerAmount is { DisputedSince: { } first, At: var latest })
        {
            yield return (new(LookedAtKind.ProposedAmount, first), null);
            if (latest > first)
                yield return (new(LookedAtKind.ProposedAmount, latest), null);
        }
        if (Parts.CancellationOf(staffed) is { IsByClient: true } cancellation && IsLess(staffed, cancellation))
            yield return (
                new(LookedAtKind.Cancellation, cancellation.At),
                Total.Compute(staffed).Withheld is null ? Justifications.Ending(cancellation) : null);
    }

    // Of work from before it was kept what it came to, the most that was agreed stands for that.
    private static bool IsLess(WithWorker staffed, Cancellation cancellation) => Total.Compute(staffed).Withheld is not null
        || cancellation is { AfterSubmission: true, Submission: null } && cancellation.Amount < Total.MostOf(staffed.Engagement);

    // The client said why: with the cancellation in more than a word, or in a message since.
    private static CauseFinding WithoutClarification(Assignment state, Cancellation cancellation, Policy policy)
    {
        var isSaid = TextRules.Letters(cancellation.Clarification) >= policy.Escalations.ClarificationLetters
            || state.Core.Correspondence?.LastByClient?.At >= cancellation.At;
        return new(isSaid ? null : cancellation.At, cancellation.At, [new(LookedAtKind.Cancellation, cancellation.At)])
        {
            Changes = [new(cancellation.At, Justifications.Ending(cancellation))],
        };
    }

    // A client who cancels because the work is not as agreed, and writes what is not, has said something about its quality.
    private static CauseFinding AfterWork(WithWorker staffed, Cancellation cancellation)
    {
        var work = Parts.WorkLoggedAt(staffed.Engagement);
        return new(
            (work is not null || cancellation.AfterSubmission)
                && !(cancellation.Reason == CancellationReason.WorkNotAsAgreed && TextRules.HasWords(cancellation.Clarification))
                ? cancellation.At
                : null,
            cancellation.At,
            [
                .. work is null ? [] : new[] { new LookedAt(LookedAtKind.WorkLogged, work.Value) },
                .. cancellation.AfterSubmission ? [new LookedAt(LookedAtKind.Submission)] : Array.Empty<LookedAt>(),
                new(LookedAtKind.Cancellation, cancellation.At),
            ])
        {
            Changes = [new(cancellation.At, Justifications.Ending(cancellation))],
        };
    }
}
