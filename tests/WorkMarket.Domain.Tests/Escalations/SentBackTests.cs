using WorkMarket.Domain.Approval;

namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 While the work is back with the worker")]
public sealed class SentBackTests
{
    // Wanda escalates on Monday 22 June at 10 that nobody approves; on Tuesday at 10 Clara sends the work back.
    private static readonly Story SentBack = Escalated.Opened.And(Clara, SendBack("The photo is dark."), "06-23 10:00");

    [Fact]
    public void The_send_back_is_a_response_that_applies_at_once_and_stops_stage_window_and_month()
    {
        Assert.Equal(
            [
                new SentBack("The photo is dark."),
                new EscalationAnswered(
                    new("e1"), ResponseChannel.SendBack, null, "The photo is dark.", null, At("07-23 10:00"), Hours(48), Pauses: true,
                    new(At("07-22 10:00"), Left: Hours(48))),
                new EscalationPauseTimed(new("e1"), At("07-23 10:00"), At("07-21 10:00")),
            ],
            SentBack.Timeline.Skip(Escalated.Opened.Timeline.Count).Select(happened => happened.Event).Take(3));
        var escalation = Escalated.Find(SentBack);
        Assert.Equal((EscalationStage.Engaged, EscalationStage.Messages, 1), (escalation.Stage, escalation.CameFrom, escalation.Responses));
        Assert.Equal(
            (new Pause(At("06-23 10:00"), Hours(48), null, At("07-21 10:00"), At("07-23 10:00")), null),
            (escalation.Pause, escalation.StageEndsAt));
        Assert.True(escalation is { StandsStill: true, Suspension: null, WasSentBack: true });

        var late = SentBack.Ticked(At("07-23 10:00") - Tick);
        Assert.Equal((EscalationStage.Engaged, true), (Escalated.Find(late).Stage, Escalated.Find(late).IsOpen));
        Assert.Equal(
            [new Step(At("07-23 10:00"), StepKind.Stage, EscalationStage.Withdrawn)],
            Forecast.Predict(SentBack.State, Policy.Default).Where(step => step.Kind != StepKind.Update));
    }

    [Fact]
    public void Updates_go_on_and_say_that_the_ball_is_with_the_worker()
    {
        var updates = SentBack.Ticked("06-26 10:00").And(Wanda, Complete(), "06-29 10:00").Ticked("06-30 10:00").Timeline
            .Select(happened => happened.Event).OfType<EscalationUpdateDue>().ToList();
        Assert.Equal([(true, true), (false, true), (false, false)], updates.Select(update => (update.Specific, update.WithWorker)));
    }

    // Submitted again on Friday 26 June at 10: silent 48 business hours later, and the month is three days longer.
    [Fact]
    public void It_ends_when_the_work_is_submitted_again()
    {
        var again = SentBack.And(Wanda, Complete(), "06-26 10:00");
        Assert.Equal(
            new EscalationPauseEnded(new("e1"), At("06-30 10:00"), At("07-26 10:00"), new(At("07-25 10:00"), At("06-30 10:00"))),
            again.Timeline[^2].Event);
        Assert.Equal((null, null, 1), (Escalated.Find(again).Pause, Escalated.Find(again).StillSince, Escalated.Find(again).Responses));
        Assert.Equal(
            "Messages 06-22 10:00, Messages 06-30 10:00, ProjectManager 07-02 10:00, AccountManager 07-07 10:00, Arbitration 07-26 10:00",
            Escalated.Stages(again.Ticked("09-30 10:00")));
    }

    public static TheoryData<string, int> Endings =>
        new() { { "hold", 2 }, { "unassign", 2 }, { "cancel", 1 }, { "cancel with words", 2 }, { "back out", 1 } };

    // On Friday 26 June at 10: what has words is a response from which silence and month count, else they go on from there.
    [Theory, MemberData(nameof(Endings))]
    public void And_when_it_is_put_on_hold_or_the_worker_no_longer_has_it(string how, int responses)
    {
        var (by, does) = how switch
        {
            "hold" => (Clara, Hold()),
            "unassign" => (Clara, Unassign()),
            "cancel" => (Clara, Cancel(amount: Usd(120m))),
            "cancel with words" => (Clara, Cancel(clarification: "The shop closed.")),
            _ => ((Actor)Wanda, CancelByWorker()),
        };
        var ended = Escalated.Find(SentBack.And(by, does, "06-26 10:00"));
        Assert.Equal((true, null, null, responses), (ended.IsOpen, ended.Pause, ended.StillSince, ended.Responses));
        Assert.Equal((At("06-30 10:00"), At("07-26 10:00")), (ended.StageEndsAt, ended.MonthEndsAt));
    }

