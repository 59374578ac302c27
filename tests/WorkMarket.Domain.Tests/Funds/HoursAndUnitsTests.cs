using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Funds;

[Rule("§2 Complete: the hours charged within budgeted hours, else a budget increase comes first")]
public sealed class HoursAndUnitsTests
{
    private const string Half = "06-16 17:30";

    [Fact]
    public void Hours_are_those_of_the_time_log_unless_fewer_are_stated()
    {
        var done = Given.WorkDone(Asking.Hourly(45.5m, 10m));
        done.When(Wanda, Complete(), Half).Then(new Completed("Done", Usd(364m), null, 8m, null, Usd(364m), At("06-21 17:30"), Hours(48)));
        done.When(Wanda, Complete(hours: 7.25m), Half)
            .Then(new Completed("Done", Usd(329.88m), null, 7.25m, null, Usd(329.88m), At("06-21 17:30"), Hours(48)));
        done.When(Wanda, Complete(hours: 0m), Half)
            .Then(new Completed("Done", Usd(0m), null, 0m, null, Usd(0m), At("06-21 17:30"), Hours(48)));
        Refused(done, Complete(hours: 8.01m), "hours hoursAboveTimeLog");
    }

    [Fact]
    public void All_visits_together_are_rounded_to_a_hundredth_of_an_hour_half_up()
    {
        // 18 s are 0.005 h, so two visits of 9 s are one hundredth, though each alone would be none.
        var story = Given.InProgress(Asking.Hourly(100m, 10m)).And(Wanda, CheckOut(), "06-16 09:00:09");
        Hours(story, 0m);
        Hours(story.And(Wanda, CheckIn(), "06-16 10:00").And(Wanda, CheckOut(), "06-16 10:00:08"), 0m);
        Hours(story.And(Wanda, CheckIn(), "06-16 10:00").And(Wanda, CheckOut(), "06-16 10:00:09"), 0.01m);

        static void Hours(Story story, decimal hours) =>
            Assert.Equal(hours, ((PendingApproval)story.And(Wanda, Complete(), Half).State).Completion.Hours);
    }

    [Fact]
    [Rule("§3 Check out: with more hours logged than budgeted, charged are at most the budgeted, and both figures are kept")]
    public void Of_hours_logged_above_the_budget_those_budgeted_are_charged_and_all_are_kept()
    {
        var done = Given.WorkDone(Asking.Hourly(45.5m, 6m));
        done.When(Wanda, Complete(), Half).Then(Charged(6m, worked: 8m));
        done.When(Wanda, Complete(hours: 6.01m), Half).Then(Charged(6m, worked: 6.01m));
        done.When(Wanda, Complete(hours: 6m), Half).Then(Charged(6m, worked: null));
        Assert.Equal((6m, 8m), Figures(done.And(Wanda, Complete(), Half)));

        done.And(Wanda, RequestMore(2m), "06-16 17:10").And(Clara, ApproveFunds(), "06-16 17:20").When(Wanda, Complete(), Half)
            .Then(new Completed("Done", Usd(364m), null, 8m, null, Usd(364m), At("06-21 17:30"), Hours(48)));
        Refused(done, Complete(hours: 9m), "hours hoursAboveTimeLog", "hours hoursOverBudget");

        static Completed Charged(decimal hours, decimal? worked) =>
            new("Done", Usd(273m), null, hours, null, Usd(273m), At("06-21 17:30"), Hours(48), worked);

        static (decimal?, decimal?) Figures(Story story) =>
            story.State is PendingApproval { Completion: var completion } ? (completion.Hours, completion.HoursWorked) : default;
    }

    [Fact]
    [Rule("§3 Check out: the client sees the difference and may add it")]
    public void The_client_may_add_what_was_worked_beyond_the_budget_until_the_approval()
    {
        var pending = Given.WorkDone(Asking.Hourly(45.5m, 6m)).And(Wanda, Complete(), Half);
        pending.When(Clara, Approve(), "06-17 10:00").Then(new Approved(Usd(273m), At("07-17 10:00")));
        pending.And(Clara, AddMore(1.5m), "06-17 09:00").When(Clara, Approve(), "06-17 10:00")
            .Then(new Approved(Usd(341.25m), At("07-17 10:00")));
        pending.And(Clara, AddMore(5m), "06-17 09:00").When(Clara, Approve(), "06-17 10:00")
            .Then(new Approved(Usd(364m), At("07-17 10:00")));
    }

    [Fact]
    public void The_hours_stand_beside_their_budget_before_and_after_the_submission()
    {
        var done = Given.WorkDone(Asking.Hourly(45.5m, 6m));
        Assert.Equal(new HoursSpent(6m, 8m, null, 6m), HoursSpent.Of(done.State));
        Assert.Equal(2m, HoursSpent.Of(done.State)!.Over);
        Assert.Equal(new HoursSpent(6m, 8m, 8m, 6m), HoursSpent.Of(done.And(Wanda, Complete(), Half).State));
        var fewer = HoursSpent.Of(done.And(Wanda, Complete(hours: 5m), Half).State)!;
        Assert.Equal((5m, 5m, 0m), (fewer.Spent, fewer.Charged, fewer.Over));
        var more = done.And(Wanda, RequestMore(2m), "06-16 17:10").And(Clara, ApproveFunds(), "06-16 17:20");
        Assert.Equal(new HoursSpent(8m, 8m, null, 8m), HoursSpent.Of(more.State));
        // Not where nobody has it, nor where it is paid as a whole.
        Assert.Null(HoursSpent.Of(Given.WorkDone().State));
        Assert.Null(HoursSpent.Of(Given.Draft().State));
    }

