using System.ComponentModel.DataAnnotations;
using NodaTime;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Scorecards;

/// <summary>How scorecards count and when they warn, each a setting with its default (domain.md §4).</summary>
public sealed record ScorecardSettings
{
    /// <summary>The zone in which the days of scorecards begin and end. Where it changes, scorecards are to be reindexed.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZoneProviders.Tzdb["America/New_York"];

    /// <summary>How far back a worker's recent figures go.</summary>
    public Period WorkerWindow { get; init; } = Period.FromMonths(3);

    /// <summary>How far back a company's figures go.</summary>
    public Period CompanyWindow { get; init; } = Period.FromDays(90);

    /// <summary>Less than how long before the start a cancellation is a late one.</summary>
    public Period LateCancellation { get; init; } = Period.FromHours(24);

    /// <summary>Below how many percent of satisfaction a company's figures warn.</summary>
    [Range(0, 100)]
    public decimal LowSatisfaction { get; init; } = 75m;

    /// <summary>From which average approval time a company's figures warn.</summary>
    public Duration SlowApproval { get; init; } = Duration.FromDays(3);

    /// <summary>From which average payment lateness a company's figures warn.</summary>
    public Duration LatePayment { get; init; } = Duration.FromDays(1);

    /// <summary>The day of an instant.</summary>
    public LocalDate DayOf(Instant at) => at.InZone(Zone).Date;

    /// <summary>The first day of a window that ends today: 90 days are today and the 89 before it.</summary>
    public LocalDate FirstDay(Period window, Instant now) => (DayOf(now) - window).PlusDays(1);

    /// <summary>Whether a cancellation is a late one.</summary>
    public bool IsLate(Instant cancelled, Instant start) => cancelled > start.Minus(LateCancellation, Zone);
}
