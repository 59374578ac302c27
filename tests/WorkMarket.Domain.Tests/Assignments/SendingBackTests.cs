using WorkMarket.Domain.Approval;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Send back")]
public sealed class SendingBackTests
{
    [Fact]
    [Rule("§2 ◆ Stand by it: the same submission, and what was asked before is over")]
    public void A_hold_that_was_asked_for_is_over_once_the_worker_stands_by_the_submission()
    {
        var asked = Given.PendingApproval().And(Clara, SendBack(), "06-16 18:00").And(Clara, Hold(until: At("07-30 10:00")), "06-16 18:10");
        Assert.NotNull(asked.Engagement.HoldRequest);
        Assert.Null(asked.And(Wanda, StandBy(), "06-16 18:20").And(Clara, SendBack(), "06-16 18:30").Engagement.HoldRequest);
    }

    [Fact]
    public void It_goes_back_to_work_with_a_reason()
    {
        var back = Given.PendingApproval().When(Clara, SendBack("Blurred"), "06-17 09:00")
            .Then(new SentBack("Blurred"))
            .Leaves(Status.InProgress).Afterwards;
        Assert.Equal("Blurred", Assert.IsType<InProgress>(back.State).SentBackReason);
    }

    [Fact]
    public void A_reason_is_required() => Given.PendingApproval().When(Clara, SendBack(" "), "06-17 09:00").Refused("textRequired");

    [Fact]
    public void What_was_put_in_stays_and_it_can_be_submitted_again()
    {
        var back = Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00");
        Assert.Single(back.Engagement.Visits);
        back.When(Wanda, Complete(Usd(100m), explanation: "Half a day"), "06-17 10:00").Leaves(Status.PendingApproval);
    }

    [Fact]
    [Rule("§2 InProgress, sent back: stand by it")]
    public void The_worker_stands_by_it_and_the_same_submission_waits_for_approval()
    {
        var submitted = Given.WorkDone().And(Wanda, Complete(Usd(100m), explanation: "Half a day"), "06-16 17:30");
        var stood = submitted.And(Clara, SendBack(), "06-17 09:00").When(Wanda, StandBy(), "06-18 09:00")
            .Then(new StoodBy(At("06-22 17:30")))
            .Leaves(Status.PendingApproval).Afterwards;
        var (before, after) = (((PendingApproval)submitted.State).Completion, ((PendingApproval)stood.State).Completion);
        Assert.Equal(before with { OverdueFrom = after.OverdueFrom, StoodByAt = At("06-18 09:00"), WithClientBefore = Hours(15.5) }, after);
        Assert.Equal(Usd(100m), Total.Compute(stood.WithWorker).Sum);
    }

    [Fact]
    [Rule("§2 InProgress, sent back: stand by it")]
    public void It_is_stood_by_also_after_a_hold_and_as_often_as_it_is_sent_back()
    {
        var held = Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00").And(Clara, Hold(), "06-17 10:00")
            .And(Clara, Release(), "06-18 10:00");
        var again = held.And(Wanda, StandBy(), "06-18 11:00").And(Clara, SendBack(), "06-18 12:00").And(Wanda, StandBy(), "06-18 13:00");
        Assert.Equal(
            (Status.PendingApproval, Hours(16.5)), (again.State.Status, ((PendingApproval)again.State).Completion.WithClientBefore));
    }

    [Fact]
    [Rule("§2 InProgress, sent back: stand by it")]
    public void What_was_not_sent_back_or_is_not_there_any_more_cannot_be_stood_by()
    {
        Given.WorkDone().When(Wanda, StandBy(), "06-16 18:00").Refused("notSentBack");
        var back = Given.WorkDone(Asking.Photos(1, null)).And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 17:10")
            .And(Wanda, Complete(), "06-16 17:30").And(Clara, SendBack(), "06-17 09:00");
        back.And(Wanda, RemoveDeliverable("d1"), "06-17 10:00").When(Wanda, StandBy(), "06-17 11:00").Refused("checklistOpen");
        back.And(Wanda, CheckIn(), "06-17 10:00").When(Wanda, StandBy(), "06-17 11:00").Refused("checklistOpen");
        var stored = (InProgress)back.State with { Submission = null };
        Assert.Equal(
            [new SubmissionNotKept()],
            Assert.IsType<Decision.Refused>(AssignmentDecider.Decide(stored, StandBy(), Wanda, back.Facts, At("06-17 11:00"))).Refusals);
    }
}
