using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Api.Ratings;

/// <summary>Ratings and disputes of them over HTTP.</summary>
public sealed class RatingEndpoints(CaseWriter writer)
{
    /// <summary>Rates the other side.</summary>
    public Task<IResult> Rate(Call call) => Execute(call, new Rate(call.Body<RatingRequest>().ToRating()));

    /// <summary>Asks the client for a written explanation.</summary>
    public Task<IResult> Dispute(Call call) => Execute(call, new DisputeRating(call.Body<ReasonRequest>().Reason));

    /// <summary>Explains the rating.</summary>
    public Task<IResult> Explain(Call call) => Execute(call, new ExplainRating(call.Body<ExplanationRequest>().Explanation));

    /// <summary>Asks for a review.</summary>
    public Task<IResult> Escalate(Call call) => Execute(call, new EscalateDispute(call.Body<ExplanationRequest>().Explanation));

    /// <summary>Decides on the rating.</summary>
    public Task<IResult> Review(Call call)
    {
        var body = call.Body<ReviewRequest>();
        return Execute(call, new ReviewRating(body.Decision, body.Rating?.ToRating(), body.Reasons));
    }

    private async Task<IResult> Execute(Call call, Command command) => Answers.Of(await writer.Execute(
        call.Assignment,
        command,
        call.Request,
        change => Answers.Of(new RatingView(change, RatingPair.AsReadBy(change.State, call.By)), change.Version),
        call.Cancellation));
}
