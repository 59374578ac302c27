using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Leaving;

namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Who has to do with an escalation")]
public sealed class ConcernedTests
{
    private static readonly Story Opened = Escalated.Opened;

    [Fact]
    public void The_companys_account_manager_records_contacts_and_no_other()
    {
        Opened.When(Amy, Contact(), "06-23 10:00").Leaves(Status.PendingApproval);
        Opened.Knowing(facts => facts with { AccountManager = new("anton") }).When(Amy, Contact(), "06-23 10:00").Refused("notAParty");
        Given.PendingApproval().When(Amy, Contact(), "06-23 10:00").Refused("notAParty");
    }

    [Fact]
    public void It_outlives_the_engagement_and_stays_the_workers_own()
    {
        var unanswered = Given.Applied().And(Walter, Apply(), "06-10 11:30").And(Clara, Accept(), "06-10 12:00")
            .And(Wanda, Attempt(), "06-10 13:00")
            .And(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-15 10:00")
            .And(Clara, Unassign(), "06-15 11:00").OfferedAgain("06-15 11:10").And(Walter, Renew("a2", terms: 1), "06-15 11:30")
            .And(Clara, Accept("a2"), "06-15 12:00").And(Clara, Post("Hello, Walter"), "06-15 13:00");
        // That it was taken away is a response; what Walter is told is none.
        Assert.Equal((EscalationStage.Engaged, 1), (Escalated.Find(unanswered).Stage, Escalated.Find(unanswered).Responses));
        Assert.True(Access.Knows(unanswered.State, Wanda) && !Access.Sees(unanswered.State, Wanda));
        unanswered.When(Walter, WithdrawEscalation(), "06-15 14:00").Refused("nothingThere");
        Assert.Equal(EscalationStage.Withdrawn, Escalated.Find(unanswered.And(Wanda, WithdrawEscalation(), "06-15 14:00")).Stage);
        Assert.All(
            unanswered.Timeline.Where(happened => happened.Event is EscalationOpened or EscalationStageEntered),
            happened => Assert.Null(Access.AsReadBy(unanswered.State, Walter, happened.Event)));
    }

    [Fact]
    [Rule("§6 A response is on the assignment towards this worker")]
    public void What_the_client_writes_while_nobody_has_the_assignment_answers_no_worker_who_lost_it_and_no_worker_reads_it()
    {
        var left = Opened.And(Clara, SendBack(), "06-23 10:00").And(Clara, Unassign(), "06-23 11:00");
        var written = left.And(Clara, Post("Next week."), "06-23 12:00");
        Assert.Equal(2, Escalated.Find(written).Responses);
        var message = Assert.IsType<MessagePosted>(written.Timeline[^1].Event);
        var another = written
            .OfferedAgain("06-23 13:00", Escalated.Later).And(Walter, Apply(terms: 2), "06-23 13:00")
            .And(Clara, Accept("a2"), "06-23 14:00")
            .And(Clara, Post("Hello, Walter"), "06-23 15:00");
        var happened = another.Timeline.Single(one => one.Event == message);
        Assert.Equal(
            [Clara, Sam],
            new Actor[] { Wanda, Walter, Clara, Sam }.Where(reader => Access.AsReadBy(another.State, reader, happened) is not null));
        Assert.NotNull(Access.AsReadBy(another.State, Walter, another.Timeline[^1]));
        Assert.Equal(2, Escalated.Find(another).Responses);
        // What is written to the one who lost it, in the own thread, is one.
        Assert.Equal(3, Escalated.Find(another.And(Clara, OfEnded(Post("Next week.")), "06-23 16:00")).Responses);
    }

    // It was written in the assignment's messages then: there was no other thread.
    [Fact]
    public void One_whose_engagement_ended_before_its_end_was_kept_is_answered_there()
    {
        var lost = Opened.Then([new(At("06-23 10:00"), Clara, new SentBack("Dark.")), new(At("06-23 11:00"), Clara,
            new WorkerRemoved(Wanda.Id, EngagementEnd.Unassigned, "Nearer"))]);
        var answered = lost.And(Clara, Post("Next week."), "06-23 12:00");
        Assert.Equal((null, 1), (Escalated.Find(answered).Engagement, Escalated.Find(answered).Responses));
        Assert.Equal("Next week.", Assert.IsType<EscalationAnswered>(answered.Timeline[^1].Event).Text);
    }

    [Fact]
    public void Into_another_workers_messages_nothing_is_posted_of_it_and_that_worker_hears_nothing_of_it()
    {
        var another = Opened.And(Clara, GiveUpdate(), "06-23 09:00").And(Clara, SendBack(), "06-23 10:00")
            .And(Clara, Unassign(), "06-23 11:00")
            .OfferedAgain("06-23 13:00", Escalated.Later).And(Walter, Apply(terms: 2), "06-23 13:00")
            .And(Clara, Accept("a2"), "06-23 14:00");
        var again = another.Ticked("06-25 11:00");
        Assert.Equal((EscalationStage.Messages, true), (Escalated.Find(again).Stage, Escalated.Find(again).Again));
        Assert.DoesNotContain(again.Timeline.Skip(another.Timeline.Count), happened => happened.Event is MessagePosted);
        Assert.Contains(
            Opened.And(Clara, GiveUpdate(), "06-23 09:00").Ticked("06-25 09:00").Timeline.TakeLast(2),
            happened => happened.Event is MessagePosted);
        Assert.Empty(Criteria.Check(again.State, EscalationCause.Impasse, Policy.Default, At("06-25 11:00")).Criteria
            .Single(criterion => criterion.Kind == CriterionKind.NoOtherOpen).Facts);
    }

    [Fact]
    public void Both_sides_read_its_steps_and_WorkMarket_alone_its_notes()
    {
        var noted = Opened.And(Sam, Claim(), "06-23 10:00").And(Sam, NoteDown(), "06-23 10:01");
        Assert.All(noted.Timeline.TakeLast(2), happened => Assert.Equal([Sam], Readers(noted, happened.Event)));
        Assert.All(Opened.Timeline.TakeLast(3), happened => Assert.Equal([Wanda, Clara, Sam], Readers(noted, happened.Event)));
        Assert.Equal(Sam.Id, Escalated.Find(noted).ClaimedBy);
        noted.When(Sam, Claim(), "06-23 10:02").Refused("alreadyClaimed");
    }

    [Fact]
    [Rule("§1 Support runs escalations: at the end of a shift another agent takes over")]
    public void An_agent_takes_over_from_another_and_whoever_is_away_gives_it_back()
    {
        Actor.Support sue = new(new("sue"), Channel.Desktop);
        Opened.When(Sam, ReleaseClaim(), "06-23 10:00").Refused("notClaimed");
        var taken = Opened.And(Sam, Claim(), "06-23 10:00").And(sue, Claim(), "06-23 18:00");
        Assert.Equal(sue.Id, Escalated.Find(taken).ClaimedBy);
        var free = taken.And(Sam, ReleaseClaim(), "06-23 19:00");
        Assert.Null(Escalated.Find(free).ClaimedBy);
        Assert.Equal([Sam], Readers(free, free.Timeline[^1].Event));
        Assert.Equal(Escalated.Find(Opened.Ticked("08-30 10:00")), Escalated.Find(free.Ticked("08-30 10:00")));
    }

    private static IEnumerable<Actor> Readers(Story story, Event @event) =>
        new Actor[] { Wanda, Clara, Sam }.Where(reader => Access.AsReadBy(story.State, reader, @event) is not null);
}
