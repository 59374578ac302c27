using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 A hold says until when, at most 30 days; a longer or second one needs the worker's consent")]
public sealed class HoldEndTests
{
    private static readonly Schedule Later = Days("07-20 09:00", "07-20 17:00");

    [Theory]
    [InlineData(null, "untilRequired")]
    [InlineData("06-12 09:00", "untilPassed")]
    [InlineData("2036-06-12 09:00", "untilTooFarAhead")]
    public void A_hold_says_until_when(string? until, string rule)
    {
        var refusal = Given.Assigned().When(Clara, new Hold("Flooded", until is null ? null : At(until)), "06-12 09:00")
            .Refused(rule).Refusals[0];
        Assert.Equal("until", refusal.Field);
    }

    [Fact]
    public void How_long_it_may_be_is_said_where_nothing_is()
    {
        var message = Given.Assigned().When(Clara, new Hold("Flooded", null), "06-12 09:00").Refusals[0].Message;
        Assert.Contains(Wording.InWords(At("07-12 09:00"), NewYork), message, StringComparison.Ordinal);
    }

    [Fact]
    public void For_longer_than_thirty_days_the_worker_is_asked()
    {
        Given.Assigned().When(Clara, Hold("Flooded", At("07-12 09:00")), "06-12 09:00").Then(
            new PutOnHold("Flooded", At("07-12 09:00"), At("07-11 09:00")));
        var asked = Given.Assigned().When(Clara, Hold("Flooded", At("07-12 09:01")), "06-12 09:00")
            .Then(new HoldAsked("Flooded", At("07-12 09:01"))).Leaves(Status.Assigned).Afterwards;
        Assert.Equal(new("Flooded", At("07-12 09:01"), At("06-12 09:00")), asked.Engagement.HoldRequest);
        var agreed = asked.When(Wanda, ApproveHold(), "06-13 09:00").Then(new PutOnHold("Flooded", At("07-12 09:01"), At("07-11 09:01")))
            .Leaves(Status.OnHold);
        Assert.Null(agreed.Afterwards.Engagement.HoldRequest);
        asked.When(Wanda, DeclineHold("I cannot wait"), "06-13 09:00").Then(new HoldDeclined("I cannot wait")).Leaves(Status.Assigned);
        asked.When(Clara, WithdrawHold(), "06-13 09:00").Then(new HoldWithdrawn()).Leaves(Status.Assigned);
    }

    [Fact]
    public void The_second_hold_is_asked_for_however_short()
    {
        var released = Given.OnHold().And(Clara, Release(), "06-16 13:00");
        released.When(Clara, Hold("Again", At("06-17 09:00")), "06-16 14:00").Then(new HoldAsked("Again", At("06-17 09:00")))
            .Leaves(Status.InProgress);
    }

    [Fact]
    public void So_is_a_longer_one_while_it_is_on_hold()
    {
        var asked = Given.OnHold().When(Clara, Hold("Still", At("07-14 09:00")), "06-18 09:00")
            .Then(new HoldAsked("Still", At("07-14 09:00"))).Afterwards;
        Assert.Equal(At("07-09 09:00"), ((OnHold)asked.State).Until);
        var longer = Assert.IsType<OnHold>(asked.And(Wanda, ApproveHold(), "06-18 10:00").State);
        Assert.Equal((At("07-14 09:00"), "Still", At("06-16 12:00"), true), (longer.Until, longer.Reason, longer.HeldAt, longer.WorkBegan));
        Given.OnHold().When(Clara, Hold("Less", At("07-09 09:00")), "06-18 09:00").Refused("holdNotLonger");
    }

    [Fact]
    public void Nothing_is_decided_that_was_not_asked()
    {
        Given.Assigned().When(Wanda, ApproveHold(), "06-12 09:00").Refused(new NoHoldRequest());
        Given.Assigned().When(Wanda, DeclineHold(), "06-12 09:00").Refused(new NoHoldRequest());
        Given.Assigned().When(Clara, WithdrawHold(), "06-12 09:00").Refused(new NoHoldRequest());
        var asked = Given.OnHold().And(Clara, Release(), "06-16 13:00").And(Clara, Hold("Again", At("06-17 09:00")), "06-16 14:00");
        asked.When(Wanda, ApproveHold(), "06-17 09:00").Refused(new HoldOver(At("06-17 09:00"), NewYork));
        asked.When(Wanda, DeclineHold("bell\u0007"), "06-16 15:00").Refused("textControlCharacters");
    }

