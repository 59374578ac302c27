namespace WorkMarket.Domain.Tests.Negotiation;

[Rule("§2 Questions and answers while it is sent")]
public sealed class QuestionTests
{
    [Fact]
    public void A_worker_asks_and_the_client_answers()
    {
        var answered = Given.Sent().When(Wanda, Ask(), "06-10 10:10")
            .Then(new QuestionAsked(new("q1"), "Is there a ladder?"))
            .Leaves(Status.Sent).Afterwards
            .When(Carl, Answer(), "06-10 10:20")
            .Then(new QuestionAnswered(new("q1"), "Yes, in the back."))
            .Leaves(Status.Sent).Afterwards;

        Assert.Equal([new Question(new("q1"), Wanda.Id, Answered: true, At("06-10 10:10"))], answered.State.Core.Questions);
    }

    [Fact]
    public void Who_does_not_see_it_does_not_ask() =>
        Given.Draft().And(Clara, Send(Walter), "06-10 10:00").When(Wanda, Ask(), "06-10 10:10").Refused(new NotAParty());

    [Fact]
    public void Asking_needs_no_terms() =>
        Given.Sent().Knowing(facts => facts with { Terms = TermsFacts.None }).When(Wanda, Ask(), "06-10 10:10").Leaves(Status.Sent);

    [Fact]
    public void An_answer_is_given_once_and_to_a_question()
    {
        Given.Sent().When(Clara, Answer(), "06-10 10:20").Refused(new NothingThere(AssignmentAction.AnswerQuestion));
        var asked = Given.Sent().And(Wanda, Ask(), "06-10 10:10");
        asked.When(Clara, Answer("q2"), "06-10 10:20").Refused(new UnknownQuestion(new("q2")));
        asked.And(Clara, Answer(), "06-10 10:20").When(Clara, Answer(), "06-10 10:30").Refused(new AlreadyAnswered(new("q1")));
    }

    [Fact]
    public void Neither_is_blank()
    {
        Given.Sent().When(Wanda, Ask(" "), "06-10 10:10").Refused("textRequired");
        Given.Sent().And(Wanda, Ask(), "06-10 10:10").When(Clara, Answer(text: ""), "06-10 10:20").Refused("textRequired");
    }

    [Fact]
    public void There_are_so_many_and_no_more()
    {
        var often = Enumerable.Range(1, 20).Aggregate(Given.Sent(), (story, _) => story.And(Wanda, Ask(), "06-10 10:10"));
        often.When(Wanda, Ask(), "06-10 10:10").Refused(new QuestionsOfWorkerFull(20));
        often.When(Walter, Ask(), "06-10 10:10").Leaves(Status.Sent);
        often.Knowing(facts => facts with { Policy = new() { Questions = 20 } }).When(Walter, Ask(), "06-10 10:10")
            .Refused(new QuestionsFull(20));
    }
}
