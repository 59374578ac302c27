using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Approval;

/// <summary>
/// Pay, as the client states by hand. Among many that are paid at once one whose amount is in an open escalation is named as such; null
/// where it is paid by itself.
/// </summary>
public sealed record Pay(string? Reference, bool? NamesDispute = null) : Command;

/// <summary>Confirm, as the worker, that the payment arrived: with that it is final.</summary>
public sealed record ConfirmPayment : Command;

/// <summary>Say, as the worker, that the payment which the client stated did not arrive.</summary>
public sealed record ReportNotReceived(string? Note) : Command;

/// <summary>
/// The client stated that it paid. Until an instant the worker can say that nothing arrived; one that says no such instant was final at
/// once. Stated again after the worker had said so, it cures nothing until the worker confirms.
/// </summary>
[Stored("paid/1")]
public sealed record PaidByClient(Money Amount, string? Reference, Instant? FinalAt = null, bool Again = false, Instant? RateUntil = null)
    : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) => to.Tell(Recipients.BothSides, NoticeKind.Paid);
}

/// <summary>The worker said that the payment did not arrive: it is to be paid as before, since it was due.</summary>
[Stored("paymentNotReceived/1"), Tells(NoticeKind.PaymentNotReceived, Recipients.BothSides | Recipients.Desk)]
public sealed record PaymentNotReceived(string? Note) : Event;

/// <summary>The worker confirmed that the payment arrived.</summary>
[Stored("paymentConfirmed/1"), Tells(NoticeKind.PaymentFinal, Recipients.BothSides)]
public sealed record PaymentConfirmed : Event;

/// <summary>The worker did not say in time that the payment which was stated did not arrive.</summary>
[Stored("paymentFinal/1"), Tells(NoticeKind.PaymentFinal, Recipients.BothSides)]
public sealed record PaymentFinal : Event;

/// <summary>Its amount is in an open escalation, and it was not named as such among many that are paid at once (domain.md §11).</summary>
public sealed record AmountInDispute()
    : Refusal(
        RefusalKind.Conflict, "amountInDispute",
        "The amount of this invoice is in an open escalation or an unanswered proposal. Say that it is to be paid all the "
            + "same to pay it with others, or pay it by itself.",
        "disputed");

/// <summary>The client has stated no payment of the invoice that the worker could still say something of.</summary>
public sealed record NothingStated()
    : Refusal(
        RefusalKind.Conflict, "nothingStated",
        "The client has stated no payment that waits for your word: the invoice is to be paid.");

/// <summary>The payment is final (domain.md §2).</summary>
public sealed record PaymentIsFinal : Refusal
{
    /// <summary>Says since when, in the assignment's zone.</summary>
    public PaymentIsFinal(Instant at, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "paymentFinal",
            $"This payment is final, {Wording.InWords(at, zone)}: it was confirmed, or nobody said in time that it did not arrive. "
                + "What is disputed about it, the worker can write to the client and escalate.") =>
        At = at;

    /// <summary>Since when it is final.</summary>
    public Instant At { get; }
}
