using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Api.Ratings;

/// <summary>Ratings and disputes of them over HTTP.</summary>
public sealed class RatingFunctions(CaseWriter writer, CaseReader reader)
{
    [Function("RateAssignment"), Performs(AssignmentAction.Rate), Takes<RatingRequest>, Answers<RatingView>]
    [EndpointSummary("Rates the other side, or puts one's rating anew until it is paid.")]
    public Task<IResult> Rate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/assignments/{assignment}/rating")] Call call) =>
        Execute(call, new Rate(call.Body<RatingRequest>().ToRating()));

    [Function("GetRatingDispute"), Authorize(Roles = Roles.Party), Answers<RatingDisputeView>]
    [EndpointSummary("Shows the dispute of the client's rating with both explanations and the reasons of the review.")]
    public async Task<IResult> GetDispute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/rating/dispute")] Call call)
    {
        var read = await reader.ReadWritten(
            call.Assignment, call.By,
            @event => @event is RatingDisputed or RatingExplained or RatingDisputeEscalated or RatingReviewed, call.Cancellation);
        if (read is not var (state, version, written) || !Access.Sees(state, call.By))
            return Problems.NotFound();
        if (!Access.IsParty(state, call.By))
            return Problems.Of([new NotAParty()]);
        return RatingPair.AsReadBy(state, call.By) is { Dispute: { } dispute } ratings
            ? Answers.Json(RatingDisputeView.Of(ratings, dispute, written.Select(happened => happened.Event)), version)
            : Problems.NotFound();
    }

    [Function("DisputeRating"), Performs(AssignmentAction.DisputeRating), Takes<ReasonRequest>, Answers<RatingView>]
    [EndpointSummary("Asks the client for a written explanation of its rating.")]
    public Task<IResult> Dispute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/rating/dispute")] Call call) =>
        Execute(call, new DisputeRating(call.Body<ReasonRequest>().Reason));

    [Function("ExplainRating"), Performs(AssignmentAction.ExplainRating), Takes<ExplanationRequest>, Answers<RatingView>]
    [EndpointSummary("Explains a disputed rating.")]
    public Task<IResult> Explain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/rating/dispute/explanation")] Call call) =>
        Execute(call, new ExplainRating(call.Body<ExplanationRequest>().Explanation));

    [Function("EscalateDispute"), Performs(AssignmentAction.EscalateDispute), Takes<ExplanationRequest>, Answers<RatingView>]
    [EndpointSummary("Asks for a review of a disputed rating, with the worker's own explanation.")]
    public Task<IResult> Escalate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/rating/dispute/escalation")] Call call) =>
        Execute(call, new EscalateDispute(call.Body<ExplanationRequest>().Explanation));

    [Function("ReviewRating"), Performs(AssignmentAction.ReviewRating), Takes<ReviewRequest>, Answers<RatingView>]
    [EndpointSummary("Upholds, amends or removes a disputed rating, for good.")]
    public Task<IResult> Review(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/rating/dispute/review")] Call call)
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
