using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Domain.Scorecards;

/// <summary>Whose scorecard it is.</summary>
public abstract record ScorecardOf
{
    private ScorecardOf() { }

    /// <summary>A worker's.</summary>
    public sealed record Worker(PersonId Id) : ScorecardOf;

    /// <summary>A client company's.</summary>
    public sealed record Company(CompanyId Id) : ScorecardOf;
}

/// <summary>One thing that an assignment adds to a scorecard. No two of one assignment have the same kind and instant.</summary>
/// <param name="As">As what it counts.</param>
/// <param name="At">The instant at which it counts.</param>
/// <param name="Day">The same as a day in the platform's zone: windows are made of days.</param>
public sealed record Entry(CountsAs As, Instant At, LocalDate Day)
{
    /// <summary>How often it counts.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The time that it adds where the figure is an average of times.</summary>
    public Duration Amount { get; init; }

    /// <summary>What was said, where it is a rating.</summary>
    public Rating? Rating { get; init; }
}

/// <summary>
/// All that one assignment adds to one scorecard as things stand. Nothing at all is an answer too: what it added before goes.
/// </summary>
public sealed record Contribution(ScorecardOf To, ImmutableList<Entry> Entries);
