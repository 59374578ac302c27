using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Whether a worker is one whom the client asks for, and knows what the client is like (domain.md §2, §4).</summary>
public static class Eligibility
{
    /// <summary>Every requirement that the worker of the facts does not meet.</summary>
    /// <param name="brief">What is required.</param>
    /// <param name="schedule">When the work is to be done.</param>
    /// <param name="facts">The worker's profile and figures.</param>
    /// <param name="now">When it is asked.</param>
    public static ImmutableList<UnmetRequirement> UnmetOf(
        Brief brief, Schedule schedule, Facts facts, Instant now) => brief.Requirements?.Unmet(
        facts.Profile ?? WorkerProfile.Empty,
        facts.WorkerFigures is { } figures ? RecordOf(figures) : WorkRecord.None,
        schedule.Start.InZone(schedule.Zone).Date,
        now.InZone(schedule.Zone).Date) ?? [];

    internal static IEnumerable<Refusal> Unmet(Brief brief, Schedule schedule, Circumstances at) =>
        UnmetOf(brief, schedule, at.Facts, at.Now).Select(unmet => new RequirementNotMet(unmet));

    /// <summary>Each warning of the company's scorecard, unless the worker has said that it is known (domain.md §4).</summary>
    internal static IEnumerable<Refusal> Unconfirmed(bool confirmed, Facts facts) => confirmed || facts.CompanyFigures is not { } figures
        ? []
        : figures.Warnings(facts.Policy.Scorecards).Select(warning => new CompanyScorecardWarning(warning, figures));

    private static WorkRecord RecordOf(WorkerFigures figures) =>
        new(figures.OnTime.Percent, (int)figures.Cancelled.Counted, (int)figures.Abandoned.Counted);
}
