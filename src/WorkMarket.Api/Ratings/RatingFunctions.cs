using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Api.Ratings;

/// <summary>What one side says of the other.</summary>
/// <param name="Overall">How it was as a whole; this one counts.</param>
/// <param name="Quality">How good the work was.</param>
/// <param name="Professionalism">How the other side behaved.</param>
/// <param name="Communication">How well the two could talk.</param>
/// <param name="Comment">In words, for the other side and on scorecards.</param>
public sealed record RatingRequest(
    Grade Overall, Grade? Quality = null, Grade? Professionalism = null, Grade? Communication = null, string? Comment = null)
{
    internal Rating ToRating() => new(Overall, Quality, Professionalism, Communication, Comment);
}

/// <summary>A written explanation.</summary>
/// <param name="Explanation">For the other side and for the review.</param>
public sealed record ExplanationRequest(string Explanation);

/// <summary>What becomes of a disputed rating, and why. Amending names the rating that takes its place.</summary>
/// <param name="Decision">What becomes of the rating.</param>
/// <param name="Reasons">For both sides to read.</param>
/// <param name="Rating">The rating in its place. It has to be there where it is amended, and only there.</param>
public sealed record ReviewRequest(ReviewDecision Decision, string Reasons, RatingRequest? Rating = null);

/// <summary>The dispute of the client's rating, with all that was written about it.</summary>
/// <param name="Rating">The rating that is disputed, as it was given; left out where the reader may not read it.</param>
/// <param name="Dispute">How the dispute stands.</param>
/// <param name="Reason">Why the worker disputes the rating.</param>
/// <param name="ClientExplanation">How the client explains it; left out where it has not, or not in time.</param>
/// <param name="WorkerExplanation">What the worker says in asking for a review; left out until then.</param>
/// <param name="ReviewReasons">Why support decided so; left out until then.</param>
public sealed record RatingDisputeView(
    Rating? Rating, RatingDispute Dispute, string? Reason, string? ClientExplanation, string? WorkerExplanation, string? ReviewReasons)
{
    internal static RatingDisputeView FromDispute(RatingPair ratings, RatingDispute dispute, IEnumerable<Event> written)
    {
        var events = written.ToList();
        return new(
            ratings.ByClient, dispute, events.OfType<RatingDisputed>().LastOrDefault()?.Reason,
            events.OfType<RatingExplained>().LastOrDefault()?.Explanation,
            events.OfType<RatingDisputeEscalated>().LastOrDefault()?.Explanation, events.OfType<RatingReviewed>().LastOrDefault()?.Reasons);
    }
}

/// <summary>What an action on ratings answers: those that the reader may read.</summary>
public sealed class RatingView(Change change, RatingPair? ratings) : ActionView(change)
{
    /// <summary>The ratings as they now stand; left out where the reader may read none.</summary>
    public RatingPair? Ratings => ratings;
}

/// <summary>Ratings and disputes of them over HTTP.</summary>
public sealed class RatingFunctions(CaseWriter writer, CaseReader reader)
{
    [Function("RateAssignment"), Performs(AssignmentAction.Rate), Takes<RatingRequest>, Answers<RatingView>]
    [EndpointSummary("Rates the other side, or puts one's rating anew: from the invoice or the cancellation on, until both have rated or "
        + "the time for it is over. Until then neither side sees the other's.")]
    public Task<IResult> Rate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/assignments/{assignment}/rating")] Call call) =>
        Act(call, new Rate(call.Body<RatingRequest>().ToRating()));

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
            return Problems.FromRefusals([new NotAParty()]);
        return RatingPair.AsReadBy(state, call.By) is { Dispute: { } dispute } ratings
            ? Answers.Json(RatingDisputeView.FromDispute(ratings, dispute, written.Select(happened => happened.Event)), version)
            : Problems.NotFound();
    }

    [Function("DisputeRating"), Performs(AssignmentAction.DisputeRating), Takes<ReasonRequest>, Answers<RatingView>]
    [EndpointSummary("Asks the client for a written explanation of its rating.")]
    public Task<IResult> Dispute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/rating/dispute")] Call call) =>
        Act(call, new DisputeRating(call.Body<ReasonRequest>().Reason));

    [Function("ExplainRating"), Performs(AssignmentAction.ExplainRating), Takes<ExplanationRequest>, Answers<RatingView>]
    [EndpointSummary("Explains a disputed rating.")]
    public Task<IResult> Explain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/rating/dispute/explanation")] Call call) =>
        Act(call, new ExplainRating(call.Body<ExplanationRequest>().Explanation));

    [Function("EscalateDispute"), Performs(AssignmentAction.EscalateDispute), Takes<ExplanationRequest>, Answers<RatingView>]
    [EndpointSummary("Asks for a review of a disputed rating, with the worker's own explanation.")]
    public Task<IResult> Escalate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/rating/dispute/escalation")] Call call) =>
        Act(call, new EscalateDispute(call.Body<ExplanationRequest>().Explanation));

    [Function("ReviewRating"), Performs(AssignmentAction.ReviewRating), Takes<ReviewRequest>, Answers<RatingView>]
    [EndpointSummary("Upholds, amends or removes a disputed rating, for good.")]
    public Task<IResult> Review(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/rating/dispute/review")] Call call)
    {
        var body = call.Body<ReviewRequest>();
        return Act(call, new ReviewRating(body.Decision, body.Rating?.ToRating(), body.Reasons));
    }

    private Task<IResult> Act(Call call, Command command) =>
        writer.Act(call, command, change => new RatingView(change, RatingPair.AsReadBy(change.State, call.By)));
}
