using System.Collections.Concurrent;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Due;

/// <summary>
/// Goes through the due index: ticks each case that is due and deletes its row once the effects have happened and the row of its next
/// instant stands. Early, late, doubled and lost scans change nothing but the hour at which something is seen to happen.
/// </summary>
public sealed class DueScan(IDueIndex due, ICaseStore store, CaseClock cases, IClock clock, EffectOptions options)
{
    private const int RowsAtOnce = 100;
    private const int CasesAtOnce = 8;

    /// <summary>When the record of a request may be forgotten: the end of the day after it has been kept long enough.</summary>
    public static Instant ForgetAt(Instant written, EffectOptions options) =>
        (written + options.KeepCommands).InUtc().Date.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>Handles all that is due. A case that cannot be handled holds up no other; its row stays for the next scan.</summary>
    /// <returns>The instant of the earliest row that is not due yet, or null if there is none.</returns>
    /// <exception cref="DueScanException">Some cases could not be handled; it tells the next instant too.</exception>
    /// <param name="cancellation">Stops it.</param>
    public Task<Instant?> Run(CancellationToken cancellation) => Run(cancellation, cancellation);

    /// <summary>Handles all that is due, until it is to stop: then no further case is begun, and those in hand are brought to an end.</summary>
    /// <param name="stopping">Lets no further case begin.</param>
    /// <param name="inHand">Stops those in hand too.</param>
    /// <inheritdoc cref="Run(CancellationToken)"/>
    public async Task<Instant?> Run(CancellationToken stopping, CancellationToken inHand)
    {
        var failures = new ConcurrentBag<Exception>();
        Instant? next = null;
        for (DueRow? last = null; next is null;)
        {
            var rows = await due.First(RowsAtOnce, last, stopping);
            var now = clock.GetCurrentInstant();
            await Parallel.ForEachAsync(rows.Where(row => row.At <= now), Parallelism(stopping), async (row, _) =>
            {
                try
                {
                    await Handle(row, inHand);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    failures.Add(new InvalidOperationException($"The case {row.Case}, due at {row.At}, could not be handled.", failure));
                }
            });
            next = rows.Find(row => row.At > now)?.At;
            last = rows.LastOrDefault();
            if (rows.Count < RowsAtOnce)
                break;
        }
        return failures.IsEmpty ? next : throw new DueScanException(failures, next);
    }

    private static ParallelOptions Parallelism(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = CasesAtOnce, CancellationToken = cancellation };

    private async Task Handle(DueRow row, CancellationToken cancellation)
    {
        if (row.Kind == DueKind.Forget)
            await store.ForgetCommands(row.Case, row.At - options.KeepCommands, cancellation);
        else if (await cases.Tick(row.Case, row.At, cancellation) is { } state && Clock.NextDue(state) is { } next)
        {
            await due.Replace(row, new(next, row.Case, DueKind.Tick), cancellation);
            return;
        }
        await due.Delete(row, cancellation);
    }
}

/// <summary>Some of the cases that are due could not be handled. Their rows stay.</summary>
public sealed class DueScanException(IEnumerable<Exception> failures, Instant? next) : AggregateException(failures)
{
    /// <summary>The instant of the earliest row that is not due yet, or null if there is none.</summary>
    public Instant? Next => next;
}
