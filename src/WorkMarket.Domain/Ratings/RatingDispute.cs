using NodaTime;

namespace WorkMarket.Domain.Ratings;

/// <summary>Where a rating dispute is (domain.md §4).</summary>
public enum DisputeStage
{
    /// <summary>The client is asked for a written explanation.</summary>
    Asked,

    /// <summary>The client gave one. It is for the worker to leave it at that, or to escalate.</summary>
    Explained,

    /// <summary>The client gave none in time.</summary>
    Unexplained,

    /// <summary>The sides found no agreement; a reviewer is asked.</summary>
    Escalated,

    /// <summary>The reviewer has decided, for good.</summary>
    Decided,
}

/// <summary>What a reviewer makes of a rating.</summary>
public enum ReviewDecision
{
    /// <summary>It stands.</summary>
    Uphold,

    /// <summary>Another takes its place.</summary>
    Amend,

    /// <summary>It no longer counts.</summary>
    Remove,
}

/// <summary>The worker's dispute of the client's rating. What was written in it is in the timeline.</summary>
/// <param name="Stage">Where it is.</param>
/// <param name="OpenedAt">When the worker asked for an explanation.</param>
/// <param name="ExplanationDue">When an explanation that is still missing counts as none given.</param>
public sealed record RatingDispute(DisputeStage Stage, Instant OpenedAt, Instant ExplanationDue)
{
    /// <summary>When the client explained.</summary>
    public Instant? ExplainedAt { get; init; }

    /// <summary>When the worker escalated.</summary>
    public Instant? EscalatedAt { get; init; }

    /// <summary>What the reviewer decided.</summary>
    public RatingReview? Review { get; init; }
}

/// <summary>What a reviewer decided on a disputed rating. The reasons are in the timeline.</summary>
/// <param name="Decision">What becomes of the rating.</param>
/// <param name="Amended">The rating that takes its place, where one does.</param>
/// <param name="At">When it was decided.</param>
public sealed record RatingReview(ReviewDecision Decision, Rating? Amended, Instant At);
