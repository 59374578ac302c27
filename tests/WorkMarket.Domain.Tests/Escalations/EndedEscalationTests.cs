namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§2, §6 An engagement that ended is escalated by itself")]
public sealed class EndedEscalationTests
{
    /// <summary>Wanda escalated what was taken from her, Walter has it by now and is not answered either.</summary>
    private static Story Taken => Given.InProgress().And(Clara, Unassign("Nearer", Usd(40m)), "06-16 12:00")
        .And(Wanda, OfEnded(Attempt()), "06-16 13:00")
        .And(Wanda, OfEnded(Escalate(EscalationCause.CancelledAfterWork)), "06-16 13:30")
        .OfferedAgain("06-16 14:00", Escalated.Later).And(Walter, Apply(terms: 2), "06-16 14:00").And(Clara, Accept("a2"), "06-16 15:00")
        .And(Walter, Attempt(), "06-16 16:00");

    private static Story Both => Taken.And(Walter, Escalate(EscalationCause.ClientUnresponsive), "06-22 10:00");

    [Fact]
    [Rule("§6.6 No other escalation open on it by this worker")]
    public void Anothers_escalation_bars_nobody_and_ones_own_bars_a_second()
    {
        Assert.Equal(["e1", "e2"], EscalationRecord.AllOpen(Both.State).Select(open => open.Id.Value));
        Assert.Equal([1, null], EscalationRecord.AllOpen(Both.State).Select(open => open.Engagement));
        Both.When(Wanda, OfEnded(Escalate(EscalationCause.CancelledAfterWork)), "06-22 11:00").Refused("escalationOpen");
        Both.When(Walter, Escalate(EscalationCause.ClientUnresponsive), "06-22 11:00").Refused("escalationOpen");
    }

    [Fact]
    public void Each_is_answered_by_what_is_written_to_its_own_worker()
    {
        var toWalter = Both.And(Clara, Post("Tomorrow."), "06-22 11:00");
        Assert.Equal((0, 1), (Responses(toWalter, "e1"), Responses(toWalter, "e2")));
        var toWanda = Both.And(Clara, OfEnded(Post("It was late.")), "06-22 11:00");
        Assert.Equal((1, 0), (Responses(toWanda, "e1"), Responses(toWanda, "e2")));
        // An update names its escalation, or is of the present one.
        Assert.Equal(1, Responses(Both.And(Clara, GiveUpdate(escalation: "e1"), "06-22 11:00"), "e1"));
        Assert.Equal(1, Responses(Both.And(Clara, GiveUpdate(), "06-22 11:00"), "e2"));
        Assert.Equal(1, Responses(Both.And(Clara, OfEnded(GiveUpdate()), "06-22 11:00"), "e1"));
    }

    [Fact]
    [Rule("§6 A response is on the assignment towards this worker; §2 a thread that the next worker does not see")]
    public void What_is_written_while_nobody_has_the_assignment_answers_none_and_no_worker_reads_it()
    {
        var two = Both.And(Walter, CheckIn(), "06-22 11:00").And(Clara, Unassign("Late"), "06-22 12:00");
        var written = two.And(Clara, Post("Walter came late twice and left a mess behind."), "06-22 13:00");
        Assert.Equal([1, 2], EscalationRecord.AllOpen(written.State).Select(open => open.Engagement));
        // That it was taken from Walter is a response towards him.
        Assert.Equal((0, 1), (Responses(written, "e1"), Responses(written, "e2")));
        var since = written.Timeline.Skip(two.Timeline.Count).ToList();
        Assert.All(since, happened => Assert.DoesNotContain(
            new Actor[] { Wanda, Walter }, reader => Access.AsReadBy(written.State, reader, happened) is not null));
    }

    [Theory]
    [Rule("§6 Eligibility 3: the client has stated a justification in the messages; it is read by whom it is about")]
    [InlineData(false)]
    [InlineData(true)]
    public void What_justifies_that_it_was_taken_is_said_to_its_worker_wherever_it_is_written(bool again)
    {
        var taken = Given.InProgress().And(Clara, Unassign("Nearer", Usd(40m)), "06-16 12:00")
            .And(Wanda, OfEnded(Attempt()), "06-16 13:00");
        if (again)
        {
            taken = taken.OfferedAgain("06-16 14:00", Escalated.Later).And(Walter, Apply(terms: 2), "06-16 14:00")
                .And(Clara, Accept("a2"), "06-16 15:00");
        }
        EscalationCause[] causes = [EscalationCause.CancelledWithoutClarification, EscalationCause.CancelledAfterWork];
        Assert.All(causes, cause => Assert.True(Eligible(taken, cause)));

        Command[] said = again
            ? [JustifyChange(JustifiableChange.Unassignment)]
            : [JustifyChange(JustifiableChange.Unassignment), Justify("The shelves stand askew, as the photos show.")];
        foreach (var justify in said)
        {
            var justified = taken.And(Clara, justify, "06-16 16:00");
            Assert.All(causes, cause => Assert.False(Eligible(justified, cause)));
            var message = justified.Timeline.Last(happened => happened.Event.Inner() is MessagePosted);
            Assert.Equal(1, Assert.IsType<OfEngagement>(message.Event).Number);
            Assert.Equal(
                [Wanda, Clara, Sam],
                new Actor[] { Wanda, Walter, Clara, Sam }.Where(reader => Access.AsReadBy(justified.State, reader, message) is not null));
            // It is a clarification: it resolves what was opened before.
            var open = taken.And(Wanda, OfEnded(Escalate(causes[1])), "06-16 15:30").And(Clara, justify, "06-16 16:00");
            Assert.Equal(EscalationStage.Resolved, Find(open, "e1").Stage);
        }

        static bool Eligible(Story story, EscalationCause cause) =>
            Criteria.Check(EndedEngagements.Find(story.State, 1)!, cause, Policy.Default, At("06-16 17:00")).Eligible;
    }

