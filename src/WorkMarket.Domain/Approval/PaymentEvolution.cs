using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Domain.Approval;

/// <summary>What payments, reversals and what is said of them make of an invoice: it is paid where nothing is left to pay.</summary>
internal static class PaymentEvolution
{
    private const int LongestReference = 200;

    public static Assignment? Next(Assignment state, Happened happened) => (state, happened.Event) switch
    {
        (Invoiced invoiced, PaidByClient stated) => ToPaid(
            invoiced, (invoiced.Stated is { IsFinal: true } ? invoiced.Invoice.Final() : invoiced.Invoice).Stated(
                stated.Amount, Cut(stated.Reference), happened.At), stated.RateUntil, happened.At) with
        {
            Stated = stated.FinalAt is { } until ? new(until, stated.Again) : null,
        },
        (Invoiced invoiced, PaymentReported reported) => Reported(invoiced, reported, happened.At),
        (Paid paid, PaymentReported reported) => Reported(paid, reported, happened.At),
        (Paid paid, PaymentReversed { IsOwedAgain: true } reversed) => Reversed(paid, reversed, happened.At),
        (Invoiced invoiced, PaymentReversed reversed) =>
            invoiced with { Invoice = invoiced.Invoice.Reversed(reversed.Payment, happened.At) },
        // Of old, what was stated by hand stood for a part that was reversed.
        (Paid paid, PaymentReversed reversed) =>
            paid with { Invoice = paid.Invoice.Reversed(reversed.Payment, happened.At).Covered(paid.Reference, paid.PaidAt) },
        (Invoiced or Paid, PaymentNotApplied) => state,
        (Paid paid, PaymentNotReceived) => ToInvoiced(paid, NotArrived(InvoiceOf(paid)), new(paid.PaidAt, happened.At)),
        (Invoiced { Stated: not null, Invoice: var invoice } invoiced, PaymentNotReceived) => invoiced with
        {
            Invoice = NotArrived(invoice),
            Stated = null,
            NotReceived = new(invoice.ByHand?.At ?? happened.At, happened.At),
        },
        (Paid { Stated: { } stated } paid, PaymentFinal or PaymentConfirmed) => paid with
        {
            Core = paid.Core with
            {
                Escalations = paid.Core.Escalations.ConvertAll(escalation =>
                    escalation.Engagement is null ? escalation with { BeforeCure = null } : escalation),
            },
            Stated = stated with
            {
                FinalAt = stated.FinalAt ?? happened.At,
                ConfirmedAt = happened.Event is PaymentConfirmed ? happened.At : stated.ConfirmedAt,
            },
        },
        // What was stated again waits for the worker's word even so.
        (Invoiced { Stated: { Again: true } again } invoiced, PaymentFinal) =>
            invoiced with { Stated = again with { FinalAt = happened.At } },
        (Invoiced { Stated: not null } invoiced, PaymentFinal or PaymentConfirmed) =>
            invoiced with { Invoice = invoiced.Invoice.Final(), Stated = null },
        _ => null,
    };

    /// <summary>What was paid, with what was stated by hand also where it was paid before that was kept.</summary>
    internal static Invoice InvoiceOf(Paid paid) => paid.Invoice.Covered(paid.Reference, paid.PaidAt);

    // What was stated by hand stands as it stood, where the payment stands for none of it.
    private static Assignment Reported(Invoiced invoiced, PaymentReported reported, Instant at)
    {
        var invoice = invoiced.Invoice.With(ToPayment(reported), PaymentRules.CanBeConfirmed(invoiced));
        return reported.Left is not null
            ? invoiced with { Invoice = invoice }
            : ToPaid(invoiced, invoice, reported.RateUntil, at) with { Stated = invoice.Open().Amount > 0 ? invoiced.Stated : null };
    }

    private static Paid Reported(Paid paid, PaymentReported reported, Instant at)
    {
        var invoice = InvoiceOf(paid).With(ToPayment(reported), PaymentRules.CanBeConfirmed(paid));
        return reported.Left is not null ? paid with { Invoice = invoice } : paid with
        {
            Invoice = invoice,
            PaidAt = invoice.PaidAt() ?? paid.PaidAt,
            Stated = paid.Stated is { } stated ? stated with { FinalAt = stated.FinalAt ?? at, ConfirmedAt = at } : null,
        };
    }

    // What was stated by hand for the rest still counts, and stands as it stood.
    private static Invoiced Reversed(Paid paid, PaymentReversed reversed, Instant at)
    {
        var invoice = InvoiceOf(paid).Reversed(reversed.Payment, at);
        var open = PaymentRules.CanBeConfirmed(paid) && invoice.Open().Amount > 0 ? paid.Stated : null;
        return ToInvoiced(paid, open is null ? invoice.Final() : invoice, new(paid.PaidAt, at, Reversed: true)) with { Stated = open };
    }

    private static Paid ToPaid(Invoiced invoiced, Invoice invoice, Instant? rateUntil, Instant at)
    {
        invoice = invoice.Covered(null, at);
        return new()
        {
            Core = invoiced.Core,
            Engagement = RatingWindow.WithUntil(invoiced, rateUntil),
            Completion = invoiced.Completion,
            Cancellation = invoiced.Cancellation,
            Invoice = invoice,
            PaidAt = invoice.PaidAt() ?? at,
            Reference = invoice.ByHand?.Reference,
        };
    }

    private static Invoiced ToInvoiced(Paid paid, Invoice invoice, NotReceived why) => new()
    {
        Core = paid.Core,
        Engagement = paid.Engagement,
        Completion = paid.Completion,
        Cancellation = paid.Cancellation,
        Invoice = invoice,
        NotReceived = why,
    };

    private static Invoice NotArrived(Invoice invoice) => invoice.Denied(invoice.Open());

    private static ReportedPayment ToPayment(PaymentReported reported) =>
        new(reported.Payment, reported.Amount, reported.PaidAt, reported.Reference);

    private static string? Cut(string? reference) =>
        reference is { Length: > LongestReference } text ? text[..LongestReference] : reference;
}
