using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Ratings;

/// <summary>
/// Rating the other side, from the invoice or the cancellation on, until both have rated or the time for it is over (domain.md §4).
/// </summary>
internal static class RatingRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Assignment, Rate>(AssignmentAction.Rate, [Role.Worker, Role.Client], Rated, Rate, MayRate),
        .. DisputeRules.Rows,
    ];

    /// <summary>The statuses in which there are ratings.</summary>
    public static ImmutableArray<Status> Rated => [Status.Invoiced, Status.Paid, Status.Cancelled];

    /// <summary>What the sides said, or null where neither did.</summary>
    public static RatingPair? RatingsOf(Assignment state) => (state as WithWorker)?.Engagement.Ratings;

    private static ImmutableList<Refusal> MayRate(Assignment state, Rate? rate, Circumstances at) =>
        RatingWindow.FinalSince(state) is { } since ? [new RatingsFinal(since, state.Brief.Schedule.Zone)]
        : RatingWindow.Until(state) is null ? [new NothingThere(AssignmentAction.Rate)]
        : [];

    // With the second rating the first one's seal is off too.
    private static Outcome Rate(Assignment state, Rate rate, Circumstances at)
    {
        var side = at.By.Side()!.Value;
        if (Fields(rate.Rating, "", at.Policy).ToImmutableList() is { IsEmpty: false } wrong)
            return wrong;
        if (RatingsOf(state)?.By(side) == rate.Rating)
            return Outcome.Nothing;
        return RatingsOf(state)?.By(side == Side.Worker ? Side.Client : Side.Worker) is null
            ? new RatingGiven(side, rate.Rating)
            : new Outcome([new RatingGiven(side, rate.Rating), new RatingsOpened()], []);
    }

    public static IEnumerable<Refusal> Fields(Rating rating, string prefix, Policy policy) =>
        Text.Optional(rating.Comment, prefix + "comment", policy.RatingCommentLength);
}

/// <summary>
/// Disputing a rating (domain.md §4): the worker asks the client for a written explanation, escalates at an impasse, and a reviewer
/// decides for good.
/// </summary>
internal static class DisputeRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Assignment, DisputeRating>(
            AssignmentAction.DisputeRating, [Role.Worker], RatingRules.Rated, Dispute, MayDispute) { SupportHelps = true },
        new ActionRule<Assignment, ExplainRating>(
            AssignmentAction.ExplainRating, [Role.Client], RatingRules.Rated,
            (_, explain, at) =>
                Text.Required(explain.Explanation, "explanation", at.Policy).Or(new RatingExplained(explain.Explanation)), MayExplain),
        new ActionRule<Assignment, EscalateDispute>(
            AssignmentAction.EscalateDispute, [Role.Worker], RatingRules.Rated,
            (_, escalate, at) =>
                Text.Required(escalate.Explanation, "explanation", at.Policy).Or(new RatingDisputeEscalated(escalate.Explanation)),
            MayEscalate)
        {
            SupportHelps = true,
        },
        new ActionRule<Assignment, ReviewRating>(AssignmentAction.ReviewRating, [Role.Support], RatingRules.Rated, Review, MayReview),
    ];

    private static ImmutableList<Refusal> MayDispute(
        Assignment state, DisputeRating? disputing, Circumstances at) => RatingRules.RatingsOf(state)?.Dispute switch
        {
            { Stage: DisputeStage.Decided } => [new ReviewIsFinal()],
            { } dispute => [new DisputeOpen(dispute.Stage)],
            null => CountedRatings.FromCase(state)?.OfWorker is null ? [new RatingNotCounted()] : [],
        };

    private static ImmutableList<Refusal> MayExplain(
        Assignment state, ExplainRating? explain, Circumstances at) => RatingRules.RatingsOf(state)?.Dispute switch
        {
            null => [new NothingThere(AssignmentAction.ExplainRating)],
            { ExplainedAt: not null } => [new AlreadyExplained()],
            { Stage: not DisputeStage.Asked } dispute => [new ExplanationTooLate(dispute.ExplanationDue, state.Brief.Schedule.Zone)],
            _ => [],
        };

    private static ImmutableList<Refusal> MayEscalate(
        Assignment state, EscalateDispute? escalate, Circumstances at) => RatingRules.RatingsOf(state)?.Dispute switch
        {
            null => [new NothingThere(AssignmentAction.EscalateDispute)],
            { Stage: DisputeStage.Asked } dispute => [new ExplanationAwaited(dispute.ExplanationDue, state.Brief.Schedule.Zone)],
            { Stage: DisputeStage.Escalated } dispute => [new DisputeOpen(dispute.Stage)],
            { Stage: DisputeStage.Decided } => [new ReviewIsFinal()],
            _ => [],
        };

    private static ImmutableList<Refusal> MayReview(
        Assignment state, ReviewRating? review, Circumstances at) => RatingRules.RatingsOf(state)?.Dispute switch
        {
            null => [new NothingThere(AssignmentAction.ReviewRating)],
            { Stage: DisputeStage.Decided } => [new ReviewIsFinal()],
            { Stage: not DisputeStage.Escalated } => [new DisputeNotEscalated()],
            _ => [],
        };

    // The instant until which the client has to explain is fixed here, whatever the calendar becomes.
    private static Outcome Dispute(Assignment state, DisputeRating dispute, Circumstances at) =>
        Text.Required(dispute.Reason, "reason", at.Policy)
            .Or(new RatingDisputed(dispute.Reason, at.Policy.BusinessTime.Plus(at.Now, at.Policy.ExplanationWithin)));

    private static Outcome Review(Assignment state, ReviewRating review, Circumstances at) =>
        Text.Required(review.Reasons, "reasons", at.Policy)
            .Concat(Amendment(state, review, at.Policy))
            .Or(new RatingReviewed(review.Decision, review.Amended, review.Reasons));

    private static IEnumerable<Refusal> Amendment(
        Assignment state, ReviewRating review, Policy policy) => (review.Decision, review.Amended) switch
        {
            (ReviewDecision.Amend, null) =>
                [new InvalidField("rating", "ratingRequired", "Say which rating takes the place of the amended one.")],
            (ReviewDecision.Amend, { } same) when same == RatingRules.RatingsOf(state)?.ByClient =>
                [new InvalidField("rating", "ratingUnchanged", "This is the rating as it is. Uphold it, or name another.")],
            (ReviewDecision.Amend, { } amended) => RatingRules.Fields(amended, "rating.", policy),
            (_, not null) => [new InvalidField("rating", "ratingForAmendment", "Only a rating that is amended gets another one.")],
            _ => [],
        };
}
