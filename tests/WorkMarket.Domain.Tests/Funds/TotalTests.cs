using System.Globalization;

namespace WorkMarket.Domain.Tests.Funds;

[Rule("§2 The total is a pure function with a line per item")]
public sealed class TotalTests
{
    private const FundsKind Increase = FundsKind.BudgetIncrease, Expense = FundsKind.ExpenseReimbursement, Bonus = FundsKind.Bonus;

    [Fact]
    public void A_flat_price_comes_to_itself_from_the_start()
    {
        Lines(Given.Assigned(), "Work 120.00 Agreed price");
        Lines(Given.Paid(), "Work 120.00 Agreed price");
    }

    [Fact]
    public void Increases_expenses_and_bonuses_that_were_granted_have_a_line_each() => Lines(
        Given.InProgress()
            .And(Wanda, RequestFunds(Increase, Usd(20m), "A longer cable"), "06-16 10:00").And(Clara, ApproveFunds("f1"), "06-16 10:01")
            .And(Wanda, RequestFunds(Expense, Usd(7.5m), "Parking"), "06-16 10:02").And(Clara, ApproveFunds("f2"), "06-16 10:03")
            .And(Wanda, RequestFunds(Bonus, Usd(99m)), "06-16 10:04").And(Clara, DeclineFunds("f3"), "06-16 10:05")
            .And(Wanda, RequestFunds(Bonus, Usd(99m)), "06-16 10:06")
            .And(Clara, AddFunds(Bonus, Usd(5m), "On a Sunday"), "06-16 10:07"),
        "Work 120.00 Agreed price",
        "BudgetIncrease 20.00 A longer cable f1",
        "ExpenseReimbursement 7.50 Parking f2",
        "Bonus 5.00 On a Sunday f5");

    [Fact]
    public void Hours_come_to_what_is_logged_so_far()
    {
        Lines(Given.Assigned(Asking.Hourly(45.5m, 10m)), "Work 0.00 Hours at the agreed rate 0 x 45.50");
        Lines(Given.WorkDone(Asking.Hourly(45.5m, 10m)), "Work 364.00 Hours at the agreed rate 8 x 45.50");
    }

    [Fact]
    public void Hours_beyond_the_maximum_are_on_the_lines_of_the_increases_in_their_order()
    {
        var story = Given.WorkDone(Asking.Hourly(45.5m, 6m))
            .And(Wanda, RequestMore(1m, "Third floor"), "06-16 17:01").And(Clara, ApproveFunds("f1"), "06-16 17:02")
            .And(Wanda, RequestMore(4m, "Fourth floor"), "06-16 17:03");
        Lines(story, "Work 273.00 Hours at the agreed rate 6 x 45.50", "BudgetIncrease 45.50 Third floor 1 x 45.50 f1");
        Lines(
            story.And(Clara, ApproveFunds("f2"), "06-16 17:04"),
            "Work 273.00 Hours at the agreed rate 6 x 45.50", "BudgetIncrease 45.50 Third floor 1 x 45.50 f1",
            "BudgetIncrease 45.50 Fourth floor 1 x 45.50 f2");
    }

    [Fact]
    public void A_blended_price_has_a_line_per_rate_and_increases_go_by_the_second()
    {
        var story = Given.WorkDone(Asking.Blended(100m, 2m, 60m, 4m)).And(Clara, AddMore(3m), "06-16 17:01");
        Lines(
            story,
            "Work 200.00 Hours at the agreed rate 2 x 100.00", "Work 240.00 Hours at the agreed rate 4 x 60.00",
            "BudgetIncrease 120.00 More to do 2 x 60.00 f1");
        Lines(story.And(Wanda, Complete(hours: 1.5m), "06-16 17:30"), "Work 150.00 Hours at the agreed rate 1.5 x 100.00");
    }

    [Fact]
    public void Units_count_once_they_are_stated()
    {
        var story = Given.WorkDone(Asking.PerUnit(12.25m, 10m));
        Lines(story, "Work 0.00 Units at the agreed rate 0 x 12.25");
        Lines(story.And(Wanda, Complete(units: 7m), "06-16 17:30"), "Work 85.75 Units at the agreed rate 7 x 12.25");
    }

