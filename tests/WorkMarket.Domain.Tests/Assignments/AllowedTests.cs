using System.Collections.Immutable;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§1 and §2 The actions that nothing stands in the way of")]
public sealed class AllowedTests
{
    [Fact]
    public void A_worker_on_site_may_check_out_but_not_in_again() =>
        Allowed(Given.InProgress(), Wanda, "06-16 10:00",
            AssignmentAction.CheckOut, AssignmentAction.EditVisit, AssignmentAction.Deliver, AssignmentAction.PostMessage,
            AssignmentAction.RequestBudgetIncrease, AssignmentAction.RequestExpenseReimbursement, AssignmentAction.RequestBonus,
            AssignmentAction.ReportViolation,
            AssignmentAction.RequestReschedule, AssignmentAction.CancelByWorker, AssignmentAction.RequestSubcontract,
            AssignmentAction.RecordAttempt);

    [Fact]
    public void When_all_is_done_the_worker_may_complete_and_on_the_desktop_remove_a_visit() =>
        Allowed(Given.WorkDone(), Wanda.On(Channel.Desktop), "06-16 17:10",
            AssignmentAction.CheckIn, AssignmentAction.EditVisit, AssignmentAction.RemoveVisit, AssignmentAction.Deliver,
            AssignmentAction.PostMessage, AssignmentAction.RequestBudgetIncrease, AssignmentAction.RequestExpenseReimbursement,
            AssignmentAction.RequestBonus, AssignmentAction.Complete, AssignmentAction.ReportViolation,
            AssignmentAction.RequestReschedule, AssignmentAction.CancelByWorker, AssignmentAction.RequestSubcontract,
            AssignmentAction.RecordAttempt);

    [Fact]
    public void A_client_decides_on_what_was_submitted() =>
        Allowed(Given.PendingApproval(), Clara, "06-17 09:00",
            AssignmentAction.ChangeProjectManager, AssignmentAction.SetExternalId, AssignmentAction.EditVisit,
            AssignmentAction.PostMessage, AssignmentAction.AddFunds, AssignmentAction.SendBack, AssignmentAction.Approve,
            AssignmentAction.ProposeAmount,
            AssignmentAction.ReportViolation, AssignmentAction.Cancel);

    [Fact]
    public void A_window_opens_with_the_hour()
    {
        var assigned = Given.Assigned(Asking.Confirmation);
        Assert.DoesNotContain(AssignmentAction.Confirm, At(assigned, Wanda, "06-15 08:59"));
        Assert.Contains(AssignmentAction.Confirm, At(assigned, Wanda, "06-15 09:00"));
    }

    [Fact]
    public void What_fell_due_unseen_counts() =>
        Assert.Contains(AssignmentAction.Complete, At(Given.Assigned(Asking.NoCheckIn), Wanda, "06-16 09:00"));

    [Fact]
    public void Strangers_may_nothing()
    {
        Allowed(Given.InProgress(), Walter, "06-16 10:00");
        Allowed(Given.InProgress(), Gloria, "06-16 10:00");
        Allowed(Given.InProgress(), Amy, "06-16 10:00");
        Allowed(Given.InProgress(), TheClock, "06-16 10:00");
    }

    [Fact]
    public void What_stands_in_the_way_is_said_of_each_action_of_the_role_once()
    {
        var story = Given.InProgress();
        var standing = AssignmentDecider.Standing(story.State, Wanda, story.Facts, Moments.At("06-16 10:00"));
        Assert.Equal(
            RuleBook.All.Select(row => row.Action).Where(action => RuleBook.For(action).Roles.Contains(Role.Worker)
                && action != AssignmentAction.AskSupport),
            standing.Select(one => one.Action));
        Assert.Equal(At(story, Wanda, "06-16 10:00"), standing.Where(one => one.Refusals.IsEmpty).Select(one => one.Action));
        Assert.Equal("visitOpen", Assert.Single(standing.Find(one => one.Action == AssignmentAction.CheckIn)!.Refusals).Rule);
    }

    private static void Allowed(Story story, Actor by, string at, params AssignmentAction[] actions) =>
        Assert.Equal(actions, At(story, by, at));

    private static ImmutableList<AssignmentAction> At(Story story, Actor by, string at) =>
        AssignmentDecider.Allowed(story.State, by, story.Facts, Moments.At(at));
}
