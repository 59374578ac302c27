using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Funds;
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

/// <summary>A lower amount that the client proposes, and what the worker says to it.</summary>
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
        _ => null,
    };

    private static string Lower(LoweredLine line) => $"“{line.Description}” {line.From} → {line.To}";
}
