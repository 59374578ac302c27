namespace WorkMarket.Domain.Tests.Escalations;

/// <summary>Moments in which two things meet, and clocks that are wrong.</summary>
[Rule("§6 Order: a late clock never changes an outcome")]
public sealed class MomentTests
{
    private static readonly Story Opened = Escalated.Opened; // On 22 June at 10: its month ends on 22 July at 10.

    [Fact]
    public void A_client_answering_in_the_instant_in_which_the_month_ends_answers_too_late()
    {
        Opened.When(Clara, GiveUpdate(), "07-22 10:00").Refused("nothingThere");
        Opened.When(Amy, Contact(), "07-22 10:00").Refused("nothingThere");
        var written = Opened.And(Clara, Post("Here we are."), "07-22 10:00");
        Assert.Equal(
            (EscalationStage.Arbitration, At("07-22 10:00"), 0),
                (Escalated.Find(written).Stage, Escalated.Find(written).ClosedAt, Escalated.Find(written).Responses));
        Assert.IsType<MessagePosted>(written.Timeline[^1].Event);
        var approved = Opened.And(Clara, Approve(), "07-22 10:00");
        Assert.Equal((EscalationStage.Arbitration, Status.Invoiced), (Escalated.Find(approved).Stage, approved.State.Status));
    }

    [Fact]
    public void One_answering_the_shortest_time_before_has_a_month_from_then()
    {
        var before = At("07-22 10:00") - Tick;
        var answered = Opened.And(Clara, GiveUpdate(), before);
        Assert.Equal(
            (EscalationStage.Engaged, At("08-22 10:00") - Tick), (Escalated.Find(answered).Stage, Escalated.Find(answered).MonthEndsAt));
        Assert.Equal(EscalationStage.Resolved, Escalated.Find(Opened.And(Clara, Approve(), before)).Stage);
    }

    [Theory]
    [InlineData("07-22 10:00")]
    [InlineData("06-24 10:00")] // The end of the first stage and the first update.
    [InlineData("06-30 10:00")] // An update alone.
    public void Whether_the_clock_has_looked_before_makes_no_difference_to_who_acts_in_that_instant(string at)
    {
        foreach (var (by, command) in new (Actor, Command)[] { (Clara, Post()), (Clara, Approve()), (Clara, Report()), (Wanda, Post()),
            (Sam, NoteDown()) })
        {
            Story[] looked = [Opened, Opened.Ticked(at), Opened.Ticked(At(at) - Tick).Ticked(at).Ticked(at),
                Opened.Ticked(At(at) - Hours(100))];
            var outcomes = looked.Select(story => story.When(by, command, at)).Select(verdict => verdict.Decision is Decision.Accepted
                ? Structure.Describe(verdict.Afterwards.Timeline) : Structure.Describe(verdict.Refusals));
            Assert.Single(outcomes.Distinct());
        }
    }

    [Fact]
    public void A_suspension_in_the_instant_in_which_the_stage_ends_comes_after_its_end()
    {
        var suspended = Escalated.Find(Opened.And(Clara, Report(), "06-24 10:00"));
        Assert.Equal((EscalationStage.ProjectManager, Hours(48)), (suspended.Stage, suspended.Suspension!.Left));
    }

    [Fact]
    public void Of_two_causes_at_once_the_worker_takes_one_and_the_other_waits_for_its_end()
    {
        // Nobody has approved, and nobody has answered since 17 June at 10.
        var both = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00");
        Assert.Equal(
            [EscalationCause.ApprovalOverdue, EscalationCause.ClientUnresponsive],
            Criteria.OfAll(both.State, Policy.Default, At("06-22 10:00")).Where(answer => answer.Eligible).Select(answer => answer.Cause));
        var one = both.And(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-22 10:00");
        one.When(Wanda, Escalate(), "06-22 10:00").Refused("escalationOpen");
        one.When(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-22 10:00").Refused("escalationOpen");

        // What cures the other cause does not end this one, and that it is cured leaves nothing to escalate.
        var approved = one.And(Clara, Approve(), "06-23 10:00");
        Assert.True(Escalated.Find(approved).IsOpen);
        approved.And(Wanda, WithdrawEscalation(), "06-23 11:00").When(Wanda, Escalate(), "06-23 11:00").Refused("causeNotTrue");
        var other = one.And(Wanda, WithdrawEscalation(), "06-23 10:00").And(Wanda, Escalate(), "06-23 10:00");
        Assert.Equal(
            (new EscalationId("e2"), EscalationCause.ApprovalOverdue, true),
                (Escalated.Find(other).Id, Escalated.Find(other).Cause, Escalated.Find(other).IsOpen));
    }

    [Fact]
    public void A_cause_that_is_gone_otherwise_than_by_its_cure_leaves_it_open()
    {
        var sentBack = Opened.And(Clara, SendBack(), "06-23 10:00");
        Assert.False(Criteria.Check(sentBack.State, EscalationCause.ApprovalOverdue, Policy.Default, At("06-23 10:00")).Criteria[0].Holds);
        Assert.Equal(
            (EscalationStage.Engaged, true),
                (Escalated.StageAt(sentBack, "07-22 10:00"), Escalated.Find(sentBack.Ticked("07-22 10:00")).IsOpen));
    }

    [Fact]
    public void Clocks_going_back_neither_undo_nor_delay_anything()
    {
        // The host that takes the answer is three days behind the one that recorded the end of the first stage.
        var story = Opened.Ticked("06-24 10:00").And(Clara, Post("Here."), "06-21 10:00").And(Wanda, Post("Thanks."), "06-20 10:00");
        Assert.All(story.Timeline.Skip(Opened.Timeline.Count), happened => Assert.Equal(At("06-24 10:00"), happened.At));
        Assert.Equal((At("06-26 10:00"), At("07-24 10:00")), (Escalated.Find(story).StageEndsAt, Escalated.Find(story).MonthEndsAt));
        Assert.Equal(EscalationStage.ProjectManager, Escalated.Find(story).CameFrom);
        Assert.Equal(story.Timeline, story.Ticked("06-23 10:00").Ticked("06-01 10:00").Timeline);
        Assert.Equal(
            "Messages 06-22 10:00, ProjectManager 06-24 10:00, ProjectManager 06-26 10:00, AccountManager 06-30 10:00, Arbitration 07-24 "
                + "10:00", Escalated.Stages(story.Ticked("08-30 10:00")));
    }

    [Fact]
    public void One_that_goes_back_behind_the_months_end_does_not_open_it_again()
    {
        var ended = Opened.Ticked("07-22 10:00");
        ended.When(Clara, GiveUpdate(), "07-21 10:00").Refused("nothingThere");
        Assert.Equal(0, Escalated.Find(ended.And(Clara, Post("In time?"), "07-21 10:00")).Responses);
    }
}