    [Fact]
    public void A_blended_price_budgets_the_hours_of_both_rates()
    {
        Given.WorkDone(Asking.Blended(100m, 2m, 60m, 6m)).When(Wanda, Complete(), Half).Leaves(Status.PendingApproval);
        var over = Given.WorkDone(Asking.Blended(100m, 2m, 60m, 5.99m)).And(Wanda, Complete(), Half);
        Assert.Equal((7.99m, 8m), (((PendingApproval)over.State).Completion.Hours, ((PendingApproval)over.State).Completion.HoursWorked));
    }

    [Fact]
    public void Where_no_check_in_is_required_hours_are_as_stated_and_stated_where_there_is_no_time_log()
    {
        var asking = Asking.Both(Asking.NoCheckIn, Asking.Hourly(45.5m, 10m));
        var begun = Given.Assigned(asking).Ticked("06-16 09:00");
        Refused(begun, Complete(), "hours hoursRequired");
        begun.When(Wanda, Complete(hours: 10m), Half).Leaves(Status.PendingApproval);
        Refused(begun, Complete(hours: 10.01m), "hours hoursOverBudget");
        Given.WorkDone(asking).When(Wanda, Complete(hours: 9m), Half)
            .Then(new Completed("Done", Usd(409.5m), null, 9m, null, Usd(409.5m), At("06-21 17:30"), Hours(48)));
    }

    [Fact]
    [Rule("§2 Completing with an open visit says so")]
    public void With_an_open_visit_it_is_that_which_is_in_the_way()
    {
        Given.InProgress(Asking.Hourly(45.5m, 10m)).When(Wanda, Complete(), Half).Refused("checklistOpen", "visitOpen");
        var begun = Given.Assigned(Asking.Both(Asking.NoCheckIn, Asking.Hourly(45.5m, 10m))).And(Wanda, CheckIn(), "06-16 09:00");
        begun.When(Wanda, Complete(), Half).Refused("checklistOpen", "visitOpen");
        begun.When(Wanda, Complete(hours: 8m), Half).Refused("checklistOpen");
        Assert.Contains("a visit is open", begun.When(Wanda, Complete(hours: 8m), Half).Refusals[0].Message, StringComparison.Ordinal);
        Assert.Equal(At("06-16 09:00"), begun.ItemAt(ChecklistTask.CheckOut, Half).OpenSince);
    }

    [Fact]
    public void Units_are_stated_within_the_budget()
    {
        var done = Given.WorkDone(Asking.PerUnit(12.25m, 10m));
        Refused(done, Complete(), "units unitsRequired");
        done.When(Wanda, Complete(units: 7.5m), Half)
            .Then(new Completed("Done", Usd(91.88m), null, null, 7.5m, Usd(91.88m), At("06-21 17:30"), Hours(48)));
        Refused(done, Complete(units: 10.01m), "units unitsOverBudget");
        done.And(Clara, AddMore(0.01m), "06-16 17:10").When(Wanda, Complete(units: 10.01m), Half).Leaves(Status.PendingApproval);
    }

    [Fact]
    public void Numbers_that_are_none_are_refused()
    {
        var (hourly, units) = (Given.WorkDone(Asking.Hourly(45.5m, 10m)), Given.WorkDone(Asking.PerUnit(12.25m, 10m)));
        Refused(hourly, Complete(hours: -0.01m), "hours quantityNegative");
        Refused(hourly, Complete(hours: 1.001m), "hours quantityTooFine");
        Refused(hourly, Complete(hours: decimal.MaxValue), "hours quantityTooHigh");
        Refused(units, Complete(units: decimal.MinValue), "units quantityNegative");
        Refused(units, Complete(units: 1.001m), "units quantityTooFine");
        Refused(units, Complete(units: decimal.MaxValue), "units quantityTooHigh");
    }

    [Fact]
    public void What_the_price_does_not_count_is_left_out()
    {
        Refused(Given.WorkDone(), Complete(hours: 1m, units: 1m), "hours hoursNotCounted", "units unitsNotCounted");
        Refused(Given.WorkDone(Asking.Hourly(45.5m, 10m)), Complete(units: 1m), "units unitsNotCounted");
        Refused(Given.WorkDone(Asking.PerUnit(12.25m, 10m)), Complete(units: 1m, hours: 1m), "hours hoursNotCounted");
    }

    [Fact]
    public void The_final_value_is_lowered_from_what_the_work_came_to()
    {
        var done = Given.WorkDone(Asking.Hourly(45.5m, 10m));
        Refused(done, Complete(Usd(364.01m)), "finalValue finalValueRaised");
        Refused(done, Complete(Usd(363.99m)), "explanation explanationRequired");
        done.When(Wanda, Complete(Usd(300m), explanation: "A slow start"), Half)
            .Then(new Completed("Done", Usd(300m), "A slow start", 8m, null, Usd(364m), At("06-21 17:30"), Hours(48)));
        Given.WorkDone().And(Clara, AddFunds(FundsKind.BudgetIncrease, Usd(30m)), "06-16 17:10")
            .When(Wanda, Complete(Usd(150m)), Half).Leaves(Status.PendingApproval);
    }

    private static void Refused(Story story, Command command, params string[] refusals) =>
        Assert.Equal(refusals, story.When(Wanda, command, Half).Refusals.Select(refusal => $"{refusal.Field} {refusal.Rule}"));
}
