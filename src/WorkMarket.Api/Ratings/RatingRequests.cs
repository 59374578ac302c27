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
    internal static RatingDisputeView Of(RatingPair ratings, RatingDispute dispute, IEnumerable<Event> written)
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
