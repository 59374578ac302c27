using System.Globalization;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Refusal
{
    /// <summary>The client has turned counteroffers off (domain.md §3, seed 003).</summary>
    public sealed record CounteroffersOff()
        : Refusal(RefusalKind.Conflict, "counteroffersOff", "This client has turned counteroffers off: neither another price nor a budget increase can be asked for.");

    /// <summary>There are as many requests for funds as an assignment takes.</summary>
    public sealed record FundsFull(int Most)
        : Refusal(RefusalKind.Conflict, "fundsFull", $"This assignment has {Most} requests for funds already and takes no more.");

    /// <summary>There is no such request for funds.</summary>
    public sealed record UnknownFunds(FundsRequestId Request)
        : Refusal(RefusalKind.Unknown, "unknownFunds", $"There is no request for funds '{Request}' on this assignment.");

    /// <summary>The request for funds is decided.</summary>
    public sealed record FundsDecided(FundsRequest Request)
        : Refusal(RefusalKind.Conflict, "fundsDecided", $"This request for funds is {Request.Status}; nothing about it can change.");

    /// <summary>The upload is on the assignment as a receipt.</summary>
    public sealed record ReceiptUsed(FundsRequestId Request)
        : Refusal(RefusalKind.Conflict, "uploadUsed", "This upload is the receipt of a request for funds.");

    /// <summary>More hours than are budgeted (domain.md §2).</summary>
    public sealed record HoursOverBudget(decimal Hours, decimal Budgeted)
        : Refusal(RefusalKind.Conflict, "hoursOverBudget", OverBudget("hours", Hours, Budgeted), "hours");

    /// <summary>More units than are budgeted (domain.md §2).</summary>
    public sealed record UnitsOverBudget(decimal Units, decimal Budgeted)
        : Refusal(RefusalKind.Conflict, "unitsOverBudget", OverBudget("units", Units, Budgeted), "units");

    private static string OverBudget(string what, decimal worked, decimal budgeted) => string.Create(
        CultureInfo.InvariantCulture,
        $"{worked} {what} are more than the {budgeted} that are budgeted: a budget increase comes first, or fewer {what} are stated.");
}
