using System.Collections.Concurrent;
using NodaTime;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Application.Scorecards;

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
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<object, (Instant Until, object Answer)> kept = new();

    /// <inheritdoc/>
    public Task<WorkerFigures> OfWorker(PersonId worker, CancellationToken cancellation) =>
        Kept(worker, () => source.OfWorker(worker, cancellation));

    /// <inheritdoc/>
    public Task<CompanyFigures> OfCompany(CompanyId company, CancellationToken cancellation) =>
        Kept(company, () => source.OfCompany(company, cancellation));

    private async Task<T> Kept<T>(object key, Func<Task<T>> read)
        where T : class
    {
        var now = clock.GetCurrentInstant();
        if (kept.TryGetValue(key, out var hit) && hit.Until > now)
            return (T)hit.Answer;
        var answer = await read();
        if (kept.Count >= MostKept)
            kept.Clear();
        kept[key] = (now + keep, answer);
        return answer;
    }
}
