using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Questions and answers while an assignment is sent (domain.md §2).</summary>
internal static class QuestionRules
{
    public static ImmutableList<Refusal> MayAsk(Sent sent, AskQuestion? ask, Circumstances at)
    {
        var policy = at.Policy;
        var questions = sent.Core.Questions;
        return questions.Count >= policy.Questions
            ? [new QuestionsFull(policy.Questions)]
            : questions.Count(question => question.Asker == at.By.Person()) >= policy.QuestionsPerWorker
                ? [new QuestionsOfWorkerFull(policy.QuestionsPerWorker)]
                : [];
    }

    public static Outcome Ask(Sent sent, AskQuestion ask, Circumstances at) => Text.Required(ask.Text, "text", at.Policy).Or(
        new QuestionAsked(new($"q{sent.Core.Questions.Count + 1}"), ask.Text));

    public static ImmutableList<Refusal> MayAnswer(Sent sent, AnswerQuestion? answer, Circumstances at) =>
        answer is not null && sent.Core.Questions.Find(question => question.Id == answer.Question) is { Answered: true } answered
            ? [new AlreadyAnswered(answered.Id)]
            : sent.Core.Questions.Exists(question => !question.Answered)
                ? []
                : [new NothingThere(AssignmentAction.AnswerQuestion)];

    public static Outcome Answer(Sent sent, AnswerQuestion answer, Circumstances at) =>
        sent.Core.Questions.Exists(question => question.Id == answer.Question)
            ? Text.Required(answer.Text, "text", at.Policy).Or(new QuestionAnswered(answer.Question, answer.Text))
            : new UnknownQuestion(answer.Question);
}
