using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Lifecycle: how it ends; Order")]
public sealed class EndingTests
{
    private static readonly Story Opened = Escalated.Opened;
    private static readonly Story AtImpasse = Escalated.AtImpasse;

    [Fact]
    public void A_cure_resolves_at_once()
    {
        Ends(Opened.And(Clara, Approve(), "06-23 10:00"), EscalationStage.Resolved, "06-23 10:00");
        Ends(Given.Invoiced().And(Wanda, Attempt(), "07-18 10:00").And(Wanda, Escalate(EscalationCause.PaymentPastDue), "07-20 10:00")
            .And(Clara, Pay(), "07-21 10:00"), EscalationStage.Resolved, "07-21 10:00");
        var cancelled = Given.Cancelled().And(Wanda, Post("Why?"), "06-12 10:00")
            .And(Wanda, Escalate(EscalationCause.CancelledWithoutClarification), "06-12 11:00");
        Assert.Equal(EscalationStage.Engaged, Escalated.Find(cancelled.And(Clara, Post("Well."), "06-12 12:00")).Stage);
        Ends(cancelled.And(Clara, Justify(), "06-12 12:00"), EscalationStage.Resolved, "06-12 12:00");
        Assert.True(Escalated.Find(Opened.And(Clara, SendBack(), "06-23 10:00")).IsOpen);
    }

    [Fact]
    public void Where_there_is_no_cure_both_sides_record_that_they_agree()
    {
        Opened.When(Wanda, Agree(), "06-23 10:00").Refused("causeHasCure");
        var half = AtImpasse.And(Wanda, Agree(), "06-23 10:00");
        Assert.True(Escalated.Find(half).IsOpen);
        half.When(Wanda, Agree(), "06-23 11:00").Refused("alreadyAgreed");
        Ends(half.And(Clara, Agree(), "06-23 12:00"), EscalationStage.Resolved, "06-23 12:00");
        Assert.True(Escalated.Find(AtImpasse.And(Clara, Approve(), "06-23 10:00")).IsOpen);
    }

    [Fact]
    [Rule("§6 Recording agreement is no response; it stands until withdrawn by its author")]
    public void A_side_takes_its_agreement_back()
    {
        var half = AtImpasse.And(Wanda, Agree(), "06-23 10:00");
        Assert.Equal(0, Escalated.Find(half).Responses);
        half.When(Clara, WithdrawAgreement(), "06-23 11:00").Refused("notAgreed");
        half.When(Wanda, WithdrawAgreement(), "06-23 11:00").Then(new EscalationAgreementWithdrawn(new("e1"), Side.Worker));
        var alone = half.And(Wanda, WithdrawAgreement(), "06-23 11:00").And(Clara, Agree(), "06-23 12:00");
        Assert.Equal(
            (true, false, true), (
                Escalated.Find(alone).IsOpen, Escalated.Find(alone).AgreedByWorker, Escalated.Find(alone).AgreedByClient));
        Ends(alone.And(Wanda, Agree(), "06-23 13:00"), EscalationStage.Resolved, "06-23 13:00");
        alone.And(Wanda, Agree(), "06-23 13:00").When(Clara, WithdrawAgreement(), "06-23 14:00").Refused("nothingThere");
    }

    [Theory]
    [Rule("§6 The second recording of agreement resolves from every stage")]
    [InlineData("06-23 10:00", EscalationStage.Messages)]
    [InlineData("06-25 10:00", EscalationStage.ProjectManager)]
    [InlineData("06-30 10:00", EscalationStage.AccountManager)]
    public void Agreement_ends_every_stage(string at, EscalationStage stage)
    {
        Assert.Equal(stage, Escalated.StageAt(AtImpasse, at));
        Ends(AtImpasse.And(Clara, Agree(), at).And(Wanda, Agree(), at), EscalationStage.Resolved, at);
        Ends(AtImpasse.And(Clara, Post("Well."), at).And(Clara, Agree(), at).And(Wanda, Agree(), at), EscalationStage.Resolved, at);
    }

    [Fact]
    public void What_another_worker_did_cures_nothing_and_the_sides_can_agree()
    {
        var another = Opened.And(Clara, SendBack(), "06-23 10:00").And(Clara, Unassign(), "06-23 11:00")

            .OfferedAgain("06-23 12:00", Escalated.Later).And(Walter, Apply(terms: 2), "06-23 12:00")
            .And(Clara, Accept("a2"), "06-23 13:00");
        var approved = another.And(Walter, CheckIn(), "06-24 09:00").And(Walter, CheckOut(), "06-24 10:00")
            .And(Walter, Complete(), "06-24 11:00")
            .And(Clara, Approve(), "06-24 12:00");
        Assert.Equal((Status.Invoiced, true), (approved.State.Status, Escalated.Find(approved).IsOpen));
        Ends(another.And(Wanda, Agree(), "06-24 10:00").And(Clara, Agree(), "06-24 11:00"), EscalationStage.Resolved, "06-24 11:00");
    }

