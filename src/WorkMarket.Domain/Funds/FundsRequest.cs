using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Funds;

/// <summary>The opaque id of a request for funds, unique within its assignment.</summary>
public readonly record struct FundsRequestId(string Value)
{
    /// <summary>The id of the request that comes after so many.</summary>
    internal static FundsRequestId After(int requests) => new($"f{requests + 1}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What additional funds are for (domain.md §3, seed 003).</summary>
public enum FundsKind
{
    /// <summary>More for the work itself: a higher flat price, or more hours or units.</summary>
    BudgetIncrease,

    /// <summary>Money that the worker laid out.</summary>
    ExpenseReimbursement,

    /// <summary>Something on top.</summary>
    Bonus,
}

/// <summary>How a request for funds stands.</summary>
public enum FundsStatus
{
    /// <summary>The client has not decided yet.</summary>
    Asked,

    /// <summary>Granted; funds that a client adds are from the start.</summary>
    Approved,

    /// <summary>Not granted.</summary>
    Declined,

    /// <summary>Taken back by the worker.</summary>
    Withdrawn,

    /// <summary>Not decided before the close-out; the price holds without it.</summary>
    Lapsed,
}

/// <summary>What is asked for, or added.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Amount">How much money; null where a budget increase is a number of hours or units.</param>
/// <param name="Quantity">How many more hours or units, paid as the price says, of a budget increase of such a price; else null.</param>
/// <param name="Reason">Why.</param>
/// <param name="Receipt">The receipt of an expense, where there is one.</param>
public sealed record FundsAsk(FundsKind Kind, Money? Amount, decimal? Quantity, string Reason, DeliveredFile? Receipt = null);

/// <summary>A request for funds and how it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ask">What is asked for.</param>
/// <param name="By">Who asked for it, or added it.</param>
/// <param name="At">When.</param>
/// <param name="Status">How it stands.</param>
/// <param name="DecidedAt">Since when, once it is not undecided any more.</param>
/// <param name="DecidedBy">Who decided it, or took it back; null until then, and where it was decided before that was kept.</param>
/// <param name="DecisionReason">Why it was declined; null otherwise.</param>
public sealed record FundsRequest(
    FundsRequestId Id, FundsAsk Ask, Actor By, Instant At, FundsStatus Status, Instant? DecidedAt = null, Actor? DecidedBy = null,
    string? DecisionReason = null)
{
    /// <summary>What is asked for.</summary>
    internal string InWords => string.Create(
        CultureInfo.InvariantCulture,
        $"{Wording.OneInWords(Ask.Kind)} of {Ask.Amount?.ToString() ?? $"{Ask.Quantity} hours or units"}");
}
