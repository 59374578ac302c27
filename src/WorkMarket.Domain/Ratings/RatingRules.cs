using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Ratings;

/// <summary>Rating the other side, from the invoice until it is paid (domain.md §4).</summary>
internal static class RatingRules
{
    public static Outcome Rate(Staffed staffed, Command.Rate rate, Actor by, Facts facts)
    {
        var side = by.Side()!.Value;
        return Fields(rate.Rating, "", facts.Policy).ToImmutableList() is { IsEmpty: false } wrong ? wrong
            : staffed.Engagement.Ratings?.By(side) == rate.Rating ? Outcome.Nothing
            : new Event.RatingGiven(side, rate.Rating);
    }

    public static IEnumerable<Refusal> Fields(Rating rating, string prefix, Policy policy) =>
        Text.Optional(rating.Comment, prefix + "comment", policy.RatingCommentLength);
}
