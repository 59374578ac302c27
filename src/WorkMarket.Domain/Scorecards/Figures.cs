using System.Collections.Immutable;
using NodaTime;

namespace WorkMarket.Domain.Scorecards;

/// <summary>So many among so many.</summary>
/// <param name="Counted">The numerator.</param>
/// <param name="Among">The denominator.</param>
public readonly record struct Share(long Counted, long Among)
{
    /// <summary>In percent with one decimal, half rounded up; null among none. What is shown is also what rules compare.</summary>
    public decimal? Percent => Among == 0 ? null : Math.Round(100m * Counted / Among, 1, MidpointRounding.AwayFromZero);
}

/// <summary>A mean of times.</summary>
/// <param name="Total">The numerator: all of them together.</param>
/// <param name="Among">The denominator: how many there are.</param>
public readonly record struct Average(Duration Total, long Among)
{
    /// <summary>In whole seconds, the rest cut off; null among none.</summary>
    public Duration? Value => Among == 0 ? null : Duration.FromSeconds((long)(Total / Among).TotalSeconds);
}

/// <summary>The figures of a worker over some time (domain.md §4).</summary>
public sealed record WorkerFigures
{
    /// <summary>Of somebody who has done nothing yet.</summary>
    public static WorkerFigures None { get; } = FromTally(Tally.Empty);

    /// <summary>Ratings that were excellent or satisfied.</summary>
    public required Share Satisfaction { get; init; }

    /// <summary>Completed or cancelled shortly before the start, exactly as published, among completed, cancelled and abandoned.</summary>
    public required Share OnTime { get; init; }

    /// <summary>Required files that were there in time, among those with a due date.</summary>
    public required Share DeliveredOnTime { get; init; }

    /// <summary>Cancelled by the worker, among completed, cancelled and abandoned.</summary>
    public required Share Cancelled { get; init; }

    /// <summary>Abandoned, among completed, cancelled and abandoned.</summary>
    public required Share Abandoned { get; init; }

    /// <summary>The figures that sums come to.</summary>
    public static WorkerFigures FromTally(Tally tally) => new()
    {
        Satisfaction = Figure.Satisfaction.ShareOf(tally),
        OnTime = Figure.OnTime.ShareOf(tally),
        DeliveredOnTime = Figure.DeliveredOnTime.ShareOf(tally),
        Cancelled = Figure.Cancelled.ShareOf(tally),
        Abandoned = Figure.Abandoned.ShareOf(tally),
    };
}

/// <summary>What a client company's figures warn a worker of (domain.md §4).</summary>
public enum CompanyWarning
{
    /// <summary>Too few workers are satisfied with it.</summary>
    LowSatisfaction,

    /// <summary>It takes long to approve.</summary>
    SlowApproval,

    /// <summary>It pays late.</summary>
    LatePayment,
}

/// <summary>The figures of a client company over its window (domain.md §4).</summary>
public sealed record CompanyFigures
{
    /// <summary>Of a company that has done nothing yet.</summary>
    public static CompanyFigures None { get; } = FromTallies(Tally.Empty, Tally.Empty);

    /// <summary>Ratings by workers that were excellent or satisfied.</summary>
    public required Share Satisfaction { get; init; }

    /// <summary>From submission to approval, of what was approved in the window.</summary>
    public required Average Approval { get; init; }

    /// <summary>From the due instant to the payment, of what was paid in the window; in time is no time.</summary>
    public required Average PaymentLateness { get; init; }

    /// <summary>What waits for approval now, however long, among that and what was approved in the window.</summary>
    public required Share PendingApproval { get; init; }

    /// <summary>What is past due now, however long, among all that is to be paid now and what was paid in the window.</summary>
    public required Share PastDue { get; init; }

    /// <summary>The figures of some sums: what happened counts within the window, what still stands counts whenever it began.</summary>
    public static CompanyFigures FromTallies(Tally window, Tally allTime) => new()
    {
        Satisfaction = Figure.Satisfaction.ShareOf(window),
        Approval = Figure.Approval.AverageOf(window),
        PaymentLateness = Figure.PaymentLateness.AverageOf(window),
        PendingApproval = Figure.PendingApproval.ShareOf(window, allTime),
        PastDue = Figure.PastDue.ShareOf(window, allTime),
    };

    /// <summary>What a worker is warned of before applying. A figure among none warns of nothing.</summary>
    public ImmutableList<CompanyWarning> Warnings(ScorecardSettings settings) =>
    [
        .. Satisfaction.Percent < settings.LowSatisfaction ? [CompanyWarning.LowSatisfaction] : Array.Empty<CompanyWarning>(),
        .. Approval.Value >= settings.SlowApproval ? [CompanyWarning.SlowApproval] : Array.Empty<CompanyWarning>(),
        .. PaymentLateness.Value >= settings.LatePayment ? [CompanyWarning.LatePayment] : Array.Empty<CompanyWarning>(),
    ];
}
