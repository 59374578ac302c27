using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Ratings;
using static WorkMarket.Domain.Wording;

namespace WorkMarket.Application.Words;

/// <summary>What is paid: a lower amount that the client proposes, a payment that it states, and what the worker says to either.</summary>
internal static class AmountWords
{
    public static Sentences? Find(Event @event) => Say(@event) is { } said ? said with { IsOfPrice = true } : null;

    private static Sentences? Say(Event @event) => @event switch
    {
        AmountProposed proposed => new(
            $"The client proposed to pay {proposed.Amount} ({proposed.Proposal}): {string.Join("; ", proposed.Lines.Select(Lower))}.",
            to => new($"The client proposes to pay {proposed.Amount}", $"That is {Less(proposed)} less than the work came to. " + to.For(
                "Accept or decline it. Accepted, the work is approved at that; declined or left, it waits for approval as before, and you "
                + "can escalate the payment as disputed.",
                "The worker can accept or decline it. Until then the work waits for approval, and every clock runs.")),
            proposed.Reasons),
        AmountAccepted accepted => new(
            $"The worker accepted the lower amount ({accepted.Proposal}): {accepted.Amount}, at which the work is approved.",
            to => new($"The worker accepted the lower amount of {accepted.Amount}", "The work is approved at that"
                + (Parts.InvoiceOf(to.State) is { } invoice ? $", and is to be paid by {to.At(invoice.DueAt)}." : "."))),
        AmountDeclined declined => new(
            $"The worker declined the lower amount ({declined.Proposal}); the work waits for approval.",
            to => new($"The worker declined the lower amount{Much(to, declined)}", "The work waits for approval as before. " + to.For(
                "The client can approve it, send it back or propose another amount.",
                "Approve it, send it back, propose another amount, or answer the worker in the messages.")),
            declined.Reason),
        // One that says until when it can be denied was stated by hand; an older one was final at once.
        PaidByClient { FinalAt: { } until } paid => new(
            style => $"The client stated that it paid {paid.Amount}{(paid.Again ? ", again" : "")}. "
                + $"The worker can say until {style.Write(until)} that it did not arrive.",
            to => new(paid.Again ? "The client states again that it paid" : "The client states that it paid",
                $"{paid.Amount} is stated as paid. "
                + to.For(
                    $"If it did not arrive, say so until {to.At(until)}; if it did, you can confirm it, and it is final.",
                    $"The worker can say until {to.At(until)} that it did not arrive; after that it is final.") + Rate(to)),
            More: paid.Reference),
        PaidByClient paid => new(
            $"The client paid {paid.Amount}.",
            to => new("The assignment is paid", $"{paid.Amount} is paid.{Rate(to)}"),
            more: paid.Reference),
        PaymentNotReceived denied => new(
            "The worker said that the payment did not arrive: it is to be paid as before, since it was due.",
            to => new("The worker says that the payment did not arrive", Owed(to) + to.For(
                "If it is past due you can escalate, and an escalation that the payment had ended goes on.",
                "Pay it, or show the worker in the messages that it arrived.",
                "An escalation that the payment had ended goes on.")),
            denied.Note),
        PaymentConfirmed => new(
            "The worker confirmed that the payment arrived; it is final.",
            to => new("The payment is confirmed and final", $"{Paid(to)}The worker confirmed that it arrived. There is nothing left to "
                + "do about it.")),
        PaymentFinal => new(
            "Nobody said in time that the payment did not arrive; it is final.",
            to => new("The payment is final", $"{Paid(to)}Nobody said in time that it did not arrive. There is nothing left to do about "
                + "it.")),
        PaymentReported { Left: { } left } part => new(
            $"A payment provider reported a part: {part.Amount}; {left} is left to pay.",
            to => new($"A part was paid: {part.Amount}", $"A payment provider reported it. {left} of {Invoice(to)} is left to pay"
                + (Parts.InvoiceOf(to.State) is { } invoice ? $", due on {to.At(invoice.DueAt)}. " : ". ") + to.For(
                    "If the rest is past due you can escalate.", "Pay the rest by then.")),
            more: part.Reference),
        PaymentReported whole => new(
            $"A payment provider reported that it was paid, with {whole.Amount}; it is final.",
            to => new("The assignment is paid", $"A payment provider reported {whole.Amount}, with which {Invoice(to)} is paid. It is "
                + $"final.{Rate(to)}"),
            more: whole.Reference),
        PaymentReversed reversed => new(
            $"The payment provider reported that a payment of {reversed.Amount} was reversed"
                + (reversed.IsOwedAgain ? ": it is to be paid as before, since it was due." : "."),
            to => new($"A payment of {reversed.Amount} was reversed", $"The payment provider reported it. {Left(to)}" + to.For(
                "If it is past due you can escalate, and an escalation that the payment had ended goes on.",
                "Pay it again, and ask your provider what happened."))),
        PaymentNotApplied other => new(
            $"A payment of {other.Amount} that a provider reported was not applied: {Why(other)}.",
            to => new($"A payment of {other.Amount} was not applied", $"{Sentence(Why(other))}. It was reported for {Invoice(to)} as "
                + $"payment {other.Payment}. Look at it in your list of payments to look at, and settle it with your provider."),
            more: other.Reference),
        _ => null,
    };

    private static string Why(PaymentNotApplied other) => other.Reason switch
    {
        NotApplied.WrongCurrency => "it is in another currency than the invoice",
        NotApplied.NotOwed => "the invoice is paid already",
        NotApplied.Overpaid => "more was paid than was left to pay",
        NotApplied.TooManyParts => "the invoice was paid in more parts than can be kept",
        _ => InWords(other.Reason),
    };

    private static string Invoice(Reading to) =>
        Parts.InvoiceNumberOf(to.State) is { } number ? $"invoice {number}" : "the invoice";

    private static string Left(Reading to) => Parts.InvoiceOf(to.State) is { } invoice
        ? $"{invoice.Left()} of {Invoice(to)} is left to pay, due on {to.At(invoice.DueAt)}. "
        : "";

    private static string Paid(Reading to) => to.State switch
    {
        Paid { Invoice.Amount: var amount } => $"{amount} is paid. ",
        Invoiced { Invoice: var invoice } => $"{invoice.Left()} of {Invoice(to)} is left to pay beside it. ",
        _ => "",
    };

    private static string Owed(Reading to) => Parts.InvoiceOf(to.State) is { } invoice
        ? $"{invoice.Left()} is to be paid as before, due on {to.At(invoice.DueAt)}. "
        : "It is to be paid as before. ";

    private static string Rate(Reading to) => RatingWindow.Until(to.State) is { } until
        ? $" Both sides can rate until {to.At(until)}, unless both do before."
        : "";

    private static Money Less(AmountProposed proposed) =>
        proposed.Lines.Aggregate(Money.Zero(proposed.Amount.Currency), (sum, line) => sum + line.From - line.To);

    private static string Much(Reading to, AmountDeclined declined) =>
        to.Engagement?.LowerAmount is { } lower && lower.Id == declined.Proposal ? $" of {lower.Amount}" : "";

    private static string Lower(LoweredLine line) => $"“{line.Description}” {line.From} → {line.To}";
}
