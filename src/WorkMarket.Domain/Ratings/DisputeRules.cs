using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Ratings;

/// <summary>
/// Disputing a rating (domain.md §4): the worker asks the client for a written explanation, escalates at an impasse, and a reviewer
/// decides for good.
/// </summary>
internal static class DisputeRules
{
    public static ImmutableList<Refusal> MayDispute(Staffed staffed) => staffed.Engagement.Ratings?.Dispute switch
    {
        { Stage: DisputeStage.Decided } => [new Refusal.RatingReviewed()],
        { } dispute => [new Refusal.DisputeOpen(dispute.Stage)],
        null => CountedRatings.Of(staffed) is null ? [new Refusal.RatingNotCounted()] : [],
    };

    public static ImmutableList<Refusal> MayExplain(Staffed staffed) => staffed.Engagement.Ratings?.Dispute switch
    {
        null => [new Refusal.NothingThere(AssignmentAction.ExplainRating)],
        { ExplainedAt: not null } => [new Refusal.AlreadyExplained()],
        { Stage: not DisputeStage.Asked } dispute => [new Refusal.ExplanationTooLate(dispute.ExplanationDue)],
        _ => [],
    };

    public static ImmutableList<Refusal> MayEscalate(Staffed staffed) => staffed.Engagement.Ratings?.Dispute switch
    {
        null => [new Refusal.NothingThere(AssignmentAction.EscalateDispute)],
        { Stage: DisputeStage.Asked } dispute => [new Refusal.ExplanationAwaited(dispute.ExplanationDue)],
        { Stage: DisputeStage.Escalated } dispute => [new Refusal.DisputeOpen(dispute.Stage)],
        { Stage: DisputeStage.Decided } => [new Refusal.RatingReviewed()],
        _ => [],
    };

    public static ImmutableList<Refusal> MayReview(Staffed staffed) => staffed.Engagement.Ratings?.Dispute switch
    {
        null => [new Refusal.NothingThere(AssignmentAction.ReviewRating)],
        { Stage: DisputeStage.Decided } => [new Refusal.RatingReviewed()],
        { Stage: not DisputeStage.Escalated } => [new Refusal.DisputeNotEscalated()],
        _ => [],
    };

    /// <summary>The instant until which the client has to explain is fixed here, whatever the calendar becomes.</summary>
    public static Outcome Dispute(Command.DisputeRating dispute, Facts facts, Instant now) =>
        Text.Required(dispute.Reason, "reason", facts.Policy)
            .Or(new Event.RatingDisputed(dispute.Reason, facts.Policy.BusinessTime.Plus(now, facts.Policy.ExplanationWithin)));

    public static Outcome Explain(Command.ExplainRating explain, Facts facts) =>
        Text.Required(explain.Explanation, "explanation", facts.Policy).Or(new Event.RatingExplained(explain.Explanation));

    public static Outcome Escalate(Command.EscalateDispute escalate, Facts facts) =>
        Text.Required(escalate.Explanation, "explanation", facts.Policy).Or(new Event.RatingDisputeEscalated(escalate.Explanation));

    public static Outcome Review(Staffed staffed, Command.ReviewRating review, Facts facts) =>
        Text.Required(review.Reasons, "reasons", facts.Policy)
            .Concat(Amendment(staffed, review, facts.Policy))
            .Or(new Event.RatingReviewed(review.Decision, review.Amended, review.Reasons));

    private static IEnumerable<Refusal> Amendment(Staffed staffed, Command.ReviewRating review, Policy policy) => (review.Decision, review.Amended) switch
    {
        (ReviewDecision.Amend, null) => [new Refusal.InvalidField("rating", "ratingRequired", "Say which rating takes the place of the amended one.")],
        (ReviewDecision.Amend, { } same) when same == staffed.Engagement.Ratings?.ByClient =>
            [new Refusal.InvalidField("rating", "ratingUnchanged", "This is the rating as it is. Uphold it, or name another.")],
        (ReviewDecision.Amend, { } amended) => RatingRules.Fields(amended, "rating.", policy),
        (_, not null) => [new Refusal.InvalidField("rating", "ratingForAmendment", "Only a rating that is amended gets another one.")],
        _ => [],
    };
}
