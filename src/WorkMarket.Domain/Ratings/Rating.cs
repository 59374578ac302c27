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
