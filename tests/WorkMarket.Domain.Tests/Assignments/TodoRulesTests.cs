using WorkMarket.Domain.Todo;

namespace WorkMarket.Domain.Tests.Assignments;

/// <summary>Who has to do something, why and from which instant.</summary>
[Rule("§3 What needs action")]
public sealed class TodoRulesTests
{
    [Fact]
    public void The_worker_has_to_confirm_from_when_the_window_opens_or_from_the_assignment()
    {
        var early = Given.Assigned(Asking.Confirmation);
        Needs(early, Wanda, "06-15 08:59:59");
        Needs(early, Wanda, "06-15 09:00", NeedReason.ConfirmSchedule);
        Needs(early.And(Wanda, Confirm(), "06-15 09:30"), Wanda, "06-15 10:00");
        var late = Given.Assigned(At("06-15 20:00"), Asking.Confirmation);
        Assert.Equal(At("06-15 20:00"), TodoRules.ForWorker(late.State)[0].From);
    }

    [Fact]
    public void The_worker_has_to_check_in_from_the_start_and_out_from_the_end()
    {
        Needs(Given.Assigned(), Wanda, "06-16 08:59:59");
        Needs(Given.Assigned(), Wanda, "06-16 09:00", NeedReason.CheckIn);
        Needs(Given.InProgress(), Wanda, "06-16 16:59:59");
        Needs(Given.InProgress(), Wanda, "06-16 17:00", NeedReason.CheckOut);
    }

