namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 When one month from opening is over, the worker may take it to arbitration with one call")]
public sealed class ArbitrationCallTests
{
    // Opened on 22 June at 10: a month is over on 22 July at 10, a Wednesday.
    private static readonly Story Opened = Escalated.Opened;

    // A word every other day: the month without a response never ends.
    private static readonly Story Talking = Words(Opened, "06-24 09:00", "07-01 09:00", "07-08 09:00", "07-15 09:00", "07-21 09:00");

    [Fact]
    public void One_word_every_other_day_keeps_nobody_waiting()
    {
        Assert.Equal(At("08-21 09:00"), Escalated.Find(Talking).MonthEndsAt);
        // The last word within the month was on Tuesday 21 July at 9: 48 business hours later it is Thursday.
        Refused(Talking, "07-22 10:00", "07-23 09:00");
        Refused(Words(Talking, "07-22 10:00", "07-22 22:00"), "07-23 08:59", "07-23 09:00");
        Calls(Words(Talking, "07-22 10:00", "07-22 22:00"), "07-23 09:00");
        Calls(Talking, "07-23 09:00");
    }

    [Fact]
    public void A_response_at_the_very_instant_at_which_the_month_ends_is_a_later_one()
    {
        var early = Words(Opened, "06-24 09:00", "07-10 09:00");
        Calls(Words(early, "07-22 10:00"), "07-22 10:00");
        var within = early.And(Clara, Post("Well."), At("07-22 10:00") - Tick);
        Refused(within, "07-22 10:00", At("07-24 10:00") - Tick);
    }

    [Fact]
    public void A_refused_call_is_made_again_and_before_the_month_is_over_none_is_made()
    {
        Refused(Opened, "06-23 10:00", "07-22 10:00");
        var story = Words(Opened, "06-24 09:00", "07-10 09:00");
        Refused(story, "07-22 09:59", "07-22 10:00");
        Refused(story, "07-22 09:59", "07-22 10:00");
        Calls(story, "07-22 10:00");
        story.When(Walter, TakeToArbitration(), "07-22 10:00").Refused("notAParty");
        story.When(Clara, TakeToArbitration(), "07-22 10:00").Refused("roleNotAllowed");
        Given.PendingApproval().When(Wanda, TakeToArbitration(), "07-22 10:00").Refused("nothingThere");
    }

    // Answered on 24 June, suspended from 25 June at 10 to 29 June at 10, which is four days: the month is over on 26 July at 10.
    [Fact]
    [Rule("§6 The 48 business hours before the worker's call stand still together with the month from opening")]
    public void Both_stand_still_together_while_it_is_suspended_and_then_no_call_is_possible()
    {
        var suspended = Words(Opened, "06-24 10:00").And(Clara, Report(), "06-25 10:00");
        Assert.Equal(new ArbitrationCall(At("07-22 10:00"), Left: Hours(24)), Escalated.Find(suspended).Call);
        suspended.When(Wanda, TakeToArbitration(), "06-26 10:00").Refused("escalationSuspended");
        var resumed = suspended.And(Sam, Dismiss(), "06-29 10:00");
        Assert.Equal(new ArbitrationCall(At("07-26 10:00"), At("06-30 10:00")), Escalated.Find(resumed).Call);
        Refused(Words(resumed, "07-10 09:00"), "07-26 09:59", "07-26 10:00");
        Calls(Words(resumed, "07-10 09:00"), "07-26 10:00");
    }

    [Fact]
    [Rule("§6 A kept response counts for the worker's call from the instant of resumption")]
    public void A_kept_response_counts_from_the_resumption()
    {
        var kept = Words(Opened, "06-24 10:00").And(Clara, Report(), "06-25 10:00").And(Clara, Post("Soon."), "06-26 10:00");
        Assert.Equal(
            new ArbitrationCall(At("07-26 10:00"), At("07-01 10:00")), Escalated.Find(kept.And(Sam, Dismiss(), "06-29 10:00")).Call);
    }

