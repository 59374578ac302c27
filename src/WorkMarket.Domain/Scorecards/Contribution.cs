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

/// <summary>One thing that an assignment adds to a scorecard. No two of one assignment share kind and instant.</summary>
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
/// All that one assignment adds to one scorecard as things stand. An empty one removes what the assignment added before.
/// </summary>
public sealed record Contribution(ScorecardOf To, ImmutableList<Entry> Entries);

/// <summary>As what an assignment counts on a scorecard (domain.md §4).</summary>
public enum CountsAs
{
    /// <summary>The worker completed it.</summary>
    Completed,

    /// <summary>The worker cancelled in good time before the start.</summary>
    CancelledEarly,

    /// <summary>The worker cancelled shortly before the start, or after it.</summary>
    CancelledLate,

    /// <summary>The client reported that the worker abandoned it.</summary>
    Abandoned,

    /// <summary>Required files with a due date that were there in time.</summary>
    DeliveredOnTime,

    /// <summary>Required files with a due date that were not.</summary>
    DeliveredLate,

    /// <summary>A counted rating: excellent.</summary>
    RatedExcellent,

    /// <summary>A counted rating: satisfied.</summary>
    RatedSatisfied,

    /// <summary>A counted rating: unsatisfied.</summary>
    RatedUnsatisfied,

    /// <summary>The client approved; its amount is the time from submission to approval.</summary>
    Approved,

    /// <summary>The client paid; its amount is the time from the due instant to the payment, none where that came in time.</summary>
    Paid,

    /// <summary>It waits for approval now.</summary>
    PendingApproval,

    /// <summary>It is to be paid, and that is not past due.</summary>
    Unpaid,

    /// <summary>It is to be paid, and that is past due.</summary>
    PastDue,
}
