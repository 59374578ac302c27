using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Questions and answers while an assignment is sent (domain.md §2).</summary>
internal static class QuestionRules
{
    public static ImmutableList<Refusal> MayAsk(Sent sent, Actor by, Policy policy)
    {
        var questions = sent.Core.Questions;
        return questions.Count >= policy.Questions
            ? [new Refusal.QuestionsFull(policy.Questions)]
            : questions.Count(question => question.Asker == by.Person()) >= policy.QuestionsPerWorker
                ? [new Refusal.QuestionsOfWorkerFull(policy.QuestionsPerWorker)]
                : [];
    }

    public static Outcome Ask(Sent sent, Command.AskQuestion ask, Facts facts) => Text.Required(ask.Text, "text", facts.Policy).Or(
        new Event.QuestionAsked(new(string.Create(CultureInfo.InvariantCulture, $"q{sent.Core.Questions.Count + 1}")), ask.Text));

    public static ImmutableList<Refusal> MayAnswer(Sent sent, Command.AnswerQuestion? answer) =>
        answer is not null && sent.Core.Questions.Find(question => question.Id == answer.Question) is { Answered: true } answered
            ? [new Refusal.QuestionAnswered(answered.Id)]
            : sent.Core.Questions.Exists(question => !question.Answered)
                ? []
                : [new Refusal.NothingThere(AssignmentAction.AnswerQuestion)];

    public static Outcome Answer(Sent sent, Command.AnswerQuestion answer, Facts facts) =>
        sent.Core.Questions.Exists(question => question.Id == answer.Question)
            ? Text.Required(answer.Text, "text", facts.Policy).Or(new Event.QuestionAnswered(answer.Question, answer.Text))
            : new Refusal.UnknownQuestion(answer.Question);
}
