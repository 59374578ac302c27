namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 While the work is back with the worker: how it ends")]
public sealed class PauseEndingTests
{
    // Wanda escalates on Monday 22 June at 10 that nobody approves; on Tuesday at 10 Clara sends the work back.
    private static readonly Story SentBack = Escalated.Opened.And(Clara, SendBack(), "06-23 10:00");

    [Fact]
    public void It_ends_when_the_worker_stands_by_it()
    {
        var stood = SentBack.And(Wanda, StandBy(), "06-24 10:00");
        Assert.Equal((Status.PendingApproval, false, At("06-26 10:00"), At("07-24 10:00")),
            (stood.State.Status, Escalated.Find(stood).StandsStill, Escalated.Find(stood).StageEndsAt, Escalated.Find(stood).MonthEndsAt));
        var again = stood.And(Clara, SendBack(), "06-25 10:00");
        Assert.False(Escalated.Find(again).StandsStill);
    }

    public static TheoryData<string> Requests => ["funds", "schedule", "subcontract"];

    // Asked on Wednesday 24 June at 10: 48 business hours later it is Friday.
    [Theory, MemberData(nameof(Requests))]
    [Rule("§6 It ends when a request of the worker's has been undecided for 48 business hours")]
    public void It_ends_when_a_request_of_the_workers_has_waited_too_long(string what)
    {
        var asked = SentBack.And(Wanda, Asking(what), "06-24 10:00");
        Assert.Equal(At("06-26 10:00"), Escalated.Find(asked).Pause!.EndsAt);
        var ended = asked.Ticked("06-26 10:00");
        Assert.Equal(
            (false, At("06-30 10:00"), At("07-26 10:00")),
            (Escalated.Find(ended).StandsStill, Escalated.Find(ended).StageEndsAt, Escalated.Find(ended).MonthEndsAt));
        Assert.Contains(
            ended.Timeline,
            happened => happened is { Event: EscalationPauseEnded { RequestWaited: true } } && happened.At == At("06-26 10:00"));
        // Decided or taken back in time, it ends nothing.
        Assert.All(new[] { (Clara, Deciding(what)), ((Actor)Wanda, TakingBack(what)) }.Where(way => way.Item2 is not null), way =>
        {
            var still = asked.And(way.Item1, way.Item2!, "06-25 10:00");
            Assert.Equal((true, null), (Escalated.Find(still.Ticked("06-30 10:00")).StandsStill, Escalated.Find(still).Pause!.EndsAt));
        });
    }

