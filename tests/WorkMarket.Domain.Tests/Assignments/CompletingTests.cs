using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Complete")]
public sealed class CompletingTests
{
    [Fact]
    public void The_worker_submits_a_summary_and_by_default_the_agreed_price() =>
        Given.WorkDone().When(Wanda, Complete(resolution: "Printer runs"), "06-16 17:30")
            .Then(new Completed("Printer runs", Usd(120m), null, Worth: Usd(120m), OverdueFrom: At("06-21 17:30"), Allowance: Hours(48)))
            .Leaves(Status.PendingApproval);

    [Theory]
    [InlineData("", "textRequired")]
    [InlineData(" \n", "textRequired")]
    [InlineData("\u2800\u3164 \U000E0041", "textRequired")]
    [InlineData("Done\u0007", "textControlCharacters")]
    public void A_summary_is_required_and_plain(string summary, string rule) =>
        Given.WorkDone().When(Wanda, Complete(resolution: summary), "06-16 17:30").Refused(rule);

    [Fact]
    public void The_final_value_may_be_lowered_down_to_nothing()
    {
        Given.WorkDone().When(Wanda, Complete(Usd(119.99m), explanation: "Half a day"), "06-16 17:30")
            .Then(new Completed(
                "Done", Usd(119.99m), "Half a day", Worth: Usd(120m), OverdueFrom: At("06-21 17:30"), Allowance: Hours(48)));
        Given.WorkDone().When(Wanda, Complete(Usd(0m), explanation: "Nothing to do"), "06-16 17:30").Leaves(Status.PendingApproval);
        Given.WorkDone().When(Wanda, Complete(Usd(-0.01m)), "06-16 17:30").Refused("amountNegative");
    }

    [Fact]
    public void The_final_value_is_never_raised()
    {
        Given.WorkDone().When(Wanda, Complete(Usd(120m)), "06-16 17:30").Leaves(Status.PendingApproval);
        Given.WorkDone().When(Wanda, Complete(Usd(120.01m)), "06-16 17:30").Refused("finalValueRaised");
    }

    [Fact]
    public void The_final_value_is_in_the_currency_of_the_price() =>
        Given.WorkDone().When(Wanda, Complete(Money.From(100m, Currency.Parse("EUR"))), "06-16 17:30").Refused("currencyMismatch");

    [Fact]
    public void Everything_wrong_with_it_is_named() =>
        Given.WorkDone().When(Wanda, Complete(Usd(121m), resolution: "", explanation: new('x', 10_001)), "06-16 17:30")
            .Refused("textRequired", "finalValueRaised", "textTooLong");

    [Fact]
    public void Without_check_out_it_is_refused() => Open(Given.InProgress(), ChecklistTask.CheckOut);

    [Fact]
    public void Without_any_visit_left_it_is_refused()
    {
        var emptied = Given.WorkDone().And(Wanda.On(Channel.Desktop), Remove("v1", 2), "06-16 17:10");
        Open(emptied, ChecklistTask.CheckIn, ChecklistTask.CheckOut);
    }

    [Fact]
    public void Unconfirmed_it_is_refused_until_confirmed_late()
    {
        var done = Given.WorkDone(Asking.Confirmation);
        Open(done, ChecklistTask.ConfirmSchedule);
        done.And(Wanda, Confirm(), "06-16 17:20").When(Wanda, Complete(), "06-16 17:30").Leaves(Status.PendingApproval);
    }

    [Fact]
    public void Without_every_required_deliverable_it_is_refused_due_or_not()
    {
        var done = Given.WorkDone(Asking.Photos(2, null)).And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 17:10");
        Open(done, ChecklistTask.Deliverable);
        done.And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 17:20").When(Wanda, Complete(), "06-16 17:30")
            .Leaves(Status.PendingApproval);
    }

    [Fact]
    public void Every_open_item_is_named() => Open(
        Given.InProgress(Asking.Both(Asking.Confirmation, Asking.Photos(1, 0))),
        ChecklistTask.ConfirmSchedule, ChecklistTask.CheckOut, ChecklistTask.Deliverable);

    [Fact]
    public void An_open_visit_is_in_the_way_even_where_no_check_in_is_required()
    {
        Open(Given.InProgress(Asking.NoCheckIn), ChecklistTask.CheckOut);
        Given.Assigned(Asking.NoCheckIn).When(Wanda, Complete(), "06-16 09:00").Leaves(Status.PendingApproval);
    }

    private static void Open(Story story, params ChecklistTask[] tasks)
    {
        var refusals = story.When(Wanda, Complete(), "06-16 17:30").Refusals;
        Assert.Equal(tasks, refusals.Select(refusal => Assert.IsType<ChecklistOpen>(refusal).Item.Task));
    }

    [Fact]
    public void What_is_open_and_what_is_wrong_with_the_submission_are_named_together() =>
        Given.InProgress().When(Wanda, Complete(Usd(121m)), "06-16 12:00").Refused("checklistOpen", "finalValueRaised");
}
