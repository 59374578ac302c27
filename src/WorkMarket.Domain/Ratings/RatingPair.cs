using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Ratings;

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
    internal static bool IsOpenTo(Assignment state, Actor by, Side side) => state is Paid || by.Side() is not { } own || own == side;
}
