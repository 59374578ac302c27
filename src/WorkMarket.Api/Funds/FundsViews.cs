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
/// <param name="Kind">What the money is for.</param>
/// <param name="Reason">What speaks for it, for the other side.</param>
/// <param name="Amount">How much money. It has to be there save for an increase of hours or units.</param>
/// <param name="Quantity">How many hours or units more, for the budget of a price per hour or unit.</param>
/// <param name="Receipt">The uploaded receipt of a worker's expense.</param>
public sealed record AskFundsRequest(
    FundsKind Kind, string Reason, Money? Amount = null, decimal? Quantity = null, ReceiptBody? Receipt = null)
{
    internal FundsAsk ToAsk() => new(Kind, Amount, Quantity, Reason);
}

/// <summary>The file that was uploaded as the receipt of a worker's expense.</summary>
/// <param name="Upload">The upload of the file.</param>
/// <param name="FileName">With an extension that fits the content.</param>
/// <param name="Sha256">The SHA-256 of the bytes in hexadecimal digits, which is then compared.</param>
public sealed record ReceiptBody(string Upload, string FileName, string? Sha256 = null);

/// <summary>A worker's expense, whose receipt comes with it.</summary>
/// <param name="Kind">What the money is for: only an expense has a receipt.</param>
/// <param name="Reason">What speaks for it, for the client.</param>
/// <param name="Amount">How much money.</param>
/// <param name="FileName">The receipt's, with an extension that fits its content.</param>
/// <param name="Sha256">The SHA-256 of the receipt's bytes in hexadecimal digits, which is then compared.</param>
public sealed record SendReceiptRequest(FundsKind Kind, string Reason, Money Amount, string FileName, string? Sha256 = null);

/// <summary>The receipt of an expense. Its content has an address of its own.</summary>
/// <param name="FileName">As it was uploaded.</param>
/// <param name="ContentType">The media type, by the extension.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">The SHA-256 of the bytes in hexadecimal digits.</param>
/// <param name="Finding">What a scanner found in it, by which it was withdrawn; left out where none found anything.</param>
public sealed record ReceiptView(string FileName, string ContentType, long Size, string Sha256, FindingView? Finding)
{
    internal static ReceiptView FromFile(Core core, DeliveredFile file) => new(
        file.Name, DeliverableFunctions.Format(file.Name).ContentType, file.Length, file.Sha256,
        FindingView.FromFinding(core.FindingIn(file)));
}

/// <summary>A request for funds, or funds that the client added, and how it stands.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Kind">What the money is for.</param>
/// <param name="Amount">How much money; left out where hours or units are asked for.</param>
/// <param name="Quantity">How many hours or units more; left out where money is asked for.</param>
/// <param name="Reason">What speaks for it.</param>
/// <param name="Receipt">The receipt of an expense; left out where there is none.</param>
/// <param name="Status">Whether it is decided, and how.</param>
/// <param name="By">Who asked for it, or added it.</param>
/// <param name="At">When that was.</param>
/// <param name="DecidedAt">When it was decided or lapsed; left out until then.</param>
/// <param name="DecidedBy">Who decided it, or took it back; left out until then.</param>
/// <param name="DecisionReason">Why it was declined; left out otherwise.</param>
public sealed record FundsView(
    FundsRequestId Id, FundsKind Kind, Money? Amount, decimal? Quantity, string Reason, ReceiptView? Receipt, FundsStatus Status, Actor By,
    Instant At, Instant? DecidedAt, Actor? DecidedBy, string? DecisionReason)
{
    internal static FundsView FromRequest(Core core, FundsRequest request) => new(
        request.Id, request.Ask.Kind, request.Ask.Amount, request.Ask.Quantity, request.Ask.Reason,
        request.Ask.Receipt is { } receipt ? ReceiptView.FromFile(core, receipt)
            : null, request.Status, request.By, request.At, request.DecidedAt,
        request.DecidedBy, request.DecisionReason);
}

/// <summary>What asking for funds or deciding about them answers.</summary>
public sealed class FundsChangeView(Change change, FundsView funds) : ActionView(change)
{
    /// <summary>The request, or what was added, as it now stands.</summary>
    public FundsView Funds => funds;

    internal static FundsChangeView FromChange(Change change, FundsRequestId request) => new(change, FundsView.FromRequest(
        change.State.Core, ((WithWorker)change.State).Engagement.Funds.Find(one => one.Id == request)!));
}
