using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Funds;

/// <summary>The worker asks for additional funds.</summary>
public abstract record RequestFunds(FundsAsk Ask) : Command
{
    /// <summary>The command that asks for them, by their kind.</summary>
    public static RequestFunds For(FundsAsk ask) => ask.Kind switch
    {
        FundsKind.BudgetIncrease => new RequestBudgetIncrease(ask),
        FundsKind.ExpenseReimbursement => new RequestExpenseReimbursement(ask),
        _ => new RequestBonus(ask),
    };
}

/// <summary>More for the work itself.</summary>
public sealed record RequestBudgetIncrease(FundsAsk Ask) : RequestFunds(Ask);

/// <summary>Money that the worker laid out.</summary>
public sealed record RequestExpenseReimbursement(FundsAsk Ask) : RequestFunds(Ask);

/// <summary>Something on top.</summary>
public sealed record RequestBonus(FundsAsk Ask) : RequestFunds(Ask);

/// <summary>The client adds funds.</summary>
public sealed record AddFunds(FundsAsk Ask) : Command;

/// <summary>Grant a request for funds.</summary>
public sealed record ApproveFunds(FundsRequestId Request) : Command;

/// <summary>Refuse a request for funds.</summary>
public sealed record DeclineFunds(FundsRequestId Request, string Reason) : Command;

/// <summary>The worker takes a request for funds back.</summary>
public sealed record WithdrawFunds(FundsRequestId Request) : Command;

/// <summary>The worker asked for additional funds.</summary>
[Stored("fundsRequested/1"), Tells(NoticeKind.FundsAsked, Recipients.BothSides)]
public sealed record FundsRequested(FundsRequestId Request, FundsAsk Ask) : Event, IAdding;

/// <summary>The client added funds, which are granted at once.</summary>
[Stored("fundsAdded/1"), Tells(NoticeKind.FundsAdded, Recipients.BothSides)]
public sealed record FundsAdded(FundsRequestId Request, FundsAsk Ask) : Event, IAdding;

/// <summary>The client granted a request.</summary>
[Stored("fundsApproved/1"), Tells(NoticeKind.FundsApproved, Recipients.BothSides)]
public sealed record FundsApproved(FundsRequestId Request, FundsKind Kind) : Event;

/// <summary>The client declined a request.</summary>
[Stored("fundsDeclined/1"), Tells(NoticeKind.FundsDeclined, Recipients.BothSides)]
public sealed record FundsDeclined(FundsRequestId Request, FundsKind Kind, string Reason) : Event;

/// <summary>The worker took a request back.</summary>
[Stored("fundsWithdrawn/1"), Tells(NoticeKind.FundsWithdrawn, Recipients.BothSides)]
public sealed record FundsWithdrawn(FundsRequestId Request, FundsKind Kind) : Event;

/// <summary>A request was not decided before the close-out; the price holds without it.</summary>
[Stored("fundsLapsed/1")]
public sealed record FundsLapsed(FundsRequestId Request, FundsKind Kind) : Event
{
    // What lapses with an approval, nobody did.
    internal override IEnumerable<NoticeFor> Tells(Teller to) => to.Tell(Recipients.BothSides, NoticeKind.FundsLapsed, anyway: true);
}

/// <summary>The client has turned counteroffers off (domain.md §3, seed 003).</summary>
public sealed record CounteroffersOff()
    : Refusal(
        RefusalKind.Conflict, "counteroffersOff",
        "This client has turned counteroffers off: neither another price nor a budget increase can be asked for. Write to the client in "
            + "the messages.");

/// <summary>There are as many requests for funds as an assignment takes.</summary>
public sealed record FundsFull(int Most)
    : Refusal(RefusalKind.Conflict, "fundsFull", $"This assignment has {Most} requests for funds already and takes no more.");

/// <summary>There is no such request for funds.</summary>
public sealed record UnknownFunds(FundsRequestId Request)
    : Refusal(RefusalKind.Unknown, "unknownFunds", $"There is no request for funds {Request} on this assignment.");

/// <summary>The request for funds is decided.</summary>
public sealed record FundsDecided(FundsRequest Request)
    : Refusal(
        RefusalKind.Conflict, "fundsDecided", $"This request for funds is {Wording.InWords(Request.Status)}; nothing about it can "
            + "change. What is still needed can be asked for anew.");