    [Fact]
    public void The_worker_has_to_deliver_once_the_last_visit_is_over_and_then_to_complete()
    {
        var story = Given.WorkDone(Asking.Photos(1, dueDays: null));
        Needs(Given.InProgress(Asking.Photos(1, dueDays: null)), Wanda, "06-16 12:00");
        Needs(story, Wanda, "06-16 17:00", NeedReason.Deliver);
        Needs(story.And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 17:20"), Wanda, "06-16 17:20", NeedReason.Complete);
    }

    [Fact]
    public void A_visit_that_ended_before_the_scheduled_end_may_be_followed_by_another()
    {
        var story = Given.InProgress().And(Wanda, CheckOut(), "06-16 12:00");
        Needs(story, Wanda, "06-16 12:00");
        Needs(story, Wanda, "06-16 17:00", NeedReason.Complete);
    }

    [Fact]
    public void What_was_sent_back_needs_the_worker_from_then_on_and_the_client_no_more()
    {
        var story = Given.PendingApproval().And(Clara, SendBack(), "06-17 08:00").And(Clara, Post(), "06-17 09:00");
        Needs(story, Clara, "06-17 09:00");
        Assert.Equal([new Need(NeedReason.SentBack, At("06-17 08:00"))], TodoRules.ForActor(story.State, Wanda));
    }

    [Fact]
    public void The_client_has_to_decide_approve_and_pay()
    {
        Needs(Given.Sent(), Clara, "06-10 10:30");
        Needs(Given.Applied(), Carl, "06-10 11:00", NeedReason.DecideApplications);
        Needs(Given.Sent().And(Walter, Ask(), "06-10 10:40"), Clara, "06-10 10:40", NeedReason.AnswerQuestions);
        Needs(Given.Sent().And(Walter, Ask(), "06-10 10:40").And(Clara, Answer(), "06-10 10:50"), Clara, "06-10 10:50");
        var givenBack = Given.Applied().And(Walter, Apply(), "06-10 11:30").And(Clara, Accept(), "06-10 12:00")
            .And(Wanda, CancelByWorker(), "06-10 14:00");
        Needs(givenBack, Carl, "06-10 14:00", NeedReason.OfferAgain, NeedReason.Rate);
        Needs(givenBack.OfferedAgain("06-10 14:10"), Carl, "06-10 14:10", NeedReason.DecideApplications, NeedReason.Rate);
        Needs(Given.PendingApproval(), Clara, "06-16 17:30", NeedReason.Approve);
        Needs(Given.Invoiced(), Clara, "06-17 10:00", NeedReason.Pay, NeedReason.Rate);
        Needs(Given.Invoiced(), Clara, "07-17 09:59:59", NeedReason.Pay, NeedReason.Rate);
        Needs(Given.Invoiced(), Clara, "07-17 10:00", NeedReason.PayPastDue, NeedReason.Rate);
        Needs(Given.Paid(), Clara, "07-17 10:00");
    }

    [Fact]
    public void Funds_that_were_asked_for_need_the_client_until_they_are_decided()
    {
        var asked = Given.InProgress().And(Wanda, RequestFunds(FundsKind.ExpenseReimbursement, Usd(20m)), "06-16 10:00");
        Needs(asked, Clara, "06-16 10:00", NeedReason.DecideFunds);
        Needs(asked.And(Clara, DeclineFunds(), "06-16 11:00"), Clara, "06-16 11:00");
        Needs(Given.InProgress().And(Clara, AddFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00"), Clara, "06-16 10:00");
    }

    [Fact]
    public void Another_schedule_needs_the_side_that_did_not_ask_for_it()
    {
        var other = new Schedule(At("06-17 09:00"), At("06-17 17:00"), NewYork);
        Needs(Given.Assigned().And(Wanda, Reschedule(other), "06-11 09:00"), Clara, "06-11 09:00", NeedReason.DecideReschedule);
        var asked = Given.Assigned().And(Clara, Reschedule(other), "06-11 09:00");
        Needs(asked, Clara, "06-11 09:00");
        Needs(asked, Wanda, "06-11 09:00", NeedReason.DecideReschedule);
        Needs(asked.And(Wanda, DeclineReschedule(), "06-11 10:00"), Wanda, "06-11 10:00");
        Needs(Given.OnHold(), Wanda, "06-18 10:00");
        Needs(Given.OnHold().And(Clara, Release(other), "06-16 13:00"), Wanda, "06-16 13:00", NeedReason.DecideRelease);
    }

    [Fact]
    public void A_question_about_subcontracting_needs_the_client()
    {
        var asked = Given.Assigned().And(Wanda, RequestSubcontract(), "06-11 09:00");
        Needs(asked, Clara, "06-11 09:00", NeedReason.DecideSubcontract);
        Needs(asked.And(Clara, DecideSubcontract(granted: false, reason: "No"), "06-11 10:00"), Clara, "06-11 10:00");
    }

    [Fact]
    public void Each_side_has_to_rate_the_other_until_it_has_or_the_time_for_it_is_over()
    {
        Needs(Given.Invoiced(), Wanda, "06-17 10:00", NeedReason.Rate);
        var rated = Given.Invoiced().And(Wanda, new Rate(new(Grade.Excellent)), "06-17 11:00");
        Needs(rated, Wanda, "06-17 11:00");
        Needs(rated.And(Clara, Pay(), "06-17 12:00"), Clara, "06-17 12:00", NeedReason.Rate);
        Needs(rated.And(Clara, Pay(), "06-17 12:00").Ticked("07-01 12:00"), Clara, "07-01 12:00");
    }

    [Fact]
    public void A_disputed_rating_needs_the_client_s_explanation_until_that_counts_as_none()
    {
        var story = Given.Invoiced()
            .And(Wanda, new Rate(new(Grade.Excellent)), "06-17 11:00")
            .And(Clara, new Rate(new(Grade.Unsatisfied)), "06-17 11:30")
            .And(Clara, Pay(), "06-17 12:00")
            .And(Wanda, new DisputeRating("I was on time."), "06-17 13:00");
        Needs(story, Clara, "06-17 13:00", NeedReason.ExplainRating);
        Needs(story, Clara, "06-30 13:00");
        Needs(story.And(Clara, new ExplainRating("You were not."), "06-17 14:00"), Clara, "06-17 14:00");
    }

    [Fact]
    public void Nobody_else_has_to_do_anything()
    {
        foreach (var status in Enum.GetValues<Status>())
        {
            foreach (var other in new Actor[] { Walter, Gloria, Sam, Amy, TheClock })
                Assert.Empty(TodoRules.ForActor(Given.In(status).State, other));
        }
    }

    private static void Needs(Story story, Actor by, string at, params NeedReason[] reasons) =>
        Assert.Equal(reasons, TodoRules.ForActor(story.State, by).Where(need => need.IsThere(At(at))).Select(need => need.Reason));
}