    [Fact]
    [Rule("§6 Only a send-back during the escalation stops the clocks; an earlier one does not and is not the first")]
    public void One_from_before_stops_nothing_and_is_not_the_first()
    {
        var before = Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00").And(Wanda, Post("What is wrong with it?"), "06-17 10:00")
            .And(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-22 10:00");
        Assert.Equal((false, At("06-24 10:00")), (Escalated.Find(before).StandsStill, Escalated.Find(before).StageEndsAt));
        var again = before.And(Wanda, Complete(), "06-23 09:00");
        Assert.Equal((At("06-24 10:00"), false), (Escalated.Find(again).StageEndsAt, Escalated.Find(again).WasSentBack));
        Assert.Equal(At("06-23 10:00"), Escalated.Find(again.And(Clara, SendBack(), "06-23 10:00")).Pause?.Since);
    }

    [Fact]
    [Rule("§6 From the second send-back on silence runs although the worker has the work")]
    public void A_second_one_is_a_response_like_any_other()
    {
        var second = SentBack.And(Wanda, Complete(), "06-24 10:00").And(Clara, SendBack(), "06-25 10:00");
        Assert.Equal((null, At("06-29 10:00"), At("07-25 10:00"), 2),
            (Escalated.Find(second).Pause, Escalated.Find(second).StageEndsAt, Escalated.Find(second).MonthEndsAt,
                Escalated.Find(second).Responses));
        Assert.Equal(EscalationStage.Messages, Escalated.StageAt(second, "06-29 10:00"));
    }

    // Submitted and sent back again on the 24th, which stops nothing; on hold from the 29th, released on the 30th; submitted on 2 July.
    [Fact]
    [Rule("§6 Whose ball it is, is said besides")]
    public void Updates_say_that_the_ball_is_with_the_worker_after_each_send_back()
    {
        var story = SentBack.And(Wanda, Complete(), "06-24 09:00").And(Clara, SendBack(), "06-24 09:30").Ticked("06-29 09:00")
            .And(Clara, Hold(), "06-29 09:00").And(Clara, Release(), "06-30 12:00").And(Wanda, Complete(), "07-02 12:00")
            .Ticked("07-07 12:00");
        Assert.Equal(
            ["06-24 10:00 True", "06-26 10:00 True", "06-30 10:00 False", "07-02 10:00 True", "07-07 10:00 False"],
            story.Timeline.Where(happened => happened.Event is EscalationUpdateDue)
                .Select(happened => $"{Escalated.Local(happened.At):MM-dd HH:mm} {((EscalationUpdateDue)happened.Event).WithWorker}"));
        var before = Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00").And(Wanda, Post("What is wrong with it?"), "06-17 10:00")
            .And(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-22 10:00").Ticked("06-24 10:00");
        Assert.Contains(
            new EscalationUpdateDue(new("e1"), 1, Specific: false, At("06-26 10:00"), WithWorker: true),
            before.Timeline.Select(happened => happened.Event));
    }

    // Clara writes on Wednesday 24 June; the work is submitted again on Friday 26 June at 10.
    [Fact]
    [Rule("§6 While sent back other responses apply at once, and their 48 business hours and month begin standing still")]
    public void Other_responses_apply_at_once_and_begin_standing_still()
    {
        var written = SentBack.And(Clara, Post("The second photo too."), "06-24 10:00");
        Assert.Equal(
            (2, null, new Pause(At("06-23 10:00"), Hours(48), null, At("07-21 10:00"), At("07-23 10:00"))),
            (Escalated.Find(written).Responses, Escalated.Find(written).StageEndsAt, Escalated.Find(written).Pause));
        var again = Escalated.Find(written.And(Wanda, Complete(), "06-26 10:00"));
        // A month from the 24th, and two days stood still since.
        Assert.Equal((At("06-30 10:00"), At("07-26 10:00")), (again.StageEndsAt, again.MonthEndsAt));
    }

    // Reported on the 22nd at 12, sent back on the 23rd at 10, dismissed on the 24th, submitted again on the 26th.
    [Fact]
    [Rule("§6 A send-back applies at once also while suspended")]
    public void It_applies_at_once_also_while_suspended()
    {
        var suspended = Escalated.Opened.And(Clara, Report(), "06-22 12:00").And(Clara, SendBack(), "06-23 10:00");
        var escalation = Escalated.Find(suspended);
        Assert.Equal(
            (EscalationStage.Engaged, At("06-23 10:00"), false), (escalation.Stage, escalation.EnteredAt, escalation.Suspension!.Answered));
        var dismissed = suspended.And(Sam, Dismiss(), "06-24 10:00");
        Assert.Equal(
            (null, null, true), (
                Escalated.Find(dismissed).Suspension, Escalated.Find(dismissed).StageEndsAt, Escalated.Find(dismissed).StandsStill));
        var again = Escalated.Find(dismissed.And(Wanda, Complete(), "06-26 10:00"));
        Assert.Equal((At("06-30 10:00"), At("07-26 10:00"), 1), (again.StageEndsAt, again.MonthEndsAt, again.Responses));
    }

    // Sent back on the 23rd at 10, reported on the 24th, submitted again on the 25th, dismissed on the 26th: it stood still from the 23rd
    // to the 26th, and what overlaps counts once.
    [Theory]
    [InlineData("06-25 10:00", "06-26 10:00")]
    [InlineData("06-26 10:00", "06-25 10:00")]
    public void A_suspension_meanwhile_counts_once_whichever_ends_first(string submitted, string decided)
    {
        var reported = SentBack.And(Clara, Report(), "06-24 10:00");
        var story = At(submitted) < At(decided)
            ? reported.And(Wanda, Complete(), submitted).And(Sam, Dismiss(), decided)
            : reported.And(Sam, Dismiss(), decided).And(Wanda, Complete(), submitted);
        Assert.Equal(
            (At("06-30 10:00"), At("07-26 10:00"), false),
                (Escalated.Find(story).StageEndsAt, Escalated.Find(story).MonthEndsAt, Escalated.Find(story).StandsStill));
        Assert.Equal(EscalationStage.Messages, Escalated.StageAt(story, "06-30 10:00"));
    }

    [Fact]
    [Rule("§6 A kept response counts from the instant of resumption")]
    public void One_that_is_kept_while_both_stand_counts_from_the_resumption_and_begins_standing_still()
    {
        var kept = SentBack.And(Clara, Report(), "06-24 10:00").And(Clara, Post("Well."), "06-24 12:00");
        Assert.Equal((true, 2), (Escalated.Find(kept).Suspension!.Answered, Escalated.Find(kept).Responses));
        var resumed = kept.And(Sam, Dismiss(), "06-25 10:00");
        Assert.True(Escalated.Find(resumed).StandsStill);
        var again = Escalated.Find(resumed.And(Wanda, Complete(), "06-26 10:00"));
        // A month from the 25th, and a day stood still since.
        Assert.Equal((At("06-30 10:00"), At("07-26 10:00")), (again.StageEndsAt, again.MonthEndsAt));
    }

    [Fact]
    [Rule("§6 A month is the local calendar month from its base, plus the elapsed seconds stood still")]
    public void A_month_over_the_end_of_summer_time_is_a_local_one_and_what_stood_still_is_elapsed()
    {
        // Sent back on 23 October at 10 (EDT), submitted again on 2 November at 10 (EST): ten days and an hour.
        var opened = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00").And(Wanda, Escalate(), "10-22 10:00");
        var again = opened.And(Clara, SendBack(), "10-23 10:00").And(Wanda, Complete(), "11-02 10:00");
        Assert.Equal(At("11-23 10:00") + (At("11-02 10:00") - At("10-23 10:00")), Escalated.Find(again).MonthEndsAt);
        Assert.Equal(At("12-03 11:00"), Escalated.Find(again).MonthEndsAt);
    }

    [Fact]
    [Rule("§6 A cure and a withdrawal apply at once")]
    public void What_ends_it_ends_it_also_then()
    {
        Assert.Equal(EscalationStage.Withdrawn, Escalated.Find(SentBack.And(Wanda, WithdrawEscalation(), "06-24 10:00")).Stage);
        var approved = SentBack.And(Wanda, Complete(), "06-24 10:00").And(Clara, Approve(), "06-24 11:00");
        Assert.Equal((EscalationStage.Resolved, null), (Escalated.Find(approved).Stage, Escalated.Find(approved).Pause));
        Assert.Equal(EscalationStage.Arbitration, Escalated.Find(SentBack.And(Sam, HandOff(), "06-24 10:00")).Stage);
        Assert.Equal(
            EscalationStage.Ineligible,
                Escalated.Find(SentBack.And(Clara, Report(), "06-24 10:00").And(Sam, Uphold(), "06-24 11:00")).Stage);
    }
}
