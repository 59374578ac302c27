using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Ratings;

/// <summary>Rating the other side, from the invoice until it is paid (domain.md §4).</summary>
internal static class RatingRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Invoiced, Rate>(AssignmentAction.Rate, [Role.Worker, Role.Client], [Status.Invoiced], Rate),
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
