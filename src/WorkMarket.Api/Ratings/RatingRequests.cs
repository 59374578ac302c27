using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Api.Ratings;

/// <summary>What one side says of the other.</summary>
public sealed record RatingRequest(
    Grade Overall, Grade? Quality = null, Grade? Professionalism = null, Grade? Communication = null, string? Comment = null)
{
    internal Rating ToRating() => new(Overall, Quality, Professionalism, Communication, Comment);
}

/// <summary>A written explanation.</summary>
public sealed record ExplanationRequest(string Explanation);

/// <summary>What becomes of a disputed rating, and why. Amending names the rating that takes its place.</summary>
public sealed record ReviewRequest(ReviewDecision Decision, string Reasons, RatingRequest? Rating = null);

/// <summary>What an action on ratings answers: those that the reader may read.</summary>
public sealed record RatingView(Change Change, RatingPair? Ratings) : ActionView(Change)
{
    private Change Change { get; } = Change;
}
