using System.Collections.Immutable;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Negotiation;
using WorkMarket.Domain.Negotiation;

namespace WorkMarket.Api.Negotiation;

/// <summary>A question, or an answer to everybody who sees the assignment.</summary>
/// <param name="Text">In plain words; not empty.</param>
public sealed record TextRequest(string Text);

/// <summary>What asking answers.</summary>
public sealed class QuestionView(Change change, QuestionId question) : ActionView(change)
{
    /// <summary>Names the question in addresses.</summary>
    public QuestionId Question => question;
}

/// <summary>The questions that the reader may read, oldest first.</summary>
/// <param name="Questions">Each with its answer, if there is one.</param>
public sealed record QuestionListView(ImmutableList<QuestionEntry> Questions);

/// <summary>Questions and answers over HTTP.</summary>
public sealed class QuestionFunctions(CaseWriter writer, QuestionReader reader)
{
    [Function("AskQuestion"), Performs(AssignmentAction.AskQuestion), Takes<TextRequest>, Answers<QuestionView>(201)]
    [EndpointSummary("Asks the client something before applying.")]
    public Task<IResult> Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/questions")] Call call) =>
        writer.Act(
            call, (TextRequest body) => new AskQuestion(body.Text),
            change => new QuestionView(change, change.State.Core.Questions[^1].Id));

    [Function("AnswerQuestion"), Performs(AssignmentAction.AnswerQuestion), Answers<ActionView>, Takes<TextRequest>]
    [EndpointSummary("Answers a question, to everybody who sees the assignment.")]
    public Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/questions/{question}/answer")]
        Call call) => writer.Act(call, new AnswerQuestion(new QuestionId(call.Route("question")), call.Body<TextRequest>().Text));

    [Function("ListQuestions"), Authorize(Roles = Roles.Party), Answers<QuestionListView>]
    [EndpointSummary("Lists the questions that the reader may read, with their answers.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/questions")] Call call) =>
        await reader.Read(call.Assignment, call.By, call.Cancellation) is { } questions
        ? Answers.Json(new QuestionListView(questions))
        : Problems.NotFound();
}