    // Sent back on 23 June at 10 and stood by on 26 June at 10: three days; then a word the day before the month is over.
    [Fact]
    public void Being_sent_back_stops_them_and_standing_by_lets_them_go_on()
    {
        var back = Opened.And(Clara, SendBack(), "06-23 10:00");
        back.When(Wanda, TakeToArbitration(), "06-24 10:00").Refused(new TooEarlyForArbitration(null, NewYork));
        var stood = back.And(Wanda, StandBy(), "06-26 10:00");
        Assert.Equal(new ArbitrationCall(At("07-25 10:00"), At("06-30 10:00")), Escalated.Find(stood).Call);
        Calls(Words(stood, "07-20 10:00"), "07-25 10:00");
    }

    [Fact]
    [Rule("§6 Once that month is over nothing delays the call; being sent back bars neither the call nor a hand-off")]
    public void Once_the_month_is_over_neither_a_send_back_nor_a_suspension_delays_it()
    {
        var late = Words(Opened, "06-24 10:00", "07-20 10:00");
        var back = late.And(Clara, SendBack(), "07-22 11:00");
        Assert.True(Escalated.Find(back).StandsStill);
        Calls(back, "07-22 11:00");
        Assert.Equal(EscalationStage.Arbitration, Escalated.Find(back.And(Sam, HandOff(), "07-22 11:00")).Stage);
        var suspended = late.And(Clara, Report(), "07-22 11:00").And(Clara, Post("Well."), "07-22 12:00");
        suspended.When(Wanda, TakeToArbitration(), "07-23 10:00").Refused("escalationSuspended");
        Calls(suspended.And(Sam, Dismiss(), "07-23 10:00"), "07-23 10:00");
    }

    [Fact]
    [Rule("§6 Only the first send-back stops the clocks: a second one delays the call no more than a word")]
    public void A_second_send_back_stops_nothing()
    {
        var twice = Opened.And(Clara, SendBack(), "06-23 10:00").And(Wanda, StandBy(), "06-23 11:00").And(Clara, SendBack(), "07-20 10:00");
        Assert.Equal(new ArbitrationCall(At("07-22 11:00"), At("07-22 10:00")), Escalated.Find(twice).Call);
        Calls(twice, "07-22 11:00");
    }

    [Fact]
    [Rule("§6 A hand-off at an impasse needs the cause impasse, or one response")]
    public void Support_hands_off_an_impasse_without_a_response_in_the_escalation()
    {
        Assert.Equal(EscalationStage.Arbitration, Escalated.Find(Escalated.AtImpasse.And(Sam, HandOff(), "06-23 10:00")).Stage);
        Opened.When(Sam, HandOff(), "06-23 10:00").Refused("noImpasse");
        Escalated.AtImpasse.And(Clara, Report(), "06-23 10:00").When(Sam, HandOff(), "06-23 11:00").Refused("escalationSuspended");
    }

    // Stored before there was a call: a month from the opening, and the time after its last response within that month.
    [Fact]
    [Rule("§6 Cases in flight: one that was opened before there was a call")]
    public void One_that_was_opened_before_there_was_a_call_has_it_too()
    {
        var open = Escalated.Find(Talking) with { Call = null };
        var stored = Talking.State with { Core = Talking.State.Core with { Escalations = [open] } };
        var early = AssignmentDecider.Decide(stored, TakeToArbitration(), Wanda, Talking.Facts, At("07-23 08:59"));
        Assert.Equal(At("07-23 09:00"), Assert.IsType<Decision.Refused>(early).Refusals[0].HoldsFrom);
        Assert.IsType<Decision.Accepted>(AssignmentDecider.Decide(stored, TakeToArbitration(), Wanda, Talking.Facts, At("07-23 09:00")));
    }

    private static Story Words(Story story, params string[] at) =>
        at.Aggregate(story, (told, when) => told.And(Clara, Post("Well."), when));

    private static void Refused(Story story, string at, string from) => Refused(story, at, At(from));

    private static void Refused(Story story, string at, Instant from) =>
        story.When(Wanda, TakeToArbitration(), at).Refused(new TooEarlyForArbitration(from, NewYork));

    private static void Calls(Story story, string at)
    {
        var called = story.And(Wanda, TakeToArbitration(), at);
        Assert.Equal((EscalationStage.Arbitration, At(at)), (Escalated.Find(called).Stage, Escalated.Find(called).ClosedAt));
        Assert.Contains(
            new EscalationClosed(new("e1"), EscalationStage.Arbitration, How: ClosedHow.WorkersCall),
            called.Timeline.Select(happened => happened.Event));
    }
}
