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

    /// <summary>The number by which people name it; null where the assignment has none yet.</summary>
    public InvoiceNumber? NumberIn(Core core) => core.Number is { } number ? new(number, Before + 1) : null;

    /// <summary>What providers reported as paid and not as reversed, all together.</summary>
    public Money Received() => Payments.Where(payment => payment.ReversedAt is null)
        .Aggregate(Money.Zero(Amount.Currency), (sum, payment) => sum + payment.Amount);

    /// <summary>What is left to pay beside that; nothing where it is more than the amount.</summary>
    public Money Left() => Received() is var received && received < Amount ? Amount - received : Money.Zero(Amount.Currency);

    /// <summary>It without a payment that was reversed.</summary>
    internal Invoice Reversed(string payment, Instant at) => this with
    {
        Payments = Payments.ConvertAll(one => one.Id == payment && one.ReversedAt is null ? one with { ReversedAt = at } : one),
    };

    /// <summary>Whether what providers reported pays all of it.</summary>
    public bool IsCovered() => Payments.Exists(payment => payment.ReversedAt is null) && Received() >= Amount;
}

/// <summary>A payment of an invoice, or of a part of it, as a payment provider reported it.</summary>
/// <param name="Id">The provider's own id of it.</param>
/// <param name="Amount">How much was paid.</param>
/// <param name="PaidAt">
/// When: as the provider says where that lies between the approval and the receipt of the report, else the receipt.
/// </param>
/// <param name="Reference">The reference that the provider names.</param>
/// <param name="ReversedAt">When the provider reported that it was reversed; null where it was not.</param>
public sealed record ReportedPayment(string Id, Money Amount, Instant PaidAt, string? Reference = null, Instant? ReversedAt = null);
