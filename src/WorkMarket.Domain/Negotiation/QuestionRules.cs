using System.Collections.Immutable;
using NodaTime;
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
            ? Text.Required(answer.Text, "text", at.Policy).Or(
                new QuestionAnswered(answer.Question, answer.Text, TermsRead.LaterVersionOf(sent)))
            : new UnknownQuestion(answer.Question);
}

/// <summary>A question's opaque id, unique within its assignment.</summary>
public readonly record struct QuestionId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A worker's question while the assignment is sent. The texts stay in the events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Asker">Who asked; for the client, support and the asker alone.</param>
/// <param name="Answered">Whether the client has answered, to everybody who sees the assignment (domain.md §2).</param>
/// <param name="At">When it was asked; null in what was stored before that was kept.</param>
public sealed record Question(QuestionId Id, PersonId Asker, bool Answered = false, Instant? At = null)
{
    /// <summary>
    /// Whether somebody who sees the assignment may read it: what is answered is for all, what is not for the asker among workers.
    /// </summary>
    public bool IsOpenTo(Actor by) => Answered || NamesAskerTo(by);

    /// <summary>Whether somebody may know who asked.</summary>
    public bool NamesAskerTo(Actor by) => by is not Actor.Worker worker || worker.Id == Asker;
}
