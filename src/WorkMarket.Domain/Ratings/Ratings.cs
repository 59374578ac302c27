using NodaTime;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Ratings;

/// <summary>Rate the other side, or put one's rating of it anew.</summary>
public sealed record Rate(Rating Rating) : Command;

/// <summary>Ask the client for a written explanation of its rating, and say why.</summary>
public sealed record DisputeRating(string Reason) : Command;

/// <summary>Explain the rating that the worker disputes.</summary>
public sealed record ExplainRating(string Explanation) : Command;

/// <summary>Ask WorkMarket to review the rating, with the worker's own written explanation; the client's is on the assignment.</summary>
public sealed record EscalateDispute(string Explanation) : Command;

/// <summary>Decide on a disputed rating, with reasons for both sides.</summary>
public sealed record ReviewRating(ReviewDecision Decision, Rating? Amended, string Reasons) : Command;

/// <summary>A side rated the other, or put its rating anew.</summary>
[Stored("ratingGiven/1")]
public sealed record RatingGiven(Side Side, Rating Rating) : Event;

/// <summary>
/// The ratings are final: both sides rated, or the time for it was over. Each is open to the other side from now on, and counts.
/// </summary>
[Stored("ratingsOpened/1")]
public sealed record RatingsOpened : Event
{
    // Whoever rated last let it happen, and is told as well.
    internal override IEnumerable<NoticeFor> Tells(Teller to) => CountedRatings.FromCase(to.State) is null
        ? []
        : to.Tell(Recipients.BothSides, NoticeKind.RatingFinal, anyway: true);
}

/// <summary>The worker asked the client for a written explanation of its rating, which is due at an instant.</summary>
[Stored("ratingDisputed/1"), Tells(NoticeKind.RatingDisputed, Recipients.BothSides)]
public sealed record RatingDisputed(string Reason, Instant ExplanationDue) : Event;

/// <summary>The client explained its rating.</summary>
[Stored("ratingExplained/1"), Tells(NoticeKind.RatingExplained, Recipients.BothSides)]
public sealed record RatingExplained(string Explanation) : Event;

/// <summary>The client did not explain its rating in time; that counts as no explanation given.</summary>
[Stored("ratingUnexplained/1"), Tells(NoticeKind.RatingUnexplained, Recipients.BothSides)]
public sealed record RatingUnexplained : Event;

/// <summary>The worker asked WorkMarket to review the rating.</summary>
[Stored("ratingDisputeEscalated/1"), Tells(NoticeKind.RatingEscalated, Recipients.BothSides | Recipients.Desk)]
public sealed record RatingDisputeEscalated(string Explanation) : Event;

/// <summary>A reviewer decided on the rating, for reasons that both sides read.</summary>
[Stored("ratingReviewed/1"), Tells(NoticeKind.RatingReviewed, Recipients.BothSides | Recipients.Desk)]
public sealed record RatingReviewed(ReviewDecision Decision, Rating? Amended, string Reasons) : Event;

/// <summary>Both sides rated, or the time for it is over (domain.md §4).</summary>
public sealed record RatingsFinal : Refusal
{
    /// <summary>Says since when they are, in the assignment's zone.</summary>
    public RatingsFinal(Instant since, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "ratingsFinal",
            $"What the sides said of each other is final since {Wording.InWords(since, zone)}: both had rated, or the time for it was "
                + "over. A worker can dispute the client's rating.") =>
        Since = since;

    /// <summary>Since when they are final.</summary>
    public Instant Since { get; }
}

/// <summary>Only a rating that counts is disputed: it is final, and no reviewer removed it (domain.md §4).</summary>
public sealed record RatingNotCounted()
    : Refusal(
        RefusalKind.Conflict, "ratingNotCounted", "There is no rating of the worker that counts, so there is none to dispute: ratings "
            + "count once both sides have rated, or the time for it is over.");

/// <summary>The rating is disputed already (domain.md §4).</summary>
public sealed record DisputeOpen(DisputeStage Stage)
    : Refusal(RefusalKind.Conflict, "disputeOpen", $"This rating is disputed already: {Standing(Stage)}.")
{
    private static string Standing(DisputeStage stage) => stage switch
    {
        DisputeStage.Asked => "the client is asked for an explanation",
        DisputeStage.Explained => "the client has explained it, and the worker can ask for a review",
        DisputeStage.Unexplained => "the client has not explained it in time, and the worker can ask for a review",
        DisputeStage.Escalated => "a reviewer is asked to decide",
        _ => "a reviewer has decided",
    };
}

/// <summary>A reviewer decided on the rating, and that is final.</summary>
public sealed record ReviewIsFinal()
    : Refusal(RefusalKind.Conflict, "ratingReviewed", "A reviewer has decided on this rating; that is final.");

/// <summary>The client explained before.</summary>
public sealed record AlreadyExplained()
    : Refusal(RefusalKind.Conflict, "alreadyExplained", "The rating is explained already.");

/// <summary>The time for explaining is over; a missing explanation counts as none given (domain.md §4).</summary>
public sealed record ExplanationTooLate : Refusal
{
    /// <summary>Says until when it was, in the assignment's zone.</summary>
    public ExplanationTooLate(Instant due, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "explanationTooLate",
            $"An explanation was due until {Wording.InWords(due, zone)}: it counts as none given. Write what is to be said in the "
                + "messages.") =>
        Due = due;

    /// <summary>Until when it was due.</summary>
    public Instant Due { get; }
}

/// <summary>The client still has time to explain (domain.md §4).</summary>
public sealed record ExplanationAwaited : Refusal
{
    /// <summary>Says until when it has time, in the assignment's zone.</summary>
    public ExplanationAwaited(Instant due, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "explanationAwaited",
            $"The client has until {Wording.InWords(due, zone)} to explain the rating: a review can be asked for then, or once it has "
                + "explained.",
            HoldsFrom: due) =>
        Due = due;

    /// <summary>Until when it has time.</summary>
    public Instant Due { get; }
}

/// <summary>Nobody asked for a review.</summary>
public sealed record DisputeNotEscalated()
    : Refusal(
        RefusalKind.Conflict, "disputeNotEscalated", "The worker has not asked for a review of this rating; it can be decided on once it "
            + "has.");
