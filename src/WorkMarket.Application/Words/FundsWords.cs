using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;
using static WorkMarket.Application.Words.Names;

namespace WorkMarket.Application.Words;

/// <summary>Additional funds.</summary>
internal static class FundsWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        FundsRequested asked => new(
            $"The worker asked for {Asked(asked.Ask)} (request {asked.Request}).",
            "The worker asks for additional funds",
            asked.Ask.Reason)
        {
            IsOfPrice = true,
        },
        FundsAdded added => new(
            $"The client added {Asked(added.Ask)} (request {added.Request}).",
            "The client added funds",
            added.Ask.Reason)
        {
            IsOfPrice = true,
        },
        FundsApproved approved => new(
            $"The client granted the {InWords(approved.Kind)} of request {approved.Request}.",
            "Additional funds are granted")
        {
            IsOfPrice = true,
        },
        FundsDeclined declined => new(
            $"The client declined the {InWords(declined.Kind)} of request {declined.Request}.",
            "Additional funds are declined",
            declined.Reason)
        {
            IsOfPrice = true,
        },
        FundsWithdrawn withdrawn => new(
            $"The worker took the {InWords(withdrawn.Kind)} of request {withdrawn.Request} back.",
            "The worker took a request for funds back")
        {
            IsOfPrice = true,
        },
        FundsLapsed lapsed => new(
            $"The {InWords(lapsed.Kind)} of request {lapsed.Request} lapsed: it was not decided before the close-out.",
            "A request for funds was not decided in time")
        {
            IsOfPrice = true,
        },
        _ => null,
    };

    private static string Asked(FundsAsk ask)
    {
        var amount = ask.Amount?.ToString() ?? $"{ask.Quantity:0.##} more hours or units at the agreed rate";
        return $"{InWords(ask.Kind)}: {amount}{(ask.Receipt is { } receipt ? $", receipt {EventWords.File(receipt)}" : "")}";
    }
}

/// <summary>What is paid: a lower amount that the client proposes, a payment that it states, and what the worker says to either.</summary>
internal static class AmountWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        AmountProposed proposed => new(
            $"The client proposed to pay {proposed.Amount} ({proposed.Proposal}): {string.Join("; ", proposed.Lines.Select(Lower))}.",
            "The client proposes a lower amount: accept or decline it",
            proposed.Reasons)
        {
            IsOfPrice = true,
        },
        AmountAccepted accepted => new(
            $"The worker accepted the lower amount ({accepted.Proposal}): {accepted.Amount}, at which the work is approved.",
            "The worker accepted the lower amount")
        {
            IsOfPrice = true,
        },
        AmountDeclined declined => new(
            $"The worker declined the lower amount ({declined.Proposal}); the work waits for approval.",
            "The worker declined the lower amount",
            declined.Reason)
        {
            IsOfPrice = true,
        },
        // One that says until when it can be denied was stated by hand; an older one was final at once.
        PaidByClient { FinalAt: { } until } paid => new(
            style => $"The client stated that it paid {paid.Amount}{(paid.Again ? ", again" : "")}. "
                + $"The worker can say until {style.Write(until)} that it did not arrive.",
            "The client states that it paid: the worker can say that it did not arrive",
            More: paid.Reference)
        {
            Others = [(NoticeKind.RatingFinal, "Ratings are final")],
            IsOfPrice = true,
        },
        PaidByClient paid => new($"The client paid {paid.Amount}.", "The assignment is paid, and ratings are final", more: paid.Reference)
        {
            Others = [(NoticeKind.RatingFinal, "Ratings are final")],
            IsOfPrice = true,
        },
        PaymentNotReceived denied => new(
            "The worker said that the payment did not arrive: it is to be paid as before, since it was due.",
            "The worker says that the payment did not arrive",
            denied.Note)
        {
            IsOfPrice = true,
        },
        PaymentConfirmed => new("The worker confirmed that the payment arrived; it is final.", "The payment is confirmed and final")
        {
            IsOfPrice = true,
        },
        PaymentFinal => new(
            "Nobody said in time that the payment did not arrive; it is final.", "The payment is final: nobody said that it did not arrive")
        {
            IsOfPrice = true,
        },
        _ => null,
    };

    private static string Lower(LoweredLine line) => $"“{line.Description}” {line.From} → {line.To}";
}
