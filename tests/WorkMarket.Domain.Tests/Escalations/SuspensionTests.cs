using System.Collections.Immutable;

namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Suspended; §5 Reported while one is open")]
public sealed class SuspensionTests
{
    // Reported on Tuesday at 10: 24 business hours are left of the window, and the month has 29 days to go.
    private static readonly Story Suspended = Escalated.Opened.And(Clara, Report(), "06-23 10:00");

    [Fact]
    public void Window_and_month_stand_still_and_updates_go_on()
    {
        Assert.Equal(
            new Suspension(At("06-23 10:00"), Hours(24), EndsAt: At("06-30 10:00"), Violation: new("n1")),
            Escalated.Find(Suspended).Suspension);
        var late = Escalated.Find(Suspended.Ticked(At("06-30 10:00") - Tick));
        Assert.Equal((EscalationStage.Messages, 2), (late.Stage, late.Updates));
        Assert.Equal(
            [
                new Step(At("06-24 10:00"), StepKind.Update, EscalationStage.Messages),
                new Step(At("06-26 10:00"), StepKind.Update, EscalationStage.Messages),
                new Step(At("06-30 10:00"), StepKind.Resumption, EscalationStage.Messages),
                new Step(At("06-30 10:00"), StepKind.Update, EscalationStage.Messages),
                new Step(At("07-01 10:00"), StepKind.Stage, EscalationStage.ProjectManager),
            ],
            Forecast.Predict(Suspended.State, Policy.Default).Take(5));
    }

    [Fact]
    public void Resuming_restores_the_business_time_that_was_left_and_adds_what_elapsed_to_the_month()
    {
        // Dismissed on Friday 26 June at 10: Friday's 14 hours and 10 of Monday. Three days later than it was.
        var resumed = Suspended.And(Sam, Dismiss(), "06-26 10:00");
        Assert.Equal(
            (At("06-29 10:00"), At("07-25 10:00"), null),
                (Escalated.Find(resumed).StageEndsAt, Escalated.Find(resumed).MonthEndsAt, Escalated.Find(resumed).Suspension));
        Assert.Equal(
            "Messages 06-22 10:00, ProjectManager 06-29 10:00, AccountManager 07-01 10:00, Arbitration 07-25 10:00",
            Escalated.Stages(resumed.Ticked("08-30 10:00")));
    }

    [Fact]
    public void A_stage_without_limit_has_none_after()
    {
        var resumed = Escalated.Opened.And(Clara, Report(), "06-29 10:00").And(Sam, Dismiss(), "06-30 10:00");
        Assert.Equal(
            (EscalationStage.AccountManager, null, At("07-23 10:00")),
                (Escalated.Find(resumed).Stage, Escalated.Find(resumed).StageEndsAt, Escalated.Find(resumed).MonthEndsAt));
    }

    // Answered on Sunday 28 June: silent on Wednesday 1 July at midnight. 48 hours later it is Friday 3 July, on which Independence Day is
    // observed: the stage is to end on Monday, and on the Friday nothing is left of it.
    [Fact]
    public void A_window_of_which_nothing_was_left_ends_on_resumption()
    {
        var suspended = Escalated.Opened.And(Clara, Post("Soon."), "06-25 10:00").And(Clara, Post("Very soon."), "06-28 12:00")
            .And(Clara, Report(), "07-03 12:00");
        Assert.Equal(
            (EscalationStage.ProjectManager, Duration.Zero), (Escalated.Find(suspended).Stage, Escalated.Find(suspended).Suspension!.Left));
        var resumed = suspended.And(Sam, Dismiss(), "07-07 10:00");
        Assert.Equal(
            (EscalationStage.AccountManager, At("07-07 10:00")), (Escalated.Find(resumed).Stage, Escalated.Find(resumed).EnteredAt));

    }

    [Fact]
    public void Responses_are_kept_and_apply_on_resumption()
    {
        var answered = Suspended.And(Clara, Post("Soon."), "06-24 09:00");
        Assert.Equal((EscalationStage.Messages, 1), (Escalated.Find(answered).Stage, Escalated.Find(answered).Responses));
        var resumed = Escalated.Find(answered.And(Sam, Dismiss(), "06-26 10:00"));
        Assert.Equal((EscalationStage.Engaged, EscalationStage.Messages), (resumed.Stage, resumed.CameFrom));
        Assert.Equal((At("06-30 10:00"), At("07-26 10:00")), (resumed.StageEndsAt, resumed.MonthEndsAt));
    }

    [Fact]
    public void So_is_a_reply_by_mail()
    {
        var resumed = Escalated.Find(
            Suspended.And(Clara.On(Channel.Mail), GiveUpdate(escalation: "e1"), "06-24 09:00").And(Sam, Dismiss(), "06-26 10:00"));
        Assert.Equal(
            (EscalationStage.Engaged, ResponseChannel.Mail, At("06-30 10:00")),
            (resumed.Stage, resumed.LastResponse!.Channel, resumed.StageEndsAt));
    }

    [Fact]
    public void A_cure_and_a_withdrawal_apply_at_once()
    {
        Assert.Equal(EscalationStage.Resolved, Escalated.Find(Suspended.And(Clara, Approve(), "06-24 09:00")).Stage);
        Assert.Equal(EscalationStage.Withdrawn, Escalated.Find(Suspended.And(Wanda, WithdrawEscalation(), "06-24 09:00")).Stage);
        Suspended.And(Clara, Post("No."), "06-24 09:00").When(Sam, HandOff(), "06-24 10:00").Refused("escalationSuspended");
    }

