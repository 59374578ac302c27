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

    /// <summary>The worker's dispute of the client's rating.</summary>
    public RatingDispute? Dispute { get; init; }

    /// <summary>What a side says of the other.</summary>
    public Rating? By(Side side) => side == Side.Worker ? ByWorker : ByClient;

    /// <summary>The ratings as somebody may read them: before all is paid neither side sees the other's.</summary>
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
        state is Paid or Invoiced { NotReceived: not null } || by.Side() is not { } own || own == side;
}

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
        state is Paid or Invoiced { NotReceived: not null }
        && state is WithWorker { Engagement.Ratings: { ByClient: { } byClient, ByWorker: { } byWorker } ratings }
        ? new(Reviewed(byClient, ratings.Dispute?.Review), byWorker)
        : null;

    private static Rating? Reviewed(Rating rating, RatingReview? review) => review?.Decision switch
    {
        ReviewDecision.Amend => review.Amended,
        ReviewDecision.Remove => null,
        _ => rating,
    };
}
