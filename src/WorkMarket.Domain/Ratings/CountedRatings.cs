using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Ratings;

/// <summary>
/// The ratings of an assignment that count on scorecards and show on profiles: final once all is paid, and only if both sides rated. A
/// reviewer may have amended or removed what the client said (domain.md §4).
/// </summary>
/// <param name="OfWorker">What counts for the worker, or null where a reviewer removed it.</param>
/// <param name="OfClient">What counts for the client company.</param>
public sealed record CountedRatings(Rating? OfWorker, Rating OfClient)
{
    /// <summary>The counted ratings of an assignment, or null where none count.</summary>
    public static CountedRatings? FromCase(Assignment state) =>
        state is Paid { Engagement.Ratings: { ByClient: { } byClient, ByWorker: { } byWorker } ratings }
        ? new(Reviewed(byClient, ratings.Dispute?.Review), byWorker)
        : null;

    private static Rating? Reviewed(Rating rating, RatingReview? review) => review?.Decision switch
    {
        ReviewDecision.Amend => review.Amended,
        ReviewDecision.Remove => null,
        _ => rating,
    };
}
