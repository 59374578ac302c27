using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Ratings;

/// <summary>What an event makes of the ratings of an assignment.</summary>
internal static class RatingEvolution
{
    /// <summary>The ratings after an event, or null where it has nothing to do with them or cannot happen to them.</summary>
    public static RatingPair? After(RatingPair? ratings, Happened happened) => (ratings, happened.Event) switch
    {
        (_, RatingGiven given) => Given(ratings ?? new(), given),
        (_, RatingsOpened) => (ratings ?? new()) with { FinalAt = happened.At },
        ({ Dispute: null }, RatingDisputed disputed) => ratings with
        {
            Dispute = new(DisputeStage.Asked, happened.At, disputed.ExplanationDue),
        },
        ({ Dispute: { } dispute }, _) when Next(dispute, happened) is { } next => ratings with { Dispute = next },
        _ => null,
    };

    private static RatingPair Given(RatingPair ratings, RatingGiven given) => given.Side == Side.Client
        ? ratings with { ByClient = given.Rating }
        : ratings with { ByWorker = given.Rating };

    private static RatingDispute? Next(RatingDispute dispute, Happened happened) => happened.Event switch
    {
        RatingExplained => dispute with { Stage = DisputeStage.Explained, ExplainedAt = happened.At },
        RatingUnexplained => dispute with { Stage = DisputeStage.Unexplained },
        RatingDisputeEscalated => dispute with { Stage = DisputeStage.Escalated, EscalatedAt = happened.At },
        RatingReviewed reviewed => dispute with
        {
            Stage = DisputeStage.Decided,
            Review = new(reviewed.Decision, reviewed.Amended, happened.At),
        },
        _ => null,
    };
}
