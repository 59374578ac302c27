namespace WorkMarket.Domain.Tests.Escalations;

/// <summary>What the client does with the work: which of it is a response, and which stops the clocks.</summary>
[Rule("§6 A response is one of these written acts")]
public sealed class ActsOfTheClientTests
{
    // Wanda escalates on Monday 22 June at 10.
    private static readonly Story Opened = Escalated.Opened;

    /// <summary>Wanda is on site since 16 June; nobody answered her message of that day, which she escalates on the 22nd at 10.</summary>
    private static readonly Story Unanswered = Given.InProgress()
        .And(Wanda, Post("Where is the key?"), "06-16 09:10")
        .And(Wanda, RequestFunds(FundsKind.Bonus, Usd(10m)), "06-16 09:20")
        .And(Wanda, Reschedule(Later), "06-16 09:30")
        .And(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-22 10:00");

    private static Schedule Later => new(At("06-26 09:00"), At("06-26 17:00"), NewYork);

    public static TheoryData<string> Responses => [.. Acts.Where(act => act.Value.Is is not null).Select(act => act.Key)];

    public static TheoryData<string> Others => [.. Acts.Where(act => act.Value.Is is null).Select(act => act.Key)];

    // What the client does on Tuesday 23 June at 10, and what it counts as.
    private static Dictionary<string, (Actor By, Command Does, ResponseChannel? Is, string? Says)> Acts { get; } = new()
    {
        ["hold"] = (Clara, Hold("The shop is flooded"), ResponseChannel.Hold, "The shop is flooded"),
        ["unassign"] = (Clara, Unassign("Too slow"), ResponseChannel.Unassignment, "Too slow"),
        ["cancel with words"] = (Clara, Cancel(clarification: "The shop closed."), ResponseChannel.Cancellation, "The shop closed."),
        ["cancel with a justification"] =
            (Clara, Cancel(clarification: "The shop closed.", justified: true), ResponseChannel.Cancellation, "The shop closed."),
        ["decline funds"] = (Clara, DeclineFunds(reason: "Not agreed"), ResponseChannel.FundsDecision, "Not agreed"),
        ["decline another schedule with words"] = (Clara, DeclineReschedule("We open at nine."), ResponseChannel.RescheduleDecision,
            "We open at nine."),
        ["cancel without words"] = (Clara, Cancel(), null, null),
        ["decline another schedule without words"] = (Clara, DeclineReschedule(), null, null),
        ["post a sign"] = (Clara, Post("\U0001F44D"), null, null),
        ["cancel with a stroke"] = (Clara, Cancel(clarification: "-"), null, null),
        ["decline another schedule with a sign"] = (Clara, DeclineReschedule("\U0001F44E"), null, null),
        ["hold with a word in Japanese"] = (Clara, Hold("\u306F\u3044"), ResponseChannel.Hold, "\u306F\u3044"),
        ["agree to another schedule"] = (Clara, ApproveReschedule(), null, null),
        ["grant funds"] = (Clara, ApproveFunds(), null, null),
        ["report abandonment"] = (Clara, ReportAbandonment(), null, null),
        ["report a violation by support"] = (Sam, Report(against: Side.Worker, worker: Wanda), null, null),
        ["the worker cancels"] = (Wanda, CancelByWorker(), null, null),
    };

    [Theory, MemberData(nameof(Responses))]
    public void It_is_a_response_with_its_words(string act)
    {
        var (by, does, channel, says) = Acts[act];
        var story = Unanswered.And(by, does, "06-23 10:00");
        var escalation = Escalated.Find(story);
        Assert.Equal(new Response(At("06-23 10:00"), channel!.Value), escalation.LastResponse);
        Assert.Equal(
            (EscalationStage.Engaged, EscalationStage.Messages, 1, true),
            (escalation.Stage, escalation.CameFrom, escalation.Responses, escalation.News));
        Assert.Equal((At("06-25 10:00"), At("07-23 10:00")), (escalation.StageEndsAt, escalation.MonthEndsAt));
        Assert.Contains(
            story.Timeline, happened => happened.Event is EscalationAnswered answered && answered.Text == says && happened.By == by);
    }

    [Theory, MemberData(nameof(Others))]
    [Rule("§6 An act that does not cure and has no words is no response; a violation report is none")]
    public void It_is_no_response(string act)
    {
        var (by, does, _, _) = Acts[act];
        var escalation = Escalated.Find(Unanswered.And(by, does, "06-23 10:00"));
        Assert.Equal(
            (EscalationStage.Messages, 0, null, false), (escalation.Stage, escalation.Responses, escalation.LastResponse, escalation.News));
        Assert.True(escalation.IsOpen);
    }

    [Fact]
    [Rule("§6 A response is more than a message: a client who cancelled with a justification has responded")]
    public void A_cancellation_with_a_justification_does_not_go_on_as_silence()
    {
        var cancelled = Opened.And(Clara, Cancel(clarification: "It does not print.", justified: true), "06-25 12:00");
        Assert.Equal(
            "Messages 06-22 10:00, ProjectManager 06-24 10:00, ProjectManager 06-29 12:00, AccountManager 07-01 12:00, Arbitration 07-25 "
                + "12:00",
            Escalated.Stages(cancelled.Ticked("08-30 10:00")));
    }

    [Fact]
    [Rule("§6 A response is one of these acts on the assignment towards this worker")]
    public void What_the_client_does_with_another_workers_work_is_none()
    {
        var another = Unanswered.And(Clara, Unassign(), "06-23 10:00")
            .OfferedAgain("06-23 12:00", Escalated.Later).And(Walter, Apply(terms: 2), "06-23 12:00")
            .And(Clara, Accept("a2"), "06-23 13:00");
        var held = another.And(Clara, Hold(), "06-24 10:00").And(Clara, Cancel(clarification: "The shop closed."), "06-24 11:00");
        Assert.Equal(1, Escalated.Find(held).Responses);
        var offer = Unanswered.And(Clara, Unassign(), "06-23 10:00").And(Clara, Cancel(clarification: "Nobody is needed."), "06-23 12:00");
        Assert.Equal(1, Escalated.Find(offer).Responses);
    }

    [Fact]
    [Rule("§6 A response counts in every stage; in Engaged a further one is no new entry, it restarts silence")]
    public void A_further_response_is_no_new_entry()
    {
        var engaged = Unanswered.And(Clara, Post("Soon."), "06-25 12:00").And(Clara, DeclineFunds(), "06-26 12:00");
        var escalation = Escalated.Find(engaged);
        Assert.Equal((At("06-25 12:00"), EscalationStage.ProjectManager), (escalation.EnteredAt, escalation.CameFrom));
        Assert.Equal((At("06-30 12:00"), At("07-26 12:00")), (escalation.StageEndsAt, escalation.MonthEndsAt));
    }

    [Fact]
    [Rule("§6 A hold stops no clock of the escalation; its release restarts no pause and is no response")]
    public void A_hold_stops_no_clock_and_its_release_says_nothing()
    {
        var held = Unanswered.And(Clara, Hold(), "06-23 10:00");
        Assert.Equal(EscalationStage.Messages, Escalated.StageAt(held, "06-25 10:00"));
        var released = held.And(Clara, Release(), "06-24 10:00");
        Assert.Equal(
            (1, At("06-25 10:00"), null),
                (Escalated.Find(released).Responses, Escalated.Find(released).StageEndsAt, Escalated.Find(released).Pause));

        var paused = Opened.And(Clara, SendBack(), "06-23 10:00").And(Clara, Hold(), "06-24 10:00").And(Clara, Release(), "06-25 10:00");
        Assert.Equal(
            (null, At("06-26 10:00"), 2),
                (Escalated.Find(paused).Pause, Escalated.Find(paused).StageEndsAt, Escalated.Find(paused).Responses));
    }
}