    [Fact]
    public void Lines_are_rounded_together_so_that_they_add_up_to_the_rounded_whole()
    {
        // 0.055 and 0.055: each alone would be 0.06, together they are 0.11.
        var story = Given.InProgress(Asking.Blended(0.11m, 0.5m, 0.11m, 0.5m)).And(Wanda, CheckOut(At("06-16 09:59")), "06-16 09:59")
            .And(Clara, AddMore(1m), "06-16 10:00").And(Wanda, CheckIn(), "06-16 11:00").And(Wanda, CheckOut(), "06-16 11:01");
        Lines(story, "Work 0.06 Hours at the agreed rate 0.5 x 0.11", "Work 0.05 Hours at the agreed rate 0.5 x 0.11");
    }

    [Fact]
    public void A_lowering_is_a_negative_line_with_its_explanation() => Lines(
        Given.WorkDone().And(Wanda, Complete(Usd(100m), explanation: "Half a day"), "06-16 17:30"),
        "Work 120.00 Agreed price", "Lowering -20.00 Half a day");

    [Fact]
    public void Increases_granted_after_the_submission_are_not_lowered_away() => Lines(
        Given.WorkDone().And(Wanda, Complete(Usd(100m), explanation: "Half a day"), "06-16 17:30")
            .And(Clara, AddFunds(Increase, Usd(30m)), "06-16 18:00"),
        "Work 120.00 Agreed price", "BudgetIncrease 30.00 Well done f1", "Lowering -20.00 Half a day");

    [Fact]
    [Rule("§2 ◆ Cancel: the total shows submitted, paid, withheld")]
    public void Of_submitted_work_that_is_cancelled_it_shows_what_was_submitted_and_what_is_withheld()
    {
        var submitted = Given.WorkDone().And(Wanda, Complete(Usd(100m), explanation: "Half a day"), "06-16 17:30")
            .And(Clara, AddFunds(Bonus, Usd(5m), "On a Sunday"), "06-16 18:00");
        Assert.Equal((Usd(105m), Usd(105m), null), Amounts(submitted));
        var cancelled = submitted.And(Clara, Cancel(amount: Usd(30m), clarification: "It does not print."), "06-17 09:00");
        Lines(
            cancelled, "Work 120.00 Agreed price", "Lowering -20.00 Half a day", "Bonus 5.00 On a Sunday f1",
            "Withheld -75.00 It does not print.");
        Assert.Equal((Usd(30m), Usd(105m), Usd(75m)), Amounts(cancelled));
        Assert.Equal(
            (Usd(0m), Usd(105m), Usd(105m)), Amounts(submitted.And(Clara, Cancel(clarification: "It does not print."), "06-17 09:00")));
        Assert.Equal((Usd(105m), Usd(105m), null), Amounts(submitted.And(Clara, Cancel(amount: Usd(105m)), "06-17 09:00")));
        Lines(
            Given.InProgress().And(Clara, Cancel(amount: Usd(40m)), "06-16 12:00"), "Cancellation 40.00 Paid for the cancelled assignment");

        static (Money, Money?, Money?) Amounts(Story story) => Total.Compute(story.WithWorker) is var total
            ? (total.Sum, total.Submitted, total.Withheld) : default;
    }

    [Fact]
    public void A_submission_of_old_that_says_no_worth_was_of_the_flat_price()
    {
        var old = (PendingApproval)Given.WorkDone().And(Wanda, Complete(Usd(100m), explanation: "Half a day"), "06-16 17:30").State;
        old = old with { Completion = new(old.Completion.At, "Done", Usd(100m), null) };
        Assert.Equal(Usd(100m), Total.Compute(old).Sum);
    }

    private static void Lines(Story story, params string[] lines)
    {
        var total = Total.Compute(story.WithWorker);
        Assert.Equal(lines, total.Lines.Select(Written));
        Assert.Equal(total.Sum.Amount, total.Lines.Sum(line => line.Amount.Amount));
        Assert.Equal(Recount.Compute(story.WithWorker), total.Sum);
    }

    private static string Written(TotalLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.Item} {line.Amount.AmountText} {line.Description}{(line.Quantity is { } quantity
            ? $" {quantity:0.##} x {line.Rate!.Value.AmountText}" : "")} {line.Request}").TrimEnd();
}
