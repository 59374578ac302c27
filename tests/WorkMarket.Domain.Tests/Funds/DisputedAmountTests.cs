using System.Globalization;

namespace WorkMarket.Domain.Tests.Funds;

[Rule("§6 Arbitration: the amount in dispute and how it comes about")]
public sealed class DisputedAmountTests
{
    [Fact]
    public void All_of_what_was_submitted_and_not_paid_is() =>
        Steps(Given.PendingApproval(), 120m, "Agreed price 120.00 120.00");

    [Fact]
    public void What_was_declined_or_never_decided_is_added_and_what_was_granted_is_in_the_claim() => Steps(
        Given.InProgress()
            .And(Wanda, RequestFunds(FundsKind.ExpenseReimbursement, Usd(7.5m), "Parking"), "06-16 10:00")
            .And(Clara, DeclineFunds("f1"), "06-16 10:01")
            .And(Wanda, RequestFunds(FundsKind.Bonus, Usd(5m), "On a Sunday"), "06-16 10:02").And(Clara, ApproveFunds("f2"), "06-16 10:03")
            .And(Wanda, RequestFunds(FundsKind.Bonus, Usd(9m), "At night"), "06-16 10:04").And(Wanda, WithdrawFunds("f3"), "06-16 10:05")
            .And(Wanda, RequestFunds(FundsKind.Bonus, Usd(1m), "In the rain"), "06-16 10:06"),
        133.5m,
        "Agreed price 120.00 120.00", "On a Sunday 5.00 125.00", "Asked for besides, declined: Parking 7.50 132.50",
        "Asked for besides, not decided: In the rain 1.00 133.50");

    [Fact]
    public void More_hours_that_were_declined_are_worth_their_rate() => Steps(
        Given.WorkDone(Asking.Hourly(45.5m, 8m)).And(Wanda, RequestMore(2m, "Third floor"), "06-16 17:01")
            .And(Clara, DeclineFunds("f1"), "06-16 17:02"),
        455m,
        "Hours at the agreed rate 364.00 364.00", "Asked for besides, declined: Third floor 91.00 455.00");

    [Fact]
    public void Of_a_cancelled_work_it_is_what_the_work_came_to_whatever_the_client_set() => Steps(
        Given.InProgress().And(Clara, Cancel(amount: Usd(20m)), "06-16 12:00"),
        120m,
        "Agreed price 120.00 120.00", "Of this the client accepted 20.00 USD, and not 100.00 120.00");

    [Fact]
    public void What_was_paid_is_in_dispute_no_more() => Steps(
        Given.Paid(), 0m, "Agreed price 120.00 120.00", "Of this the client accepted 120.00 USD, and not 0.00 120.00", "Paid -120.00 0.00");

    [Fact]
    public void A_part_that_was_paid_is_in_dispute_no_more() => Steps(
        Given.Invoiced().And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00"), 70m,
        "Agreed price 120.00 120.00", "Of this the client accepted 120.00 USD, and not 0.00 120.00", "Paid -50.00 70.00");

    private static void Steps(Story story, decimal inDispute, params string[] steps)
    {
        var amount = DisputedAmount.Compute((WithWorker)story.State);
        Assert.Equal(
            steps,
            amount.Steps.Select(step => string.Create(
                CultureInfo.InvariantCulture, $"{step.What} {step.Amount.Amount:0.00} {step.Together.Amount:0.00}")));
        Assert.Equal(Usd(inDispute), amount.InDispute);
    }
}
