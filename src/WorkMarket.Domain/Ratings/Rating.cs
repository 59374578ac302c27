using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Ratings;

/// <summary>How good something was (domain.md §4).</summary>
public enum Grade
{
    /// <summary>Excellent.</summary>
    Excellent,

    /// <summary>Satisfied.</summary>
    Satisfied,

    /// <summary>Unsatisfied.</summary>
    Unsatisfied,
}

/// <summary>What one side says of the other after the work (domain.md §4).</summary>
/// <param name="Overall">The rating that scorecards count.</param>
/// <param name="Quality">Of the work, or of its description and site.</param>
/// <param name="Professionalism">Of the people.</param>
/// <param name="Communication">How well the two could talk.</param>
/// <param name="Comment">In their own words.</param>
public sealed record Rating(
    Grade Overall, Grade? Quality = null, Grade? Professionalism = null, Grade? Communication = null, string? Comment = null);

/// <summary>What the two sides of an assignment say of each other, and whether the worker disputes it (domain.md §4).</summary>
public sealed record RatingPair
{
    /// <summary>What the client says of the worker.</summary>
    public Rating? ByClient { get; init; }

    /// <summary>What the worker says of the client.</summary>
    public Rating? ByWorker { get; init; }

    /// <summary>
    /// Since when they are final, open to both sides and count: both sides had rated, or the time for it was over. Null while they are
    /// sealed, and where the payment made them final, as it did before they were sealed.
    /// </summary>
    public Instant? FinalAt { get; init; }

    /// <summary>The worker's dispute of the client's rating.</summary>
    public RatingDispute? Dispute { get; init; }

    /// <summary>What a side says of the other.</summary>
    public Rating? By(Side side) => side == Side.Worker ? ByWorker : ByClient;

    /// <summary>The ratings as somebody may read them: while they are sealed neither side sees the other's.</summary>
    public static RatingPair? AsReadBy(Assignment state, Actor by)
    {
        if (state is not WithWorker { Engagement.Ratings: { } ratings } || !Access.IsParty(state, by))
            return null;
        var shown = ratings with
        {
            ByClient = IsOpenTo(state, by, Side.Client) ? ratings.ByClient : null,
            ByWorker = IsOpenTo(state, by, Side.Worker) ? ratings.ByWorker : null,
        };
        return shown is { ByClient: null, ByWorker: null } ? null : shown;
    }

    /// <summary>Whether somebody who takes part may read what a side says.</summary>
    internal static bool IsOpenTo(Assignment state, Actor by, Side side) =>
        RatingWindow.FinalSince(state) is not null || by.Side() is not { } own || own == side;
}

/// <summary>Until when both sides may rate (domain.md §4). An unpaid invoice holds nothing back.</summary>
public static class RatingWindow
{
    // What was invoiced before the end was kept with it ends as was published when it came to be kept.
    private static readonly Duration BeforeItWasKept = Duration.FromDays(14);

    /// <summary>Until when both sides may rate, unless both do before; null where there is nothing to rate, or not any more.</summary>
    public static Instant? Until(Assignment state) => state switch
    {
        WithWorker { Engagement.Ratings.FinalAt: not null } => null,
        Invoiced invoiced => invoiced.Engagement.RateUntil ?? invoiced.Invoice.DueAt + BeforeItWasKept,
        Paid or Cancelled => ((WithWorker)state).Engagement.RateUntil,
        _ => null,
    };

    /// <summary>Since when the ratings are final; null while they are sealed, and where there is nothing to rate.</summary>
    public static Instant? FinalSince(Assignment state) => state switch
    {
        WithWorker { Engagement.Ratings.FinalAt: { } at } => at,
        Paid { Engagement.RateUntil: null, PaidAt: var paidAt } => paidAt,
        _ => null,
    };

    /// <summary>The engagement once it can be rated until an instant, or until an earlier one that was known before.</summary>
    internal static Engagement WithUntil(WithWorker state, Instant? until) => until is { } end
        ? state.Engagement with { RateUntil = Until(state) is { } before ? Instant.Min(before, end) : end }
        : state.Engagement;
}

/// <summary>
/// The ratings of an assignment that count on scorecards and show on profiles: those that are final, each alone. Where the payment made
/// them final, as before they were sealed, only both together count. A reviewer may have amended or removed what the client said
/// (domain.md §4).
/// </summary>
/// <param name="OfWorker">What counts for the worker, or null where the client did not rate, or a reviewer removed it.</param>
/// <param name="OfClient">What counts for the client company, or null where the worker did not rate.</param>
/// <param name="Since">Since when they count.</param>
public sealed record CountedRatings(Rating? OfWorker, Rating? OfClient, Instant Since)
{
    /// <summary>The counted ratings of an assignment, or null where none count.</summary>
    public static CountedRatings? FromCase(Assignment state) =>
        RatingWindow.FinalSince(state) is { } since && state is WithWorker { Engagement.Ratings: { } ratings }
            && (ratings.FinalAt is null ? ratings is { ByClient: not null, ByWorker: not null }
                : ratings.ByClient is not null || ratings.ByWorker is not null)
        ? new(Reviewed(ratings.ByClient, ratings.Dispute?.Review), ratings.ByWorker, since)
        : null;

    private static Rating? Reviewed(Rating? rating, RatingReview? review) => review?.Decision switch
    {
        ReviewDecision.Amend => review.Amended,
        ReviewDecision.Remove => null,
        _ => rating,
    };
}