    [Fact]
    public void Work_that_was_cancelled_is_cured_by_the_payment()
    {
        var cancelled = Opened.And(Clara, Cancel(amount: Usd(120m)), "06-23 10:00");
        cancelled.When(Wanda, Agree(), "06-23 11:00").Refused("causeHasCure");
        Ends(cancelled.And(Clara, Pay(), "06-24 10:00"), EscalationStage.Resolved, "06-24 10:00");
    }

    [Fact]
    public void Where_the_cure_has_become_impossible_both_sides_record_that_they_agree()
    {
        var cancelled = Opened.And(Clara, Cancel(clarification: "They moved."), "06-23 10:00");
        Assert.True(Escalated.Find(cancelled).IsOpen);
        Ends(cancelled.And(Wanda, Agree(), "06-23 11:00").And(Clara, Agree(), "06-23 12:00"), EscalationStage.Resolved, "06-23 12:00");
        Opened.And(Clara, SendBack(), "06-23 10:00").When(Wanda, Agree(), "06-23 11:00").Refused("causeHasCure");
    }

    [Fact]
    public void The_worker_withdraws_it() =>
        Ends(Opened.And(Wanda, WithdrawEscalation("Settled"), "06-23 10:00"), EscalationStage.Withdrawn, "06-23 10:00");

    [Fact]
    public void Support_hands_off_at_an_impasse()
    {
        Opened.When(Sam, HandOff(), "06-23 10:00").Refused("noImpasse");
        Ends(Opened.And(Clara, Post("No."), "06-23 10:00").And(Sam, HandOff(), "06-23 11:00"), EscalationStage.Arbitration, "06-23 11:00");
        Opened.And(Clara, Post("No."), "06-23 10:00").When(Sam, HandOff(" "), "06-23 11:00").Refused("textRequired");
    }

    [Fact]
    public void A_month_without_response_ends_in_arbitration_before_anything_else_of_that_instant()
    {
        // The update of 22 July at 10 falls on the end of the month.
        var late = Opened.Ticked("07-22 10:00");
        Ends(late, EscalationStage.Arbitration, "07-22 10:00");
        Assert.IsType<EscalationClosed>(late.Timeline[^1].Event);
        Assert.DoesNotContain(late.Timeline, happened => happened.Event is EscalationUpdateDue && happened.At == At("07-22 10:00"));
        Opened.When(Clara, GiveUpdate(), "07-22 10:00").Refused("nothingThere");
        Assert.Equal(EscalationStage.Engaged, Escalated.Find(Opened.And(Clara, GiveUpdate(), At("07-22 10:00") - Tick)).Stage);
    }

    [Fact]
    public void At_the_same_instant_the_stage_ends_before_the_update_and_both_before_what_is_asked()
    {
        var story = Opened.And(Clara, Post("Here."), "06-24 10:00");
        Assert.Equal(
            [typeof(EscalationStageEntered), typeof(EscalationUpdateDue), typeof(MessagePosted), typeof(EscalationAnswered)],
            story.Timeline.Skip(Opened.Timeline.Count).Select(happened => happened.Event.GetType()));
        Assert.Equal(EscalationStage.ProjectManager, Escalated.Find(story).CameFrom);
    }

    [Fact]
    public void After_it_nothing_is_done_about_it_and_nothing_falls_due()
    {
        var closed = Opened.And(Wanda, WithdrawEscalation(), "06-23 10:00");
        closed.When(Clara, GiveUpdate(), "06-24 10:00").Refused("nothingThere");
        closed.When(Clara, Post("Late."), "06-24 10:00").Then(new MessagePosted(new("m3"), MessageKind.Message, "Late.", false));
        Assert.Empty(closed.Ticked("09-30 10:00").Timeline.Skip(closed.Timeline.Count));
        Assert.Empty(Forecast.Predict(closed.State, Policy.Default));
    }

    [Fact]
    [Rule("§6 Stage windows run from the entry, updates missed during an outage collapse into one")]
    public void Of_the_updates_that_an_outage_delayed_the_worker_is_told_one()
    {
        var late = Opened.Ticked("07-02 10:00");
        var told = late.Timeline.Where(happened => happened.Event is EscalationUpdateDue)
            .SelectMany(happened => NoticeRules.ForEvent(late.State, Wanda.Id, happened)).ToList();
        Assert.Equal([new NoticeFor(new Addressee.Person(Wanda.Id), NoticeKind.EscalationUpdate)], told);
        Assert.Equal(4, Escalated.Find(late).Updates);
    }

    private static void Ends(Story story, EscalationStage end, string at)
    {
        var escalation = Escalated.Find(story);
        Assert.Equal((end, At(at), false), (escalation.Stage, escalation.ClosedAt!.Value, escalation.IsOpen));
        Assert.Equal((null, null, null), (escalation.StageEndsAt, escalation.NextUpdateAt, escalation.MonthEndsAt));
    }
}