    [Fact]
    [Rule("§6 The 48 hours of an undecided request run from when it was asked, also before the send-back")]
    public void One_that_was_asked_before_the_send_back_counts_from_when_it_was_asked()
    {
        var asked = Given.WorkDone().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 17:10")
            .And(Wanda, Complete(), "06-16 17:30")
            .And(Wanda, Attempt(), "06-17 10:00").And(Wanda, Escalate(), "06-22 10:00").And(Clara, SendBack(), "06-23 10:00");
        Assert.Equal(
            (false, true, 1), (Escalated.Find(asked).StandsStill, Escalated.Find(asked).WasSentBack, Escalated.Find(asked).Responses));
        Assert.Equal(At("06-25 10:00"), Escalated.Find(asked).StageEndsAt);
        // It was the first all the same: the next one stops nothing either, though no request is open by then.
        var next = asked.And(Clara, DeclineFunds(), "06-23 11:00").And(Wanda, StandBy(), "06-23 12:00")
            .And(Clara, SendBack(), "06-23 13:00");
        Assert.False(Escalated.Find(next).StandsStill);
        var late = Given.PendingApproval().And(Clara, SendBack(), "06-16 18:00").And(Wanda, Attempt(), "06-17 10:00")
            .And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-22 09:00").And(Wanda, StandBy(), "06-22 09:30")
            .And(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-22 10:00").And(Clara, SendBack(), "06-23 10:00");
        Assert.Equal(At("06-24 09:00"), Escalated.Find(late).Pause!.EndsAt);
    }

    // A month from the send-back it is Thursday 23 July at 10; the latest instant that leaves 48 business hours is Tuesday at 10.
    [Fact]
    [Rule("§6 After a calendar month of standing still it is closed as Withdrawn, told 48 business hours before, and may be opened again")]
    public void After_a_month_of_standing_still_it_is_closed_and_may_be_opened_again()
    {
        var closed = SentBack.Ticked("08-01 10:00");
        Assert.Equal(
            ["07-21 10:00 ends 07-23 10:00", "07-23 10:00 Withdrawn StoodStill"],
            closed.Timeline.Select(happened => happened.Event switch
            {
                EscalationPauseEnding ending =>
                    $"{Escalated.Local(happened.At):MM-dd HH:mm} ends {Escalated.Local(ending.ClosesAt):MM-dd HH:mm}",
                EscalationClosed end => $"{Escalated.Local(happened.At):MM-dd HH:mm} {end.End} {end.How}",
                _ => null,
            }).OfType<string>());
        var again = closed.And(Wanda, StandBy(), "08-01 11:00").And(Wanda, Attempt(), "08-01 12:00").And(Wanda, Escalate(), "08-06 12:00");
        Assert.Equal((new EscalationId("e2"), true), (Escalated.Find(again).Id, Escalated.Find(again).IsOpen));
        Assert.True(Escalated.Find(SentBack.And(Wanda, StandBy(), At("07-23 10:00") - Tick).Ticked("07-23 10:00")).IsOpen);
    }

    // It is closed on 23 July at 10, when an update would be due.
    [Fact]
    [Rule("§6 No update falls on its end")]
    public void No_update_falls_on_its_end()
    {
        var updates = SentBack.Ticked("08-01 10:00").Timeline.Where(happened => happened.Event is EscalationUpdateDue).ToList();
        Assert.Equal(At("07-23 10:00"), ((EscalationUpdateDue)updates[^1].Event).NextAt);
        Assert.True(updates[^1].At < At("07-23 10:00"));
    }

    // A month from Sunday 21 June it is Tuesday 21 July; from Thursday 23 July, 25 July is a Saturday.
    [Theory]
    [InlineData("06-22 11:00", "07-22 11:00", "07-20 11:00")]
    [InlineData("06-25 12:00", "07-25 12:00", "07-23 00:00")]
    [InlineData("06-28 12:00", "07-28 12:00", "07-24 12:00")]
    public void The_notice_goes_at_the_latest_instant_that_leaves_48_business_hours(string sentBack, string closes, string notice)
    {
        var pause = Escalated.Find(Escalated.Opened.And(Clara, SendBack(), sentBack)).Pause!;
        Assert.Equal((At(closes), At(notice)), (pause.ClosesAt, pause.NoticeAt));
        var calendar = Policy.Default.BusinessTime;
        Assert.Equal(Hours(48), calendar.Between(At(notice), At(closes)).Open);
        Assert.True(calendar.Between(At(notice) + Tick, At(closes)).Open < Hours(48));
    }

    // Suspended from 24 June to 26 June: the month of standing still is the same.
    [Fact]
    [Rule("§6 A suspension in between neither restarts nor extends the month of standing still")]
    public void A_suspension_in_between_changes_nothing_about_it()
    {
        var between = SentBack.And(Clara, Report(), "06-24 10:00");
        Assert.Equal(
            (At("07-23 10:00"), At("07-21 10:00")), (Escalated.Find(between).Pause!.ClosesAt, Escalated.Find(between).Pause!.NoticeAt));
        Assert.Equal(At("07-23 10:00"), Escalated.Find(between.And(Sam, Dismiss(), "06-26 10:00").Ticked("08-01 10:00")).ClosedAt);
        // It is closed also while it is suspended.
        var suspended = Escalated.Opened.And(Clara, SendBack(), "06-23 10:00").And(Clara, Report(), "07-22 10:00").Ticked("08-01 10:00");
        Assert.Equal((EscalationStage.Withdrawn, At("07-23 10:00")), (Escalated.Find(suspended).Stage, Escalated.Find(suspended).ClosedAt));
    }

    [Fact]
    [Rule("§6 Order: the end of standing still comes before the stage's end, the notice and the update")]
    public void A_pause_that_ends_by_time_in_the_instant_of_its_months_end_ends_first()
    {
        // Asked so that it has waited 48 business hours exactly when the month of standing still is over.
        var asked = SentBack.And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "07-21 10:00").Ticked("07-23 10:00");
        Assert.Equal((true, false), (Escalated.Find(asked).IsOpen, Escalated.Find(asked).StandsStill));
    }

    [Fact]
    [Rule("§6 Cases in flight: one that stood still before it had an end")]
    public void One_that_began_before_it_had_an_end_is_told_of_and_closed_a_month_after_that_is_first_seen()
    {
        var open = Escalated.Find(SentBack) with { Pause = new(At("06-23 10:00"), Hours(48)), StoppedAt = null, Call = null };
        var stored = SentBack.State with { Core = SentBack.State.Core with { Escalations = [open], AsOf = At("08-20 10:00") } };
        var ticked = stored.Evolve(Clock.Tick(stored, Policy.Default, At("08-20 10:00")))!;
        Assert.Equal((At("09-20 10:00"), true), (ticked.Core.Escalations[^1].Pause!.ClosesAt, ticked.Core.Escalations[^1].IsOpen));
    }

    private static Command Asking(string what) => what switch
    {
        "funds" => RequestFunds(FundsKind.Bonus, Usd(20m)),
        "schedule" => Reschedule(Days("07-22 09:00", "07-22 17:00")),
        _ => RequestSubcontract(),
    };

    private static Command Deciding(string what) => what switch
    {
        "funds" => ApproveFunds(),
        "schedule" => DeclineReschedule(),
        _ => DecideSubcontract(granted: false),
    };

    private static Command? TakingBack(string what) => what switch
    {
        "funds" => WithdrawFunds(),
        "schedule" => WithdrawReschedule(),
        _ => null,
    };
}