    [Fact]
    [Rule("§2 At that instant a hold is released by itself into the status before; labels wait until a schedule is agreed")]
    public void It_ends_by_itself_and_nothing_is_late_until_a_schedule_is_agreed()
    {
        Assert.Equal(At("07-09 09:00"), Clock.NextDue(Given.OnHold().Ticked("07-08 09:00").State));
        Assert.Equal(Status.OnHold, Given.OnHold().Ticked(At("07-09 09:00") - Tick).State.Status);
        Assert.Equal(Status.Assigned, Given.Assigned().And(Clara, Hold(), "06-12 09:00").Ticked("07-09 09:00").State.Status);

        var ended = Given.OnHold().Ticked("07-12 09:00");
        Assert.Equal((Status.InProgress, At("07-09 09:00")), (ended.State.Status, ended.Engagement.UnscheduledSince));
        Assert.Empty(ended.LabelsAt(At("12-01 09:00")));
        Assert.DoesNotContain(ended.ChecklistAt("12-01 09:00"), item => item.Status == ChecklistStatus.Late);

        var agreed = ended.And(Clara, Reschedule(Later), "07-12 10:00").And(Wanda, ApproveReschedule(), "07-12 11:00");
        Assert.Null(agreed.Engagement.UnscheduledSince);
        Assert.Equal([Label.WorkerLate], agreed.LabelsAt(At("07-20 17:15")));
    }

    [Fact]
    [Rule("§7 ◆ Hold ending is told to both sides, once")]
    public void A_day_before_it_ends_both_sides_are_told_once()
    {
        Assert.Equal(At("07-08 09:00"), Clock.NextDue(Given.OnHold().State));
        var told = Given.OnHold().Ticked("07-08 12:00").Ticked("07-08 13:00");
        Assert.Equal(
            new Happened(At("07-08 09:00"), TheClock, new HoldEnding(At("07-09 09:00"))),
            told.Timeline.Single(happened => happened.Event is HoldEnding));
        Assert.Equal(Status.OnHold, told.State.Status);
        // A longer hold is told anew, and one that is shorter than that is not.
        var longer = told.And(Clara, Hold(until: At("07-20 09:00")), "07-08 14:00").And(Wanda, ApproveHold(), "07-08 15:00");
        Assert.Equal(At("07-19 09:00"), Clock.NextDue(longer.State));
        var brief = Given.Assigned().And(Clara, Hold(until: At("06-13 09:00")), "06-12 09:00").Ticked("06-13 09:00");
        Assert.DoesNotContain(brief.Timeline, happened => happened.Event is HoldEnding);
        var week = Given.InProgress().Knowing(facts => facts with { Policy = facts.Policy with { HoldEndingNotice = Hours(48) } })
            .And(Clara, Hold(), "06-16 12:00");
        Assert.Equal(At("07-07 09:00"), Clock.NextDue(week.State));
    }

    [Fact]
    public void A_label_that_was_on_goes_with_the_hold()
    {
        var late = Given.Assigned().And(Clara, Hold(), "06-16 09:20");
        Assert.Equal([Label.WorkerLate], late.Engagement.Labels);
        Assert.Equal(
            ["HoldEnding", "HoldEnded", "LabelRemoved"], Clock.Tick(late.State, Policy.Default, At("07-10 09:00"))
                .Select(happened => happened.Event.GetType().Name));
    }

    [Fact]
    [Rule("§2 Declining a schedule after a hold unassigns uncounted")]
    public void A_worker_who_declines_the_schedule_then_has_it_no_more_uncounted()
    {
        var asked = Given.OnHold().Ticked("07-09 09:00").And(Clara, Reschedule(Later), "07-12 10:00");
        asked.When(Wanda, DeclineReschedule("I am away"), "07-12 11:00")
            .Then(new RescheduleDeclined("I am away"), new WorkerRemoved(
                Wanda.Id, EngagementEnd.Unassigned, "I am away", Settlement: new(Usd(0m), RateUntil: At("07-26 11:00"))))
                .Leaves(Status.Sent);
        // What the worker asked for and the client declines changes nothing.
        Given.OnHold().Ticked("07-09 09:00").And(Wanda, Reschedule(Later), "07-12 10:00").When(Clara, DeclineReschedule(), "07-12 11:00")
            .Then(new RescheduleDeclined(null)).Leaves(Status.InProgress);
    }

    [Fact]
    public void What_was_proposed_with_a_release_is_still_to_be_decided_after_the_hold_ended()
    {
        var ended = Given.OnHold().And(Clara, Release(Later), "07-01 09:00").Ticked("07-09 09:00");
        Assert.Equal(Later, ended.Engagement.Reschedule!.Schedule);
        ended.When(Wanda, ApproveReschedule(), "07-10 09:00").Then(new Rescheduled(Given.Request.Schedule, Later))
            .Leaves(Status.InProgress);
        ended.When(Wanda, DeclineReschedule(), "07-10 09:00").Leaves(Status.Sent);
    }

    [Fact]
    public void Nobody_abandoned_what_has_no_schedule() =>
        Given.Assigned().And(Clara, Hold(), "06-12 09:00").Ticked("07-09 09:00").When(Clara, ReportAbandonment(), "07-10 09:00")
            .Refused(new ScheduleNotAgreed());

    [Fact]
    public void What_was_put_on_hold_before_holds_had_an_end_has_none_and_the_next_is_asked_for()
    {
        var old = ((Assignment)Given.InProgress().State).Evolve(new Happened(At("06-16 12:00"), Clara, new PutOnHold("Flooded")));
        Assert.Null(Clock.NextDue(old));
        var released = old.Evolve(new Happened(At("06-20 12:00"), Clara, new Released()));
        Assert.Equal(1, ((InProgress)released).Engagement.Holds);
    }
}