    [Fact]
    [Rule("§6 The second recording of agreement resolves from every stage, at once also while suspended")]
    public void That_both_agree_resolves_at_once()
    {
        var half = Escalated.AtImpasse.And(Clara, Report(), "06-23 10:00").And(Clara, Agree(), "06-23 11:00");
        Assert.Equal((true, 0), (Escalated.Find(half).IsOpen, Escalated.Find(half).Responses));
        var agreed = half.And(Wanda, Agree(), "06-23 12:00");
        Assert.Equal((EscalationStage.Resolved, At("06-23 12:00")), (Escalated.Find(agreed).Stage, Escalated.Find(agreed).ClosedAt!.Value));
    }

    [Fact]
    public void Where_both_had_agreed_before_that_was_so_it_resolves_on_resumption()
    {
        ImmutableList<Happened> both = [new(At("06-23 11:00"), Clara, new EscalationAgreed(new("e1"), Side.Client)),
            new(At("06-23 12:00"), Wanda, new EscalationAgreed(new("e1"), Side.Worker))];
        var stored = Escalated.AtImpasse.And(Clara, Report(), "06-23 10:00").Then(both);
        Assert.True(Escalated.Find(stored).IsOpen);
        Assert.Equal(EscalationStage.Resolved, Escalated.Find(stored.And(Sam, Dismiss(), "06-24 09:00")).Stage);
    }

    [Fact]
    public void What_is_upheld_makes_it_ineligible()
    {
        Assert.Equal(EscalationStage.Ineligible, Escalated.Find(Suspended.And(Sam, Uphold(), "06-24 09:00")).Stage);
        var early = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00").And(Sam, Report(against: Side.Worker), "06-17 11:00")
            .And(Wanda, Escalate(), "06-22 10:00");
        Assert.Null(Escalated.Find(early).Suspension);
        Assert.Equal(EscalationStage.Ineligible, Escalated.Find(early.And(Sam, Uphold(), "06-24 09:00")).Stage);
    }

    [Fact]
    [Rule("§5 Only a side's first report suspends or bars opening; its end resumes whatever else is open")]
    public void The_clients_first_report_alone_suspends_and_its_end_resumes_whatever_else_is_open()
    {
        var two = Suspended.And(Clara, Report(), "06-23 11:00").And(Sam, Report(against: Side.Worker), "06-23 12:00");
        Assert.NotNull(Escalated.Find(two.And(Sam, Dismiss("n2"), "06-24 09:00")).Suspension);
        var first = two.And(Sam, Dismiss(), "06-24 09:00");
        Assert.Null(Escalated.Find(first).Suspension);
        Assert.Null(Escalated.Find(first.And(Clara, Report(), "06-24 10:00")).Suspension);
        Assert.Null(Escalated.Find(Escalated.Opened.And(Sam, Report(against: Side.Worker), "06-23 10:00")).Suspension);
    }

    // Reported on Tuesday 23 June at 10: five business days, without a holiday, end on the 30th.
    [Fact]
    [Rule("§5 Support decides within 5 business days; an undecided one then does neither, an upheld one always ends")]
    public void Undecided_for_five_business_days_it_resumes_by_itself_and_upheld_later_it_ends_all_the_same()
    {
        var resumed = Suspended.Ticked("06-30 10:00");
        Assert.Contains(
            resumed.Timeline,
            happened => happened is { At: var at, Event: EscalationResumed { Undecided: true } } && at == At("06-30 10:00"));
        Assert.Equal(
            (null, At("07-01 10:00"), At("07-29 10:00")),
            (Escalated.Find(resumed).Suspension, Escalated.Find(resumed).StageEndsAt, Escalated.Find(resumed).MonthEndsAt));
        Assert.Equal(Escalated.Find(resumed), Escalated.Find(resumed.And(Sam, Dismiss(), "06-30 11:00")));
        Assert.Equal(EscalationStage.Ineligible, Escalated.Find(resumed.And(Sam, Uphold(), "06-30 11:00")).Stage);
    }

    [Fact]
    [Rule("§6 'First report' is the first on the assignment ever by that side, also before the opening or in an earlier escalation")]
    public void One_from_before_the_opening_is_the_first()
    {
        var before = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00").And(Clara, Report(), "06-17 11:00");
        before.When(Wanda, Escalate(), "06-22 10:00").Refused("violationOnRecord");
        var opened = before.And(Wanda, Escalate(), "06-25 11:00");
        Assert.Null(Escalated.Find(opened.And(Clara, Report(), "06-25 12:00")).Suspension);
        var again = Suspended.And(Sam, Dismiss(), "06-24 10:00").And(Wanda, WithdrawEscalation(), "06-24 11:00")
            .And(Wanda, Escalate(), "06-24 12:00");
        Assert.Null(Escalated.Find(again.And(Clara, Report(), "06-24 13:00")).Suspension);
    }

    [Fact]
    [Rule("§6 Order: pauses that end by time come first, then the month's end")]
    public void One_that_began_before_it_had_an_end_gets_one_at_the_next_look()
    {
        var stored = Suspended with { };
        var open = Escalated.Find(stored) with { Suspension = new(At("06-23 10:00"), Hours(24)), StoppedAt = null, Call = null };
        var state = stored.State with { Core = stored.State.Core with { Escalations = [open] } };
        var ticked = Clock.Tick(state, Policy.Default, At("06-30 10:00"));
        Assert.Equal(new EscalationSuspended(new("e1"), Hours(24), At("06-30 10:00"), null, new(At("07-22 10:00"))), ticked[0].Event);
        Assert.Equal(At("07-01 10:00"), state.Evolve(ticked)!.Core.Escalations[^1].StageEndsAt);
    }

    [Fact]
    public void What_the_worker_reports_suspends_nothing() =>
        Assert.Null(Escalated.Find(Escalated.Opened.And(Wanda, Report(), "06-23 10:00")).Suspension);
}
