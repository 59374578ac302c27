using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Ratings;

/// <summary>Rating the other side, from the invoice until it is paid (domain.md §4).</summary>
internal static class RatingRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Invoiced, Rate>(AssignmentAction.Rate, [Role.Worker, Role.Client], [Status.Invoiced], Rate,
            (invoiced, _, _) => invoiced.NotReceived is null ? [] : [new RatingsFinal()]),
        .. DisputeRules.Rows,
    ];

    private static Outcome Rate(Invoiced staffed, Rate rate, Circumstances at)
    {
        var side = at.By.Side()!.Value;
        return Fields(rate.Rating, "", at.Policy).ToImmutableList() is { IsEmpty: false } wrong ? wrong
            : staffed.Engagement.Ratings?.By(side) == rate.Rating ? Outcome.Nothing
            : new RatingGiven(side, rate.Rating);
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
        new ActionRule<Paid, DisputeRating>(
            AssignmentAction.DisputeRating, [Role.Worker], [Status.Paid], Dispute, MayDispute) { SupportHelps = true },
        new ActionRule<Paid, ExplainRating>(
            AssignmentAction.ExplainRating, [Role.Client], [Status.Paid],
            (_, explain, at) =>
                Text.Required(explain.Explanation, "explanation", at.Policy).Or(new RatingExplained(explain.Explanation)), MayExplain),
        new ActionRule<Paid, EscalateDispute>(
            AssignmentAction.EscalateDispute, [Role.Worker], [Status.Paid],
            (_, escalate, at) =>
                Text.Required(escalate.Explanation, "explanation", at.Policy).Or(new RatingDisputeEscalated(escalate.Explanation)),
            MayEscalate)
        {
            SupportHelps = true,
        },
        new ActionRule<Paid, ReviewRating>(AssignmentAction.ReviewRating, [Role.Support], [Status.Paid], Review, MayReview),
    ];

    private static ImmutableList<Refusal> MayDispute(
        Paid paid, DisputeRating? disputing, Circumstances at) => paid.Engagement.Ratings?.Dispute switch
        {
            { Stage: DisputeStage.Decided } => [new ReviewIsFinal()],
            { } dispute => [new DisputeOpen(dispute.Stage)],
            null => CountedRatings.FromCase(paid) is null ? [new RatingNotCounted()] : [],
        };

    private static ImmutableList<Refusal> MayExplain(
        Paid paid, ExplainRating? explain, Circumstances at) => paid.Engagement.Ratings?.Dispute switch
        {
            null => [new NothingThere(AssignmentAction.ExplainRating)],
            { ExplainedAt: not null } => [new AlreadyExplained()],
            { Stage: not DisputeStage.Asked } dispute => [new ExplanationTooLate(dispute.ExplanationDue, paid.Brief.Schedule.Zone)],
            _ => [],
        };

    private static ImmutableList<Refusal> MayEscalate(
        Paid paid, EscalateDispute? escalate, Circumstances at) => paid.Engagement.Ratings?.Dispute switch
        {
            null => [new NothingThere(AssignmentAction.EscalateDispute)],
            { Stage: DisputeStage.Asked } dispute => [new ExplanationAwaited(dispute.ExplanationDue, paid.Brief.Schedule.Zone)],
            { Stage: DisputeStage.Escalated } dispute => [new DisputeOpen(dispute.Stage)],
            { Stage: DisputeStage.Decided } => [new ReviewIsFinal()],
            _ => [],
        };

    private static ImmutableList<Refusal> MayReview(
        Paid paid, ReviewRating? review, Circumstances at) => paid.Engagement.Ratings?.Dispute switch
        {
            null => [new NothingThere(AssignmentAction.ReviewRating)],
            { Stage: DisputeStage.Decided } => [new ReviewIsFinal()],
            { Stage: not DisputeStage.Escalated } => [new DisputeNotEscalated()],
            _ => [],
        };

    // The instant until which the client has to explain is fixed here, whatever the calendar becomes.
    private static Outcome Dispute(Paid paid, DisputeRating dispute, Circumstances at) =>
        Text.Required(dispute.Reason, "reason", at.Policy)
            .Or(new RatingDisputed(dispute.Reason, at.Policy.BusinessTime.Plus(at.Now, at.Policy.ExplanationWithin)));

    private static Outcome Review(Paid paid, ReviewRating review, Circumstances at) =>
        Text.Required(review.Reasons, "reasons", at.Policy)
            .Concat(Amendment(paid, review, at.Policy))
            .Or(new RatingReviewed(review.Decision, review.Amended, review.Reasons));

    private static IEnumerable<Refusal> Amendment(Paid paid, ReviewRating review, Policy policy) => (review.Decision, review.Amended) switch
    {
        (ReviewDecision.Amend, null) =>
            [new InvalidField("rating", "ratingRequired", "Say which rating takes the place of the amended one.")],
        (ReviewDecision.Amend, { } same) when same == paid.Engagement.Ratings?.ByClient =>
            [new InvalidField("rating", "ratingUnchanged", "This is the rating as it is. Uphold it, or name another.")],
        (ReviewDecision.Amend, { } amended) => RatingRules.Fields(amended, "rating.", policy),
        (_, not null) => [new InvalidField("rating", "ratingForAmendment", "Only a rating that is amended gets another one.")],
        _ => [],
    };
}
