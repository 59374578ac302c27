using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Domain.Assignments;

/// <summary>What is to be paid, and until when.</summary>
/// <param name="Amount">What is to be paid.</param>
/// <param name="ApprovedAt">When it was approved, or cancelled with something to pay.</param>
/// <param name="DueAt">Until when it is to be paid.</param>
/// <param name="Before">How many invoices of the assignment came before it.</param>
public sealed record Invoice(Money Amount, Instant ApprovedAt, Instant DueAt, int Before = 0)
{
    /// <summary>What payment providers reported of it, reversed payments included, in the order of their receipt.</summary>
    public ImmutableList<ReportedPayment> Payments { get; init; } = [];

    /// <summary>What the client stated by hand, beside what providers reported; null where it stated nothing that still counts.</summary>
    public StatedByHand? ByHand { get; init; }

    /// <summary>The number by which people name it; null where the assignment has none yet.</summary>
    public InvoiceNumber? NumberIn(Core core) => core.Number is { } number ? new(number, Before + 1) : null;

    /// <summary>What of it providers reported as paid and not as reversed, all together.</summary>
    public Money Received() => Payments.Where(payment => payment.ReversedAt is null)
        .Aggregate(None, (sum, payment) => sum + (payment.Applied ?? payment.Amount));

    /// <summary>What is left to pay beside that and what the client stated by hand; nothing where these are more than the amount.</summary>
    public Money Left() => Received() + (ByHand?.Amount ?? None) is var paid && paid < Amount ? Amount - paid : None;

    /// <summary>Whether anything is left to pay: nothing is of work that was approved at nothing.</summary>
    public bool IsOwed() => Left().Amount > 0;

    /// <summary>What of the client's statement can still be confirmed or denied: not what was final before it.</summary>
    internal Money Open() => ByHand is { } stated ? stated.Amount - (stated.Final ?? None) : None;

    /// <summary>It with an amount stated by hand.</summary>
    internal Invoice Stated(Money amount, string? reference, Instant at) =>
        this with { ByHand = new(amount + (ByHand?.Amount ?? None), at, reference, ByHand?.Final) };

    /// <summary>It without some of what was stated by hand.</summary>
    internal Invoice Denied(Money amount) => this with
    {
        ByHand = ByHand is { } stated && stated.Amount > amount ? stated with { Amount = stated.Amount - amount } : null,
    };

    /// <summary>It once what was stated by hand is final.</summary>
    internal Invoice Final() => this with { ByHand = ByHand is { } stated ? stated with { Final = stated.Amount } : null };

    /// <summary>It where nothing is left to pay: what no provider reported was stated by hand, also where that was not kept.</summary>
    internal Invoice Covered(string? reference, Instant at) => IsOwed() ? Stated(Left(), reference, at) : this;

    /// <summary>
    /// It with a payment that a provider reported. That pays what is left, and then stands for what was stated by hand where that can still
    /// be confirmed; what is more than both is not applied.
    /// </summary>
    internal Invoice With(ReportedPayment payment, bool canBeConfirmed)
    {
        var left = Left();
        var applied = Money.Min(payment.Amount, canBeConfirmed ? left + Open() : left);
        var with = this with { Payments = Payments.Add(applied < payment.Amount ? payment with { Applied = applied } : payment) };
        return applied > left ? with.Denied(applied - left) : with;
    }

    /// <summary>When the latest of what pays it was paid; null where nothing does.</summary>
    internal Instant? PaidAt() => Payments.Where(payment => payment.ReversedAt is null).Select(payment => (Instant?)payment.PaidAt)
        .Append(ByHand?.At).Max();

    /// <summary>It without a payment that was reversed.</summary>
    internal Invoice Reversed(string payment, Instant at) => this with
    {
        Payments = Payments.ConvertAll(one => one.Id == payment && one.ReversedAt is null ? one with { ReversedAt = at } : one),
    };

    private Money None => Money.Zero(Amount.Currency);
}

/// <summary>What the client stated by hand as paid of an invoice and that still counts.</summary>
/// <param name="Amount">How much, without what a payment provider reported of it.</param>
/// <param name="At">When it stated the latest.</param>
/// <param name="Reference">What it called the latest, cut where it is long.</param>
/// <param name="Final">How much of that was final when something of the invoice was owed again; null where nothing was.</param>
public sealed record StatedByHand(Money Amount, Instant At, string? Reference = null, Money? Final = null);

/// <summary>A payment of an invoice, or of a part of it, as a payment provider reported it.</summary>
/// <param name="Id">The provider's own id of it.</param>
/// <param name="Amount">How much was paid.</param>
/// <param name="PaidAt">
/// When: as the provider says where that lies between the approval and the receipt of the report, else the receipt.
/// </param>
/// <param name="Reference">The reference that the provider names.</param>
/// <param name="ReversedAt">When the provider reported that it was reversed; null where it was not.</param>
/// <param name="Applied">What of it pays the invoice, where more was paid than was left to pay; null where all of it does.</param>
public sealed record ReportedPayment(
    string Id, Money Amount, Instant PaidAt, string? Reference = null, Instant? ReversedAt = null, Money? Applied = null);
