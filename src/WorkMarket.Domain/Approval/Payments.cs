using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Approval;

/// <summary>Pay, as the client states by hand.</summary>
public sealed record Pay(string? Reference) : Command;

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
