using System.Globalization;
using WorkMarket.Domain;
using WorkMarket.Domain.Funds;
using static WorkMarket.Domain.Wording;

namespace WorkMarket.Application.Words;

/// <summary>Additional funds.</summary>
internal static class FundsWords
{
    public static Sentences? Find(Event @event) => Say(@event) is { } said ? said with { IsOfPrice = true } : null;

    private static Sentences? Say(Event @event) => @event switch
    {
        FundsRequested asked => new(
            $"The worker asked for {Asked(asked.Ask)} (request {asked.Request}).",
            to => to.IsWorker
                ? new($"You asked for {Named(asked.Ask)}", "The client is to grant or decline it before it approves the work.")
                : new($"The worker asks for {Named(asked.Ask)}", $"{Receipt(asked.Ask)}Grant or decline it before you approve the work: "
                    + "what is not decided by then lapses."),
            asked.Ask.Reason),
        FundsAdded added => new(
            $"The client added {Asked(added.Ask)} (request {added.Request}).",
            to => new($"The client added {Named(added.Ask)}", to.For(
                $"It is granted{Comes(added.Ask)}. There is nothing for you to do.", $"It is granted{Comes(added.Ask)}; the worker is "
                    + "told.")),
            added.Ask.Reason),
        FundsApproved approved => new(
            $"The client granted the {InWords(approved.Kind)} of request {approved.Request}.",
            to => new($"The client granted {The(to, approved.Request, approved.Kind)}", to.For(
                $"It counts from now on{Comes(Find(to, approved.Request))}. There is nothing for you to do.",
                $"It counts from now on{Comes(Find(to, approved.Request))}; the worker is told."))),
        FundsDeclined declined => new(
            $"The client declined the {InWords(declined.Kind)} of request {declined.Request}.",
            to => new($"The client declined {The(to, declined.Request, declined.Kind)}", to.For(
                "What was agreed before holds. Answer the client in the messages, or ask for something else before you submit the work.",
                "What was agreed before holds; the worker is told why.")),
            declined.Reason),
        FundsWithdrawn withdrawn => new(
            $"The worker took the {InWords(withdrawn.Kind)} of request {withdrawn.Request} back.",
            to => new($"The worker took the request for {The(to, withdrawn.Request, withdrawn.Kind)} back",
                "What was agreed before holds, and there is nothing to decide about it any more.")),
        FundsLapsed lapsed => new(
            $"The {InWords(lapsed.Kind)} of request {lapsed.Request} lapsed: it was not decided before the close-out.",
            to => new($"The request for {The(to, lapsed.Request, lapsed.Kind)} lapsed", "It was not decided before the close-out, and what "
                + "was agreed before holds. " + to.For(
                    "If you do not agree, write to the client.",
                    "If it is owed all the same, settle it with the worker in the messages."))),
        _ => null,
    };

    private static FundsAsk? Find(Reading to, FundsRequestId id) => to.Engagement?.Funds.Find(request => request.Id == id)?.Ask;

    private static string The(Reading to, FundsRequestId id, FundsKind kind) =>
        $"the {InWords(kind)}{(Find(to, id) is { } ask ? $" of {Much(ask)}" : "")}";

    private static string Named(FundsAsk ask) => $"{OneInWords(ask.Kind)} of {Much(ask)}";

    private static string Much(FundsAsk ask) => ask.Amount?.ToString()
        ?? string.Create(CultureInfo.InvariantCulture, $"{ask.Quantity:0.##} more hours or units at the agreed rate");

    private static string Comes(FundsAsk? ask) => ask is { Amount: null, Quantity: not null }
        ? ": that much more can be worked and is paid at the agreed rate"
        : " and is paid with the work once that is approved";

    private static string Receipt(FundsAsk ask) => ask.Kind != FundsKind.ExpenseReimbursement ? ""
        : ask.Receipt is null ? "It has no receipt. " : "It has a receipt. ";

    private static string Asked(FundsAsk ask) =>
        $"{InWords(ask.Kind)}: {Much(ask)}{(ask.Receipt is { } receipt ? $", receipt {EventWords.File(receipt)}" : "")}";
}
