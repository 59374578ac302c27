using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Approval;

/// <summary>
/// What a payment provider reports (domain.md §11): it pays as the client would and is final at once. Whatever cannot be applied is said,
/// and changes nothing.
/// </summary>
internal static class ReportedPaymentRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, TakePayment>(
            AssignmentAction.TakePayment, [Role.System], [Status.Invoiced, Status.Paid], Take, MayTake)
        {
            On = CaseOf.Provider,
        },
        new ActionRule<WithWorker, ReversePayment>(
            AssignmentAction.ReversePayment, [Role.System], [Status.Invoiced, Status.Paid], Reverse)
        {
            On = CaseOf.Provider,
        },
    ];

    private static ImmutableList<Refusal> MayTake(WithWorker state, TakePayment? take, Circumstances at) => take is { Amount.Amount: <= 0 }
        ? [new InvalidField("amount", "amountNotPositive", "A payment is more than nothing.")]
        : [];

    // The same payment again changes nothing, reversed or not.
    private static Outcome Take(WithWorker state, TakePayment take, Circumstances at)
    {
        var invoice = InvoiceOf(state);
        if (invoice.Payments.Exists(payment => payment.Id == take.Payment))
            return Outcome.Nothing;
        if (WhyNot(state, invoice, take, at.Policy) is { } reason)
            return new PaymentNotApplied(take.Payment, take.Amount, reason, take.Reference);
        var (left, open) = (invoice.Left(), Open(state, invoice));
        var paidAt = take.At >= invoice.ApprovedAt && take.At <= at.Now ? take.At : at.Now;
        if (take.Amount < Rest(state, invoice))
            return new PaymentReported(take.Payment, take.Amount, paidAt, take.Reference, Rest(state, invoice) - take.Amount);
        return new(
        [
            new PaymentReported(
                take.Payment, take.Amount, paidAt, take.Reference,
                RateUntil: at.Now.Plus(at.Policy.RatingWindow, state.Brief.Schedule.Zone)),
            .. take.Amount > left + open
                ? [new PaymentNotApplied(take.Payment, take.Amount - left - open, NotApplied.Overpaid, take.Reference)]
                : ImmutableList<Event>.Empty,
            // Both had rated when the payment made ratings final: so it does theirs.
            .. state is Invoiced { Engagement.Ratings: { FinalAt: null, ByClient: not null, ByWorker: not null } }
                ? [new RatingsOpened()]
                : ImmutableList<Event>.Empty,
        ], []);
    }

    // What the client stated by hand and is not final yet, the provider confirms; what is final is owed no more.
    private static NotApplied? WhyNot(WithWorker state, Invoice invoice, TakePayment take, Policy policy) =>
        take.Amount.Currency != invoice.Amount.Currency ? NotApplied.WrongCurrency
        : state is Paid && !PaymentRules.CanBeConfirmed(state) ? NotApplied.NotOwed
        : invoice.Payments.Count >= policy.Payables.PartsOfAnInvoice && take.Amount < Rest(state, invoice) ? NotApplied.TooManyParts
        : null;

    private static Outcome Reverse(WithWorker state, ReversePayment reverse, Circumstances at)
    {
        var invoice = InvoiceOf(state);
        if (invoice.Payments.Find(payment => payment.Id == reverse.Payment) is not { ReversedAt: null } payment)
            return Outcome.Nothing;
        var isOwedAgain = state is Paid && invoice.Reversed(payment.Id, at.Now).IsOwed();
        return new PaymentReversed(payment.Id, payment.Amount, isOwedAgain);
    }

    private static Invoice InvoiceOf(WithWorker state) => state is Paid paid ? PaymentEvolution.InvoiceOf(paid) : Parts.InvoiceOf(state)!;

    // What was stated by hand and is not final a provider can confirm.
    private static Money Open(WithWorker state, Invoice invoice) =>
        PaymentRules.CanBeConfirmed(state) ? invoice.Open() : Money.Zero(invoice.Amount.Currency);

    // Less is a part: of what is left to pay, or else of what was stated by hand.
    private static Money Rest(WithWorker state, Invoice invoice) =>
        invoice.IsOwed() ? invoice.Left() : Open(state, invoice);
}
