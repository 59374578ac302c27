namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Opening")]
public sealed class OpeningTests
{
    private static readonly Story Asked = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00");

    [Fact]
    public void It_begins_with_a_message_in_the_assignment_seen_by_both_sides() =>
        Asked.Ticked("06-22 10:00").When(Wanda, Escalate(), "06-22 10:00").Then(
            new EscalationOpened(
                new("e1"), EscalationCause.ApprovalOverdue, Wanda.Id, "Nobody approves.", [], At("06-24 10:00"), At("07-22 10:00"),
                new(At("07-22 10:00"))),
            Expected.Clock("06-22 10:00", new EscalationStageEntered(new("e1"), EscalationStage.Messages, At("06-24 10:00"))),
            Expected.Clock(
                "06-22 10:00", new MessagePosted(new("m2"), MessageKind.Message, Policy.Default.Escalations.MessageText, Private: false)));

    [Fact]
    public void A_refusal_names_every_criterion_that_does_not_hold_with_the_instant_from_which_it_would()
    {
        var refusals = Given.PendingApproval().And(Clara, Report(), "06-17 11:00").When(Wanda, Escalate(), "06-20 10:00").Refusals;
        Assert.Equal(["causeNotTrue", "notAttempted", "violationOnRecord"], refusals.Select(refusal => refusal.Rule));
        Assert.Equal([At("06-21 17:30"), null, At("06-25 11:00")], refusals.Select(refusal => refusal.HoldsFrom));
        Asked.And(Clara, Post("Soon."), "06-18 10:00").When(Wanda, Escalate(), "12-30 10:00").Refused("endedTooLongAgo");
    }

    [Fact]
    public void Only_one_is_open_at_a_time()
    {
        var second = Escalated.Opened.When(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-23 10:00");
        second.Refused("escalationOpen");
        Assert.Equal(
            [new LookedAt(LookedAtKind.Escalation, At("06-22 10:00"), Escalation: new("e1"))],
            ((NotEligible)second.Refusals[0]).Criterion.Facts);
        var again = Escalated.Opened.And(Wanda, WithdrawEscalation(), "06-23 10:00").And(Wanda, Escalate(), "06-23 11:00");
        Assert.Equal(new("e2"), Escalated.Find(again).Id);
    }

    [Fact]
    public void It_says_what_for_and_names_deliverables_of_the_assignment()
    {
        Asked.When(Wanda, Escalate(statement: " ", attachments: "d9"), "06-22 10:00").Refused("textRequired", "unknownAttachment");
        var files = Given.InProgress().And(Wanda, Deliver(DeliverableType.Other, "u1"), "06-16 10:00").And(Wanda, CheckOut(), "06-16 17:00")
            .And(Wanda, Complete(), "06-16 17:30").And(Wanda, Attempt(), "06-17 10:00");
        Assert.True(Escalated.Find(files.And(Wanda, Escalate(attachments: "d1"), "06-22 10:00")).IsOpen);
        var few = Policy.Default with { Escalations = new() { Attachments = 0, Escalations = 1 } };
        files.Knowing(facts => facts with { Policy = few }).When(Wanda, Escalate(attachments: "d1"), "06-22 10:00")
            .Refused("tooManyAttachments");
        Escalated.Opened.And(Wanda, WithdrawEscalation(), "06-23 10:00").Knowing(facts => facts with { Policy = few })
            .When(Wanda, Escalate(), "06-23 11:00").Refused("escalationsFull");
    }

    [Fact]
    public void It_may_be_opened_where_some_cause_is_there()
    {
        Assert.Contains(AssignmentAction.OpenEscalation, Allowed(Asked, "06-22 10:00"));
        Assert.DoesNotContain(AssignmentAction.OpenEscalation, Allowed(Asked, "06-20 10:00"));
        Assert.DoesNotContain(AssignmentAction.OpenEscalation, Allowed(Escalated.Opened, "06-22 10:00"));
    }

    private static System.Collections.Immutable.ImmutableList<AssignmentAction> Allowed(Story story, string at) =>
        AssignmentDecider.Allowed(story.State, Wanda, story.Facts, At(at));
}
