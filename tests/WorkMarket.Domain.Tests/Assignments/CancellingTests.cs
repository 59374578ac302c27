using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Leaving;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Cancel (client)")]
public sealed class CancellingTests
{
    [Theory]
    [InlineData(Status.Assigned)]
    [InlineData(Status.InProgress)]
    [InlineData(Status.OnHold)]
    [InlineData(Status.PendingApproval)]
    public void With_nothing_to_pay_it_is_cancelled(Status status)
    {
        var cancelled = Given.In(status).When(Clara, Cancel(CancellationReason.CustomerCancelled, clarification: "They moved"), "06-16 18:00").Leaves(Status.Cancelled);
        Assert.Equal(
            new Cancellation(At("06-16 18:00"), CancellationReason.CustomerCancelled, Usd(0m), "They moved", AfterSubmission: status == Status.PendingApproval),
            Assert.IsType<Cancelled>(cancelled.Afterwards.State).Cancellation);
    }

    [Fact]
    public void What_is_to_be_paid_is_invoiced_and_paid()
    {
        var invoiced = Given.InProgress().When(Clara, Cancel(amount: Usd(40m)), "06-16 12:00")
            .Then(new CancelledByClient(CancellationReason.WorkNotNeeded, Usd(40m), null, At("07-16 12:00")))
            .Leaves(Status.Invoiced);
        Assert.Equal(new Invoice(Usd(40m), At("06-16 12:00"), At("07-16 12:00")), ((Invoiced)invoiced.Afterwards.State).Invoice);
        var paid = invoiced.Afterwards.When(Clara, Pay(), "07-01 12:00").Then(new PaidByClient(Usd(40m), null)).Leaves(Status.Paid);
        Assert.Equal(Usd(40m), ((Paid)paid.Afterwards.State).Cancellation!.Amount);
    }

    [Fact]
    public void An_offer_that_nobody_had_is_cancelled_with_nothing_to_pay()
    {
        var cancelled = Given.Applied().When(Clara, Cancel(), "06-10 12:00").Leaves(Status.Cancelled);
        Assert.Single(Assert.IsType<CancelledOffer>(cancelled.Afterwards.State).Applications);
        Given.Applied().When(Clara, Cancel(amount: Usd(1m)), "06-10 12:00").Refused("nobodyToPay");
    }

    [Fact]
    public void Every_label_goes_with_it()
    {
        var late = Given.InProgress().Ticked("06-16 18:00");
        Assert.Equal([Label.WorkerLate], late.Engagement.Labels);
        Assert.Empty(late.And(Clara, Cancel(), "06-16 18:10").Engagement.Labels);
    }

    [Fact]
    public void An_amount_that_could_not_be_is_refused()
    {
        Given.InProgress().When(Clara, Cancel(amount: Usd(-1m)), "06-16 12:00").Refused("amountNegative");
        Given.InProgress().When(Clara, Cancel(amount: Usd(1_000_000_000m)), "06-16 12:00").Refused("amountTooHigh", "amountAboveAgreed");
        Given.InProgress().When(Clara, Cancel(amount: Usd(120.01m)), "06-16 12:00").Refused("amountAboveAgreed");
        Given.InProgress().When(Clara, Cancel(amount: Usd(120m)), "06-16 12:00").Leaves(Status.Invoiced);
        Given.InProgress().When(Clara, Cancel(amount: Money.Of(40m, Currency.Parse("EUR"))), "06-16 12:00").Refused("currencyMismatch");
        Given.InProgress().When(Clara, Cancel(clarification: "bell\u0007"), "06-16 12:00").Refused("textControlCharacters");
    }

    [Fact]
    public void The_worker_of_a_cancelled_assignment_can_still_write() =>
        Given.Cancelled().When(Wanda, Post("Why?"), "06-13 10:00").Leaves(Status.Cancelled);
}
