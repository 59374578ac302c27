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
        var cancelled = Given.In(status)
            .When(Clara, Cancel(CancellationReason.CustomerCancelled, clarification: "They moved"), "06-16 18:00").Leaves(Status.Cancelled);
        Assert.Equal(
            new Cancellation(
                At("06-16 18:00"), CancellationReason.CustomerCancelled, Usd(0m), "They moved",
                AfterSubmission: status == Status.PendingApproval)
            {
                Submission = (cancelled.Before.State as PendingApproval)?.Completion,
            },
            Assert.IsType<Cancelled>(cancelled.Afterwards.State).Cancellation);
    }

    [Fact]
    public void What_is_to_be_paid_is_invoiced_and_paid()
    {
        var invoiced = Given.InProgress().When(Clara, Cancel(amount: Usd(40m)), "06-16 12:00")
            .Then(new CancelledByClient(CancellationReason.WorkNotNeeded, Usd(40m), null, At("07-16 12:00")))
            .Leaves(Status.Invoiced);
        Assert.Equal(new Invoice(Usd(40m), At("06-16 12:00"), At("07-16 12:00")), ((Invoiced)invoiced.Afterwards.State).Invoice);
        var paid = invoiced.Afterwards.Ticked("07-01 12:00").When(Clara, Pay(), "07-01 12:00")
            .Then(new PaidByClient(Usd(40m), null, At("07-16 12:00"))).Leaves(Status.Paid);
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
        Given.InProgress().When(Clara, Cancel(amount: Money.From(40m, Currency.Parse("EUR"))), "06-16 12:00").Refused("currencyMismatch");
        Given.InProgress().When(Clara, Cancel(clarification: "bell\u0007"), "06-16 12:00").Refused("textControlCharacters");
    }

    [Theory]
    [Rule("§2 ◆ Reason codes that blame the work or the worker require words")]
    [InlineData(CancellationReason.WorkerNoShow)]
    [InlineData(CancellationReason.WorkNotAsAgreed)]
    public void A_reason_that_blames_requires_words(CancellationReason reason)
    {
        Given.Assigned().When(Clara, Cancel(reason), "06-16 12:00").Refused(new BlameWithoutWords(reason));
        Given.Assigned().When(Clara, Cancel(reason, clarification: "-"), "06-16 12:00").Refused("blameWithoutWords");
        Given.PendingApproval().When(Clara, Cancel(reason, Usd(120m)), "06-17 12:00").Refused("blameWithoutWords");
        Given.PendingApproval().When(Clara, Cancel(reason), "06-17 12:00").Refused("blameWithoutWords", "withheldWithoutReason");
        Given.Assigned().When(Clara, Cancel(reason, clarification: "Nobody came."), "06-16 12:00").Leaves(Status.Cancelled);
    }

    [Theory]
    [Rule("§2 ◆ Cancelling submitted work for less than it came to states a reason")]
    [InlineData(false)]
    [InlineData(true)]
    public void Submitted_work_is_paid_or_it_is_said_why_not(bool sentBack)
    {
        var submitted = sentBack ? Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00") : Given.PendingApproval();
        submitted.When(Clara, Cancel(amount: Usd(119.99m)), "06-17 12:00").Refused(new WithheldWithoutReason(Usd(120m), Usd(119.99m)));
        submitted.When(Clara, Cancel(amount: Usd(120m)), "06-17 12:00").Leaves(Status.Invoiced);
        submitted.When(Clara, Cancel(amount: Usd(1m), clarification: "It does not print."), "06-17 12:00").Then(new CancelledByClient(
            CancellationReason.WorkNotNeeded, Usd(1m), "It does not print.", At("07-17 12:00"), AfterSubmission: true,
            Submitted: Usd(120m)));
        Given.WorkDone().When(Clara, Cancel(amount: Usd(1m)), "06-16 18:00").Leaves(Status.Invoiced);
    }

    [Fact]
    [Rule("§2 ◆ Cancelling submitted work for less than it came to: what was sent back before submissions were kept is not known")]
    public void What_was_sent_back_of_old_is_cancelled_as_it_was()
    {
        var old = (InProgress)Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00").State with { Submission = null };
        var decision = AssignmentDecider.Decide(old, Cancel(), Clara, Given.Draft().Facts, At("06-17 12:00"));
        var happened = Assert.IsType<Decision.Accepted>(decision).Happened;
        Assert.Equal(
            new CancelledByClient(
                CancellationReason.WorkNotNeeded, Usd(0m), null, AfterSubmission: true, RateUntil: At("07-01 12:00")),
            happened[^1].Event);
    }

    [Fact]
    public void The_worker_of_a_cancelled_assignment_can_still_write() =>
        Given.Cancelled().When(Wanda, Post("Why?"), "06-13 10:00").Leaves(Status.Cancelled);
}
