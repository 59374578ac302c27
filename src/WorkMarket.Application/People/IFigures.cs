using NodaTime;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Application.People;

/// <summary>The figures that decisions need. Each read is one storage request.</summary>
public interface IFigures
{
    /// <summary>The recent figures of a worker.</summary>
    Task<WorkerFigures> OfWorker(PersonId worker, CancellationToken cancellation);

    /// <summary>The figures of a company.</summary>
    Task<CompanyFigures> OfCompany(CompanyId company, CancellationToken cancellation);
}

/// <summary>Answers from memory what was asked a short while ago, so that an action costs one read.</summary>
/// <param name="source">The figures themselves.</param>
/// <param name="clock">Tells how old an answer is.</param>
/// <param name="keep">How long an answer is kept: 30 seconds at most.</param>
public sealed class CachedFigures(IFigures source, IClock clock, Duration keep) : IFigures
{
    private readonly Cached kept = new(clock, keep);

    /// <inheritdoc/>
    public Task<WorkerFigures> OfWorker(PersonId worker, CancellationToken cancellation) =>
        kept.Get(worker, () => source.OfWorker(worker, cancellation));

    /// <inheritdoc/>
    public Task<CompanyFigures> OfCompany(CompanyId company, CancellationToken cancellation) =>
        kept.Get(company, () => source.OfCompany(company, cancellation));
}
