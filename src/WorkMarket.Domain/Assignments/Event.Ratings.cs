using NodaTime;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Event
{
    /// <summary>A side rated the other, or put its rating anew.</summary>
    public sealed record RatingGiven(Side Side, Rating Rating) : Event;

    /// <summary>The worker asked the client for a written explanation of its rating, which is due at an instant.</summary>
    public sealed record RatingDisputed(string Reason, Instant ExplanationDue) : Event;

    /// <summary>The client explained its rating.</summary>
    public sealed record RatingExplained(string Explanation) : Event;

    /// <summary>The client did not explain its rating in time; that counts as no explanation given.</summary>
    public sealed record RatingUnexplained : Event;

    /// <summary>The worker asked WorkMarket to review the rating.</summary>
    public sealed record RatingDisputeEscalated(string Explanation) : Event;

    /// <summary>A reviewer decided on the rating, for reasons that both sides read.</summary>
    public sealed record RatingReviewed(ReviewDecision Decision, Rating? Amended, string Reasons) : Event;
}
