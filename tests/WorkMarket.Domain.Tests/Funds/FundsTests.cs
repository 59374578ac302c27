using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Funds;

[Rule("§3 Additional funds")]
public sealed class FundsTests
{
    private const FundsKind Increase = FundsKind.BudgetIncrease, Expense = FundsKind.ExpenseReimbursement, Bonus = FundsKind.Bonus;

    [Theory]
    [InlineData(Increase)]
    [InlineData(Expense)]
    [InlineData(Bonus)]
    public void A_worker_asks_with_amount_and_reason_and_the_client_decides(FundsKind kind)
    {
        var asked = Given.InProgress().When(Wanda, RequestFunds(kind, Usd(20m), "A longer cable"), "06-16 10:00")
            .Then(new FundsRequested(new("f1"), new(kind, Usd(20m), null, "A longer cable"))).Afterwards;
        asked.When(Clara, ApproveFunds(), "06-16 11:00").Then(new FundsApproved(new("f1"), kind));
        asked.When(Clara, DeclineFunds(reason: "Not agreed"), "06-16 11:00").Then(new FundsDeclined(new("f1"), kind, "Not agreed"));
        asked.When(Wanda, WithdrawFunds(), "06-16 11:00").Then(new FundsWithdrawn(new("f1"), kind));
        Assert.Equal(FundsStatus.Asked, asked.Engagement.Funds[0].Status);
        Assert.Equal((At("06-16 10:00"), (Actor)Wanda), (asked.Engagement.Funds[0].At, asked.Engagement.Funds[0].By));
    }

    [Fact]
    public void A_bonus_is_not_asked_for_before_the_work_is_in_progress() =>
        Given.Assigned().When(Wanda, RequestFunds(Bonus, Usd(20m)), "06-10 13:00").Refused("statusNotAllowed");

    [Theory]
    [InlineData(Increase)]
    [InlineData(Expense)]
    [InlineData(Bonus)]
    [Rule("§3 Additional funds: all three also on hold")]
    public void On_hold_all_three_are_asked_for(FundsKind kind)
    {
        Given.OnHold().When(Wanda, RequestFunds(kind, Usd(20m)), "06-16 13:00")
            .Then(new FundsRequested(new("f1"), new(kind, Usd(20m), null, "More cable"))).Leaves(Status.OnHold);
        Given.Assigned().And(Clara, Hold(), "06-12 09:00").When(Wanda, RequestFunds(kind, Usd(20m)), "06-12 10:00").Leaves(Status.OnHold);
    }

    [Theory]
    [InlineData(Increase)]
    [InlineData(Expense)]
    [InlineData(Bonus)]
    public void A_client_adds_any_of_them_himself_until_he_approves_the_work(FundsKind kind)
    {
        foreach (var status in new[] { Status.Assigned, Status.InProgress, Status.PendingApproval })
        {
            var added = Given.In(status).Ticked("06-16 18:00").When(Clara, AddFunds(kind, Usd(20m)), "06-16 18:00")
                .Then(new FundsAdded(new("f1"), new(kind, Usd(20m), null, "Well done"))).Afterwards;
            Assert.Equal(Usd(140m), Total.Compute(added.WithWorker).Sum);
        }
        Given.Invoiced().When(Clara, AddFunds(kind, Usd(20m)), "06-18 10:00").Refused("statusNotAllowed");
    }

    [Fact]
    public void What_is_decided_stays_so()
    {
        var asked = Given.InProgress().And(Wanda, RequestFunds(Bonus, Usd(20m)), "06-16 10:00");
        foreach (var (by, command) in new[] { (Clara, ApproveFunds()), (Clara, DeclineFunds()), ((Actor)Wanda, WithdrawFunds()) })
        {
            var decided = asked.And(by, command, "06-16 11:00");
            decided.When(Clara, ApproveFunds(), "06-16 12:00").Refused("fundsDecided");
            decided.When(Clara, DeclineFunds(), "06-16 12:00").Refused("fundsDecided");
            decided.When(Wanda, WithdrawFunds(), "06-16 12:00").Refused("fundsDecided");
        }
        Given.InProgress().And(Clara, AddFunds(Bonus, Usd(20m)), "06-16 10:00").When(Clara, DeclineFunds(), "06-16 11:00")
            .Refused("fundsDecided");
    }

    [Fact]
    public void A_request_that_is_not_there_is_unknown()
    {
        Given.InProgress().When(Clara, ApproveFunds("f1"), "06-16 11:00").Refused("unknownFunds");
        var asked = Given.InProgress().And(Wanda, RequestFunds(Bonus, Usd(20m)), "06-16 10:00");
        asked.When(Clara, DeclineFunds("f2"), "06-16 11:00").Refused("unknownFunds");
    }

    [Fact]
    public void Only_with_something_undecided_is_there_anything_to_decide()
    {
        var story = Given.InProgress();
        Assert.DoesNotContain(AssignmentAction.ApproveFunds, AssignmentDecider.Allowed(story.State, Clara, story.Facts, At("06-16 10:00")));
        story = story.And(Wanda, RequestFunds(Bonus, Usd(20m)), "06-16 10:00");
        Assert.Contains(AssignmentAction.ApproveFunds, AssignmentDecider.Allowed(story.State, Clara, story.Facts, At("06-16 10:00")));
        Assert.Contains(AssignmentAction.WithdrawFunds, AssignmentDecider.Allowed(story.State, Wanda, story.Facts, At("06-16 10:00")));
    }

