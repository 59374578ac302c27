namespace WorkMarket.Domain.Tests.Messages;

[Rule("§6 Eligibility 2 and 3: what is marked")]
public sealed class MarkingTests
{
    private static readonly Story Work = Given.InProgress();

    [Fact]
    public void A_worker_marks_attempts_and_a_client_justifications()
    {
        Work.When(Wanda, Attempt("Hello?"), "06-16 10:00")
            .Then(new MessagePosted(new("m1"), MessageKind.Message, "Hello?", false, MessageMark.Attempt));
        Given.Cancelled().When(Clara, Justify("No."), "06-16 10:00").Then(new MessagePosted(
            new("m1"), MessageKind.Message, "No.", false, MessageMark.Justification,
            new(JustifiableChange.Cancellation, At("06-12 09:00"))));
        Work.When(Clara, Attempt(), "06-16 10:00").Refused("attemptForWorkers");
        Work.When(Sam, Attempt(), "06-16 10:00").Refused("attemptForWorkers");
        Work.When(Wanda, Justify(), "06-16 10:00").Refused("justificationForClients");
        Given.Cancelled().When(Clara, Post("Psst", isPrivate: true, marked: MessageMark.Justification), "06-16 10:00")
            .Refused("justificationPrivate");
    }

    [Fact]
    public void A_cancellation_that_states_a_justification_says_it()
    {
        Work.When(Clara, Cancel(justified: true), "06-16 10:00").Refused("textRequired");
        Work.When(Clara, Cancel(clarification: " ", justified: true), "06-16 10:00").Refused("textRequired");
        Work.When(Clara, Cancel(clarification: "bell\u0007", justified: true), "06-16 10:00").Refused("textControlCharacters");
        var cancelled = (Cancelled)Work.And(Clara, Cancel(clarification: "Bad work", justified: true), "06-16 10:00").State;
        Assert.True(cancelled.Cancellation.StatesJustification);
    }

    [Fact]
    public void However_many_messages_there_are_the_head_keeps_a_few()
    {
        var story = Work;
        for (var minute = 0; minute < 50; minute++)
            story = story.And(minute % 3 == 0 ? Clara : Wanda, Post(), At("06-16 10:00") + Minutes(minute));
        story = story.And(Sam, Post(), "06-16 12:00").And(Clara, Post(isPrivate: true), "06-16 12:01");
        Assert.Equal(
            new Correspondence
            {
                LastByWorker = new(new("m50"), At("06-16 10:49")),
                LastByClient = new(new("m49"), At("06-16 10:48")),
                FirstUnanswered = new(new("m50"), At("06-16 10:49")),
                Outside = Correspondence.None.Outside,
            },
            story.State.Core.Correspondence);
    }

    [Fact]
    public void An_attempt_elsewhere_is_recorded_after_it_was_made()
    {
        Work.When(Wanda, RecordAttempt(At("06-16 09:30"), OutsideChannel.Email, "No answer."), "06-16 10:00")
            .Then(new AttemptRecorded(OutsideChannel.Email, At("06-16 09:30"), "No answer."));
        Work.When(Wanda, RecordAttempt(At("06-16 10:02")), "06-16 10:00").Leaves(Status.InProgress);
        Work.When(Wanda, RecordAttempt(At("06-16 10:02") + Tick, text: ""), "06-16 10:00").Refused("textRequired", "inFuture");
        Work.When(Wanda, RecordAttempt(At("06-10 12:00") - Tick), "06-16 10:00").Refused("beforeAssignment");
    }

    [Fact]
    public void There_is_room_for_so_many()
    {
        var policy = Policy.Default with { Escalations = new() { OutsideAttempts = 1 } };
        Work.Knowing(facts => facts with { Policy = policy }).And(Wanda, RecordAttempt(At("06-16 09:30")), "06-16 10:00")
            .When(Wanda, RecordAttempt(At("06-16 09:30")), "06-16 10:00").Refused("attemptsFull");
    }
}
