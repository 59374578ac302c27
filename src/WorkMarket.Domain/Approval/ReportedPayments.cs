using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Approval;

/// <summary>Take a payment that a payment provider reports.</summary>
/// <param name="Payment">The provider's own id of it.</param>
/// <param name="Amount">How much was paid.</param>
/// <param name="Reference">The reference that it names.</param>
/// <param name="At">When it was paid, as the provider says.</param>
public sealed record TakePayment(string Payment, Money Amount, string? Reference, Instant At) : Command;

/// <summary>Take back a payment that the provider reports as reversed.</summary>
/// <param name="Payment">The provider's own id of the payment.</param>
public sealed record ReversePayment(string Payment) : Command;

/// <summary>
/// A payment provider reported a payment of the invoice. As long as something is left to pay it is a part; else the invoice is paid with
/// it, or what the client had stated as paid is final.
/// </summary>
[Stored("paymentReported/1")]
public sealed record PaymentReported(
    string Payment, Money Amount, Instant PaidAt, string? Reference, Money? Left = null, Instant? RateUntil = null) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        to.Tell(Recipients.BothSides, Left is null ? NoticeKind.Paid : NoticeKind.PaymentPart);
}

/// <summary>
/// The payment provider reported that a payment was reversed. Where the invoice was paid, what it paid of that is owed again, since it
/// was due.
/// </summary>
[Stored("paymentReversed/1"), Tells(NoticeKind.PaymentReversed, Recipients.BothSides)]
public sealed record PaymentReversed(string Payment, Money Amount, bool IsOwedAgain) : Event;

/// <summary>A payment that a provider reported, or a part of one, was not applied: the client has to look at it.</summary>
[Stored("paymentNotApplied/1"), Tells(NoticeKind.PaymentNotApplied, Recipients.ProjectManager)]
public sealed record PaymentNotApplied(string Payment, Money Amount, NotApplied Reason, string? Reference) : Event;

/// <summary>Why a payment that a provider reported was not applied, or not all of it (domain.md §11).</summary>
public enum NotApplied
{
    /// <summary>It is in another currency than the invoice.</summary>
    WrongCurrency,

    /// <summary>The invoice is paid already.</summary>
    NotOwed,

    /// <summary>More was paid than was left to pay: the rest.</summary>
    Overpaid,

    /// <summary>The invoice was paid in more parts than can be kept.</summary>
    TooManyParts,

    /// <summary>The company has no invoice of that number.</summary>
    UnknownInvoice,

    /// <summary>No payment of that id was applied that could be reversed.</summary>
    UnknownPayment,

    /// <summary>The provider reported another content under the same id before.</summary>
    OtherContent,
}
