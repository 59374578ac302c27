using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Negotiation;
using WorkMarket.Domain.Negotiation;

namespace WorkMarket.Api.Negotiation;

/// <summary>Questions and answers over HTTP.</summary>
public sealed class QuestionEndpoints(CaseWriter writer, QuestionReader reader)
{
    /// <summary>Asks.</summary>
    public async Task<IResult> Ask(Call call) => Answers.Of(await writer.Execute(
        call.Assignment, new AskQuestion(call.Body<TextRequest>().Text), call.Request, Asked, call.Cancellation));

    /// <summary>Answers.</summary>
    public async Task<IResult> Answer(Call call) => Answers.Of(await writer.Execute(
        call.Assignment,
        new AnswerQuestion(new QuestionId(call.Route("question")), call.Body<TextRequest>().Text),
        call.Request,
        change => Answers.Of(new ActionView(change), change.Version),
        call.Cancellation));

    /// <summary>Shows the questions that the reader may read.</summary>
    public async Task<IResult> List(Call call) => await reader.Read(call.Assignment, call.By, call.Cancellation) is { } questions
        ? Answers.Json(new QuestionListView(questions))
        : Problems.NotFound();

    private static Answer Asked(Change change) => Answers.Of(
        new QuestionView(change, change.State.Core.Questions[^1].Id), change.Version, StatusCodes.Status201Created);
}
