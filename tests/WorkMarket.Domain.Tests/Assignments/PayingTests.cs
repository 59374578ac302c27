using WorkMarket.Domain.Approval;

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
        Assert.Equal(new Invoice(Usd(120m), At("06-17 10:00"), At("07-17 10:00")), paid.Invoice);
        Assert.Equal(At("06-16 17:30"), paid.Completion!.At);
    }

    [Fact]
    public void Paying_late_is_possible() => Given.Invoiced().When(Clara, Pay(), "12-01 10:00").Leaves(Status.Paid);
}
