using WorkMarket.Domain.Funds;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Event
{
    /// <summary>The worker asked for additional funds.</summary>
    public sealed record FundsRequested(FundsRequestId Request, FundsAsk Ask) : Event;

    /// <summary>The client added funds, which are granted at once.</summary>
    public sealed record FundsAdded(FundsRequestId Request, FundsAsk Ask) : Event;

    /// <summary>The client granted a request.</summary>
    public sealed record FundsApproved(FundsRequestId Request, FundsKind Kind) : Event;

    /// <summary>The client declined a request.</summary>
    public sealed record FundsDeclined(FundsRequestId Request, FundsKind Kind, string Reason) : Event;

    /// <summary>The worker took a request back.</summary>
    public sealed record FundsWithdrawn(FundsRequestId Request, FundsKind Kind) : Event;

    /// <summary>A request was not decided before the close-out; the price holds without it.</summary>
    public sealed record FundsLapsed(FundsRequestId Request, FundsKind Kind) : Event;
}
