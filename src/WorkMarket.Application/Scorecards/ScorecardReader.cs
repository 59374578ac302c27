using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Application.Scorecards;

/// <summary>A worker's scorecard.</summary>
/// <param name="AsOf">When it was read.</param>
/// <param name="Since">The first day of the recent figures.</param>
/// <param name="Recent">The recent figures.</param>
/// <param name="AllTime">Those of all time.</param>
public sealed record WorkerScorecard(Instant AsOf, LocalDate Since, WorkerFigures Recent, WorkerFigures AllTime);

/// <summary>A company's scorecard.</summary>
/// <param name="AsOf">When it was read.</param>
/// <param name="Since">The first day of its figures.</param>
/// <param name="Figures">Its figures.</param>
public sealed record CompanyScorecard(Instant AsOf, LocalDate Since, CompanyFigures Figures);

/// <summary>Reads scorecards: one request each, at ten assignments or a hundred thousand.</summary>
public sealed class ScorecardReader(IScorecards scorecards, Policy policy, IClock clock) : IFigures
{
    /// <summary>A worker's scorecard. A worker who has done nothing yet has an empty one.</summary>
    public async Task<WorkerScorecard> ReadWorker(PersonId worker, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var since = policy.Scorecards.FirstDay(policy.Scorecards.WorkerWindow, now);
        var sums = await scorecards.Read(new ScorecardOf.Worker(worker), since, cancellation);
        return new(now, since, WorkerFigures.FromTally(sums.Window), WorkerFigures.FromTally(sums.AllTime));
    }

    /// <summary>A company's scorecard.</summary>
    public async Task<CompanyScorecard> ReadCompany(CompanyId company, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var since = policy.Scorecards.FirstDay(policy.Scorecards.CompanyWindow, now);
        var sums = await scorecards.Read(new ScorecardOf.Company(company), since, cancellation);
        return new(now, since, CompanyFigures.FromTallies(sums.Window, sums.AllTime));
    }

    /// <summary>The assignments behind a figure, newest first. One request for every kind that the figure counts.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="since">The first day of the figure's window, or null for all time. What is so now counts whenever it began.</param>
    /// <param name="after">Where the page before ended, or null for the first page.</param>
    /// <param name="limit">How many a page has at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public Task<BehindPage> Explain(
        ScorecardOf card, Figure figure, LocalDate? since, string? after, int limit, CancellationToken cancellation)
    {
        Instant? from = since is { } day ? policy.Scorecards.Zone.AtStartOfDay(day).ToInstant() : null;
        var kinds = figure.Among.ToDictionary(kind => kind, kind => Figure.IsNow(kind) ? null : from);
        return scorecards.Explain(card, kinds, after, limit, cancellation);
    }

    async Task<WorkerFigures> IFigures.OfWorker(PersonId worker, CancellationToken cancellation) =>
        (await ReadWorker(worker, cancellation)).Recent;

    async Task<CompanyFigures> IFigures.OfCompany(CompanyId company, CancellationToken cancellation) =>
        (await ReadCompany(company, cancellation)).Figures;
}
