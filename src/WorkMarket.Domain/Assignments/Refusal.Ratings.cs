using NodaTime;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Refusal
{
    /// <summary>Only a rating that counts is disputed: both sides rated, and no reviewer removed it (domain.md §4).</summary>
    public sealed record RatingNotCounted()
        : Refusal(RefusalKind.Conflict, "ratingNotCounted", "There is no rating of the worker that counts: a pair counts only if both sides rated.");

    /// <summary>The rating is disputed already (domain.md §4).</summary>
    public sealed record DisputeOpen(DisputeStage Stage)
        : Refusal(RefusalKind.Conflict, "disputeOpen", $"The dispute of this rating is open: it is {Stage}.");

    /// <summary>A reviewer decided on the rating, and that is final.</summary>
    public sealed record RatingReviewed()
        : Refusal(RefusalKind.Conflict, "ratingReviewed", "A reviewer has decided on this rating; that is final.");

    /// <summary>The client explained before.</summary>
    public sealed record AlreadyExplained()
        : Refusal(RefusalKind.Conflict, "alreadyExplained", "The rating is explained already.");

    /// <summary>The time for explaining is over; a missing explanation counts as none given (domain.md §4).</summary>
    public sealed record ExplanationTooLate(Instant Due)
        : Refusal(RefusalKind.Conflict, "explanationTooLate", "The time for an explanation is over: it counts as none given.");

    /// <summary>The client still has time to explain (domain.md §4).</summary>
    public sealed record ExplanationAwaited(Instant Due)
        : Refusal(RefusalKind.Conflict, "explanationAwaited", "The client has not explained the rating yet, and still has time to.", HoldsFrom: Due);

    /// <summary>Nobody asked for a review.</summary>
    public sealed record DisputeNotEscalated()
        : Refusal(RefusalKind.Conflict, "disputeNotEscalated", "The worker has not asked for a review of this rating.");
}
