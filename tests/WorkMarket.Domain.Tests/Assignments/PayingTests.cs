using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Pay")]
public sealed class PayingTests
{
    [Fact]
    public void The_invoiced_amount_is_paid() =>
        Given.Invoiced().When(Clara, Pay("Wire 17"), "06-18 10:00")
            .Then(new PaidByClient(Usd(120m), "Wire 17", At("07-06 10:00")))
            .Leaves(Status.Paid);

    [Fact]
    public void It_is_paid_once() => Given.Paid().When(Clara, Pay(), "06-18 10:01")
        .Refused(new StatusNotAllowed(AssignmentAction.Pay, Status.Paid));

    [Fact]
    public void It_keeps_what_led_to_it()
    {
        var paid = Assert.IsType<Paid>(Given.Paid().State);
        Assert.Equal(At("06-18 10:00"), paid.PaidAt);
        Assert.Equal(
            new Invoice(Usd(120m), At("06-17 10:00"), At("07-17 10:00")) { ByHand = new(Usd(120m), At("06-18 10:00")) }, paid.Invoice);
        Assert.Equal(At("06-16 17:30"), paid.Completion!.At);
    }

    [Fact]
    public void Paying_late_is_possible() => Given.Invoiced().When(Clara, Pay(), "12-01 10:00").Leaves(Status.Paid);

    [Fact]
    [Rule("§3 Labels, §6 Causes: nothing is past due where nothing is owed")]
    public void What_was_approved_at_nothing_is_never_past_due()
    {
        var nothing = Given.WorkDone().And(Wanda, Complete(Usd(0m), explanation: "A favour."), "06-16 17:30")
            .And(Clara, Approve(), "06-17 10:00");
        Assert.Equal((Status.Invoiced, Usd(0m)), (nothing.State.Status, Parts.InvoiceOf(nothing.State)!.Amount));
        var later = nothing.Ticked("12-01 10:00");
        Assert.DoesNotContain(Label.PaymentPastDue, later.Engagement.Labels);
        Assert.DoesNotContain(later.Timeline, happened => happened.Event is LabelAdded);
        Assert.DoesNotContain(TodoRules.ForClient(later.State), need => need.Reason is NeedReason.Pay or NeedReason.PayPastDue);
        later.And(Wanda, Attempt(), "12-01 11:00").When(Wanda, Escalate(EscalationCause.PaymentPastDue), "12-02 10:00")
            .Refused("causeNotTrue");
        var paid = nothing.And(TheClock, ReportPaid("pay-1", 5), "06-18 10:00");
        Assert.Equal(Status.Paid, paid.State.Status);
        Assert.Equal(Status.Paid, paid.And(TheClock, new ReversePayment("pay-1"), "06-19 10:00").State.Status);
    }
}
