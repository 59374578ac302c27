using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Funds;

/// <summary>The opaque id of a proposal of a lower amount, unique within what one worker had of its assignment.</summary>
public readonly record struct LowerAmountId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>How a proposal of a lower amount stands.</summary>
public enum LowerAmountStatus
{
    /// <summary>The worker has not decided on it.</summary>
    Open,

    /// <summary>The worker accepted it, and the work is approved at that.</summary>
    Accepted,

    /// <summary>The worker declined it; the work waits for approval as before.</summary>
    Declined,

    /// <summary>The work was sent back, approved in full or cancelled before the worker decided.</summary>
    Overtaken,
}

/// <summary>A line of the total that the client proposes to pay less for.</summary>
/// <param name="Item">What the line is about.</param>
/// <param name="Description">What the line says.</param>
/// <param name="From">What it came to.</param>
/// <param name="To">What it is to come to.</param>
/// <param name="Reason">Why.</param>
/// <param name="Request">The request for funds that brought the line, where one did.</param>
public sealed record LoweredLine(
    TotalItem Item, string Description, Money From, Money To, string Reason, FundsRequestId? Request = null);

/// <summary>The client's latest proposal to pay less than what was submitted came to, line by line (domain.md §2).</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When the client proposed it.</param>
/// <param name="Amount">What it would all come to, as things stood then; funds that were granted since come on top.</param>
/// <param name="Lines">Which lines are to be paid lower, and why.</param>
/// <param name="Status">How it stands.</param>
/// <param name="DecidedAt">When the worker decided on it, or it was overtaken.</param>
public sealed record LowerAmount(
    LowerAmountId Id, Instant At, Money Amount, ImmutableList<LoweredLine> Lines, LowerAmountStatus Status = LowerAmountStatus.Open,
    Instant? DecidedAt = null)
{
    /// <summary>When the first that the worker did not accept was proposed: since then the payment is disputed (domain.md §6).</summary>
    public Instant? DisputedSince { get; init; }

    /// <summary>Whether the worker can decide on it.</summary>
    public bool IsOpen => Status == LowerAmountStatus.Open;

    /// <summary>How many proposals there were, this one included.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What is proposed after another; the id tells it from those before.</summary>
    internal static LowerAmount After(LowerAmount? before, LowerAmountId id, Instant at, Money amount, ImmutableList<LoweredLine> lines) =>
        new(id, at, amount, lines) { DisputedSince = before?.DisputedSince ?? at, Number = (before?.Number ?? 0) + 1 };

    /// <summary>The id of the proposal that comes next.</summary>
    internal static LowerAmountId NextId(Engagement engagement) => new($"p{(engagement.LowerAmount?.Number ?? 0) + 1}");

    /// <summary>The lines by which a total is lower once it is accepted.</summary>
    internal IEnumerable<TotalLine> Differences =>
        Lines.Select(line => new TotalLine(TotalItem.Agreement, line.Reason, line.To - line.From, Request: line.Request));

    internal LowerAmount Decided(LowerAmountStatus status, Instant at) => this with
    {
        Status = status,
        DecidedAt = at,
        DisputedSince = status == LowerAmountStatus.Accepted ? null : DisputedSince,
    };
}