    [Fact]
    public void What_justifies_something_else_is_of_the_present_work()
    {
        var sentBack = Taken.And(Walter, CheckIn(), "06-17 09:00").And(Walter, CheckOut(), "06-17 12:00")
            .And(Walter, Complete(), "06-17 13:00").And(Clara, SendBack(), "06-17 14:00").And(Clara, Justify(), "06-17 15:00");
        Assert.IsType<MessagePosted>(sentBack.Timeline[^1].Event);
        Given.InProgress().When(Clara, JustifyChange(JustifiableChange.Unassignment), "06-16 10:00").Refused("noChangeToJustify");
    }

    [Fact]
    public void Its_stages_are_told_in_its_thread_and_the_month_ends_in_arbitration()
    {
        Assert.Contains(Taken.Timeline, happened => happened.Event is OfEngagement { Event: MessagePosted } && happened.By == TheClock);
        var over = Taken.Ticked("07-17 00:00");
        Assert.Equal(EscalationStage.Arbitration, Find(over, "e1").Stage);
        Assert.All(
            over.Timeline.Where(happened => happened.Event.Escalation()?.Value == "e1"),
            happened => Assert.Null(Access.AsReadBy(over.State, Walter, happened)));
    }

    [Fact]
    public void What_cures_it_is_about_that_engagement_alone()
    {
        var due = Taken.And(Wanda, WithdrawEscalation(), "06-16 17:00").Ticked("07-17 12:00")
            .And(Wanda, OfEnded(Attempt()), "07-17 13:00").And(Wanda, OfEnded(Escalate(EscalationCause.PaymentPastDue)), "07-17 14:00");
        var paid = due.And(Clara, OfEnded(Pay()), "07-18 10:00");
        Assert.Equal(EscalationStage.Resolved, paid.State.Core.Escalations[^1].Stage);
        var denied = paid.And(Wanda, OfEnded(NotReceived()), "07-19 10:00").State.Core.Escalations[^1];
        Assert.Equal((true, 1), (denied.IsOpen, denied.Engagement));
    }

    [Fact]
    public void One_that_is_open_when_the_work_is_taken_goes_on_with_its_engagement()
    {
        var taken = Escalated.Opened.And(Clara, SendBack(), "06-23 10:00")
            .And(Clara, Unassign("Nobody came.", Usd(40m)), "06-23 11:00");
        var open = Assert.Single(EscalationRecord.AllOpen(taken.State));
        Assert.Equal((1, EscalationStage.Engaged), (open.Engagement, open.Stage));
        Assert.Null(EscalationRecord.Open(taken.State));
        // The worker acts on it as before.
        Assert.Equal(EscalationStage.Withdrawn, taken.And(Wanda, WithdrawEscalation(), "06-23 12:00").State.Core.Escalations[^1].Stage);
    }

    [Fact]
    public void A_report_about_its_worker_suspends_it_and_one_that_is_upheld_ends_it()
    {
        var reported = Taken.And(Clara, Report(against: Side.Worker, worker: Wanda), "06-17 10:00");
        Assert.NotNull(Find(reported, "e1").Suspension);
        Assert.Null(Find(reported.And(Sam, Dismiss(), "06-18 10:00"), "e1").Suspension);
        Assert.Equal(EscalationStage.Ineligible, Find(reported.And(Sam, Uphold(), "06-18 10:00"), "e1").Stage);
    }

    [Fact]
    [Rule("§6 Somebody is always asked: who is missing, or whose mail bounced, is replaced at once, else the desk has a task")]
    public void The_next_is_asked_in_the_escalation_that_is_named()
    {
        Colleague carl = new(Carl.Id, IsOwner: true, IsReachable: true);
        var both = Both.Knowing(facts => facts with { Colleagues = [carl] }).Ticked("06-25 10:00");
        foreach (var open in EscalationRecord.AllOpen(both.State))
        {
            var ask = new AskNext(open.Id, open.Stage, EscalationRecord.AskedNow(both.State, open, Amy.Id), AskedBecause.Missing);
            var asked = both.And(TheClock, ask, "06-25 10:01");
            Assert.Equal(
                [.. EscalationRecord.AllOpen(both.State).Select(one => one.Id == open.Id)],
                EscalationRecord.AllOpen(asked.State).Select(one => !one.NotReached.IsEmpty || one.AtDesk));
        }
    }

    private static Escalation Find(Story story, string id) => story.State.Core.Escalations.Find(one => one.Id.Value == id)!;

    private static int Responses(Story story, string id) => Find(story, id).Responses;
}
