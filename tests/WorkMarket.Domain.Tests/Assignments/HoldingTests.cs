using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Hold and release")]
public sealed class HoldingTests
{
    private static readonly Schedule Friday = Days("06-19 09:00", "06-19 17:00");

    [Fact]
    public void The_client_holds_it_and_says_why()
    {
        var held = Given.Assigned().When(Clara, Hold("Flooded", At("06-19 09:00")), "06-12 09:00")
            .Then(new PutOnHold("Flooded", At("06-19 09:00"), At("06-18 09:00"))).Leaves(Status.OnHold);
        var state = Assert.IsType<OnHold>(held.Afterwards.State);
        Assert.Equal(("Flooded", At("06-12 09:00"), At("06-19 09:00"), false), (state.Reason, state.HeldAt, state.Until, state.WorkBegan));
    }

    [Theory]
    [InlineData("", "textRequired")]
    [InlineData("bell\u0007", "textControlCharacters")]
    public void A_hold_without_a_proper_reason_is_refused(string reason, string rule) =>
        Given.Assigned().When(Clara, Hold(reason), "06-12 09:00").Refused(rule);

    [Fact]
    public void Checking_in_is_refused() =>
        Given.OnHold().When(Wanda, CheckIn(), "06-16 13:00").Refused(new StatusNotAllowed(AssignmentAction.CheckIn, Status.OnHold));

    [Fact]
    public void Released_as_it_was_it_goes_on_where_it_was()
    {
        Given.OnHold().When(Clara, Release(), "06-16 14:00").Then(new Released()).Leaves(Status.InProgress);
        Given.Assigned().And(Clara, Hold(), "06-12 09:00").When(Clara, Release(), "06-12 10:00").Leaves(Status.Assigned);
    }

    [Fact]
    public void What_it_was_sent_back_for_outlives_a_hold()
    {
        var released = Given.PendingApproval().And(Clara, SendBack("Blurred"), "06-17 09:00")
            .And(Clara, Hold(), "06-17 10:00").And(Clara, Release(), "06-17 11:00");
        Assert.Equal("Blurred", Assert.IsType<InProgress>(released.State).SentBackReason);
    }

    [Fact]
    public void A_release_with_a_new_schedule_waits_for_the_worker()
    {
        var proposed = Given.OnHold().When(Clara, Release(Friday), "06-16 14:00")
            .Then(new RescheduleRequested(Friday, null)).Leaves(Status.OnHold);
        proposed.Afterwards.When(Wanda, ApproveReschedule(), "06-16 15:00")
            .Then(new Rescheduled(Given.Request.Schedule, Friday), new Released()).Leaves(Status.InProgress);
    }

    [Fact]
    public void A_worker_who_declines_the_new_schedule_has_it_no_more() =>
        Given.OnHold().And(Clara, Release(Friday), "06-16 14:00").When(Wanda, DeclineReschedule("I am away"), "06-16 15:00")
            .Then(new RescheduleDeclined("I am away"), new WorkerRemoved(
                Wanda.Id, EngagementEnd.Unassigned, "I am away", Settlement: new(Usd(0m), RateUntil: At("06-30 15:00"))))
            .Leaves(Status.Sent);

    [Fact]
    public void A_client_can_take_the_new_schedule_back_and_it_stays_on_hold()
    {
        var back = Given.OnHold().And(Clara, Release(Friday), "06-16 14:00").When(Clara, WithdrawReschedule(), "06-16 14:30")
            .Leaves(Status.OnHold);
        back.Afterwards.When(Wanda, ApproveReschedule(), "06-16 15:00").Refused("noRescheduleRequest");
    }

    [Fact]
    public void A_new_schedule_that_is_over_is_refused() =>
        Given.OnHold().When(Clara, Release(Days("06-16 08:00", "06-16 12:00")), "06-16 14:00").Refused("scheduleOver");

    [Fact]
    [Rule("§7 rescheduled, hold: both are told")]
    public void A_request_that_was_open_is_answered_with_the_hold_and_both_are_told()
    {
        var asked = Given.Assigned().And(Wanda, Reschedule(Friday), "06-12 09:00");
        asked.When(Clara, Hold(), "06-12 10:00")
            .Then(new RescheduleDeclined(null), new PutOnHold("The shop is flooded", At("07-09 09:00"), At("07-08 09:00")))
            .Leaves(Status.OnHold);
        Assert.Null(asked.And(Clara, Hold(), "06-12 10:00").Engagement.Reschedule);
        Given.Assigned().And(Clara, Reschedule(Friday), "06-12 09:00").When(Clara, Hold(), "06-12 10:00")
            .Then(new RescheduleWithdrawn(), new PutOnHold("The shop is flooded", At("07-09 09:00"), At("07-08 09:00")));
    }
}