    [Fact]
    public void With_counteroffers_off_a_budget_increase_is_refused_and_nothing_else()
    {
        var story = Given.InProgress(Asking.CounteroffersOff);
        story.When(Wanda, RequestFunds(Increase, Usd(20m)), "06-16 10:00").Refused("counteroffersOff");
        story.When(Wanda, RequestFunds(Expense, Usd(20m)), "06-16 10:00").Leaves(Status.InProgress);
        story.When(Wanda, RequestFunds(Bonus, Usd(20m)), "06-16 10:00").Leaves(Status.InProgress);
        story.When(Clara, AddFunds(Increase, Usd(20m)), "06-16 10:00").Leaves(Status.InProgress);
        Assert.DoesNotContain(
            AssignmentAction.RequestBudgetIncrease, AssignmentDecider.Allowed(story.State, Wanda, story.Facts, At("06-16 10:00")));
    }

    [Fact]
    public void Counteroffers_are_on_unless_the_company_or_the_draft_turns_them_off()
    {
        Assert.False(Given.Draft().State.Brief.Settings.CounteroffersOff);
        Assert.True(Given.Draft(Asking.CounteroffersOff).State.Brief.Settings.CounteroffersOff);
        var strict = Given.Company with { Settings = Given.Plain with { CounteroffersOff = true } };
        Assert.True(Created(Given.Request).Brief.Settings.CounteroffersOff);
        Assert.False(Created(Given.Request with { CounteroffersOff = false }).Brief.Settings.CounteroffersOff);

        Created Created(DraftRequest request) => (Created)((Decision.Accepted)DraftRules.Create(
            Given.Id, request, Clara, strict, Policy.Default, At("06-10 09:00"))).Happened[0].Event;
    }

    [Fact]
    public void What_is_undecided_lapses_when_the_work_is_approved_and_the_original_price_holds()
    {
        var story = Given.WorkDone()
            .And(Wanda, RequestFunds(Increase, Usd(20m)), "06-16 17:05")
            .And(Wanda, RequestFunds(Expense, Usd(7.5m)), "06-16 17:06")
            .And(Wanda, RequestFunds(Bonus, Usd(5m)), "06-16 17:07")
            .And(Wanda, Complete(), "06-16 17:30")
            .And(Clara, ApproveFunds("f2"), "06-16 18:00");
        story.When(Clara, Approve(), "06-17 10:00").Refused(new FundsUndecided([story.Engagement.Funds[0], story.Engagement.Funds[2]]));
        story.When(Clara, Approve(lapse: true), "06-17 10:00").Then(
            new FundsLapsed(new("f1"), Increase),
            new FundsLapsed(new("f3"), Bonus),
            new Approved(Usd(127.5m), At("07-17 10:00")));
    }

    [Fact]
    [Rule("§2 ◆ Approve: with undecided requests the call says `lapse: true` or is refused, naming them")]
    public void The_refusal_names_what_is_not_decided_and_what_helps()
    {
        var story = Given.WorkDone(Asking.Hourly(45.5m, 8m)).And(Wanda, RequestMore(1.5m), "06-16 17:05")
            .And(Wanda, RequestFunds(Expense, Usd(7.5m)), "06-16 17:06").And(Wanda, Complete(), "06-16 17:30");
        Assert.Equal(
            "Not decided: a budget increase of 1.5 hours or units, an expense reimbursement of 7.50 USD. "
            + "Decide each, or say that they lapse.",
            Assert.Single(story.When(Clara, Approve(), "06-17 10:00").Refusals).Message);
        Assert.Contains(AssignmentAction.Approve, AssignmentDecider.Allowed(story.State, Clara, story.Facts, At("06-17 10:00")));
        Given.PendingApproval().When(Clara, Approve(lapse: true), "06-17 10:00").Leaves(Status.Invoiced);
    }

    [Fact]
    public void Requests_can_be_decided_after_completion_until_approval()
    {
        var story = Given.WorkDone().And(Wanda, RequestFunds(Increase, Usd(20m)), "06-16 17:05").And(Wanda, Complete(), "06-16 17:30");
        story.And(Clara, ApproveFunds(), "06-16 18:00").When(Clara, Approve(), "06-17 10:00")
            .Then(new Approved(Usd(140m), At("07-17 10:00")));
        story.And(Clara, DeclineFunds(), "06-16 18:00").When(Clara, Approve(), "06-17 10:00")
            .Then(new Approved(Usd(120m), At("07-17 10:00")));
        story.And(Wanda, WithdrawFunds(), "06-16 18:00").When(Clara, Approve(), "06-17 10:00")
            .Then(new Approved(Usd(120m), At("07-17 10:00")));
    }

    [Fact]
    public void A_decline_has_a_reason()
    {
        var story = Given.InProgress().And(Wanda, RequestFunds(Bonus, Usd(20m)), "06-16 10:00");
        story.When(Clara, DeclineFunds(reason: " "), "06-16 11:00").Refused("textRequired");
        story.When(Clara, DeclineFunds(reason: new('x', 501)), "06-16 11:00").Refused("textTooLong");
    }

    [Fact]
    public void So_many_requests_and_no_more()
    {
        var story = Given.InProgress().Knowing(facts => facts with { Policy = facts.Policy with { FundsRequests = 2 } })
            .And(Wanda, RequestFunds(Bonus, Usd(1m)), "06-16 10:00").And(Wanda, WithdrawFunds(), "06-16 10:01")
            .And(Clara, AddFunds(Bonus, Usd(1m)), "06-16 10:02");
        story.When(Wanda, RequestFunds(Expense, Usd(1m)), "06-16 10:03").Refused("fundsFull");
        story.When(Clara, AddFunds(Expense, Usd(1m)), "06-16 10:03").Refused("fundsFull");
    }
}
