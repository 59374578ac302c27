using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Funds;

/// <summary>
/// What is asked for or added: an amount, or for a budget increase of a price per hour or unit how many more.
/// </summary>
public sealed record AskFundsRequest(
    FundsKind Kind, string Reason, Money? Amount = null, decimal? Quantity = null, ReceiptBody? Receipt = null)
{
    internal FundsAsk ToAsk() => new(Kind, Amount, Quantity, Reason);
}

/// <summary>The file that was uploaded as the receipt of a worker's expense.</summary>
public sealed record ReceiptBody(string Upload, string FileName, string? Sha256 = null);

/// <summary>The receipt of an expense. Its content has an address of its own.</summary>
public sealed record ReceiptView(string FileName, string ContentType, long Size, string Sha256)
{
    internal static ReceiptView Of(DeliveredFile file) => new(file.Name, DeliverableFunctions.Format(file.Name).ContentType, file.Length, file.Sha256);
}

/// <summary>A request for funds, or funds that the client added, and how it stands.</summary>
public sealed record FundsView(
    FundsRequestId Id,
    FundsKind Kind,
    Money? Amount,
    decimal? Quantity,
    string Reason,
    ReceiptView? Receipt,
    FundsStatus Status,
    Actor By,
    Instant At,
    Instant? DecidedAt)
{
    internal static FundsView Of(FundsRequest request) => new(
        request.Id, request.Ask.Kind, request.Ask.Amount, request.Ask.Quantity, request.Ask.Reason,
        request.Ask.Receipt is { } receipt ? ReceiptView.Of(receipt) : null, request.Status, request.By, request.At, request.DecidedAt);
}

/// <summary>What asking for funds or deciding about them answers.</summary>
public sealed record FundsChangeView(Change Change, FundsView Funds) : ActionView(Change)
{
    private Change Change { get; } = Change;

    internal static FundsChangeView Of(Change change, FundsRequestId request) => new(change, FundsView.Of(
        ((Staffed)change.State).Engagement.Funds.Find(one => one.Id == request)!));
}
