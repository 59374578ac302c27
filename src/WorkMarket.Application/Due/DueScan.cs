using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;

namespace WorkMarket.Application.Due;

/// <summary>
/// Goes through the due index: ticks each case that is due and deletes its row once the effects have happened and the row of its next
/// instant stands. Early, late, doubled and lost scans change nothing but the hour at which something is seen to happen.
/// </summary>
public sealed class DueScan(IDueIndex due, DueTimes times, ICaseStore store, CaseClock cases, IClock clock, EffectOptions options)
{
    private const int RowsAtOnce = 100;
    private const int CasesAtOnce = 8;

    /// <summary>When the record of a request may be deleted: at the end of the day after it was kept long enough.</summary>
    public static Instant ForgetAt(Instant written, EffectOptions options) =>
        (written + options.KeepCommands).InUtc().Date.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>
    /// Handles all that is due, the rows of one case together. A case that cannot be handled holds up no other; its rows stay for the next
    /// scan, as do those of one that another writes to in this moment.
    /// </summary>
    /// <returns>When to scan again: the instant of the earliest row that is not due yet, or when what was left is left no longer; null
    /// where nothing is to come.</returns>
    /// <exception cref="DueScanException">Some cases could not be handled; it tells the next instant too.</exception>
    /// <param name="cancellation">Stops it.</param>
    public Task<Instant?> Run(CancellationToken cancellation) => Run(cancellation, cancellation);

    /// <summary>
    /// Handles all that is due, until it is to stop: then no further case is begun, and those in hand are brought to an end.
    /// </summary>
    /// <param name="stopping">Lets no further case begin.</param>
    /// <param name="inHand">Stops those in hand too.</param>
    /// <inheritdoc cref="Run(CancellationToken)"/>
    public async Task<Instant?> Run(CancellationToken stopping, CancellationToken inHand)
    {
        var failures = new ConcurrentBag<Exception>();
        var left = new ConcurrentBag<Instant>();
        Instant? next = null;
        for (DueRow? last = null; next is null;)
        {
            var rows = await due.First(RowsAtOnce, last, stopping);
            var now = clock.GetCurrentInstant();
            await SideBySide.ForEach(rows.Where(row => row.At <= now).GroupBy(row => row.Case), CasesAtOnce, async some =>
            {
                try
                {
                    if (!await Handle([.. some], inHand))
                        left.Add(clock.GetCurrentInstant() + options.LeftToWriter);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    failures.Add(
                        new InvalidOperationException($"The case {some.Key}, due at {some.First().At}, could not be handled.", failure));
                }
            }, stopping);
            next = rows.Find(row => row.At > now)?.At;
            last = rows.LastOrDefault();
            if (rows.Count < RowsAtOnce)
                break;
        }
        Instant? again = left.Select(at => (Instant?)at).Append(next).Min();
        return failures.IsEmpty ? again : throw new DueScanException(failures, again);
    }

    // Handling the earliest row records all that fell due, so the others can go. False where they have to stay.
    private async Task<bool> Handle(ImmutableList<DueRow> rows, CancellationToken cancellation)
    {
        foreach (var old in rows.Where(row => row.Kind == DueKind.Forget))
        {
            await store.ForgetCommands(old.Case, old.At - options.KeepCommands, cancellation);
            await due.Delete(old, cancellation);
        }
        var ticks = rows.FindAll(row => row.Kind == DueKind.Tick);
        if (ticks.IsEmpty)
            return true;
        var moved = await cases.Tick(ticks[0].Case, ticks[0].At, cancellation);
        if (moved is { IsSettled: false })
            return false;
        if (moved is not null && times.Next(moved.State) is { } next)
            await due.Replace(ticks[0], next, cancellation);
        else
            await due.Delete(ticks[0], cancellation);
        foreach (var overtaken in ticks.Skip(1))
            await due.Delete(overtaken, cancellation);
        return true;
    }
}

/// <summary>Some of the cases that are due could not be handled. Their rows stay.</summary>
public sealed class DueScanException(IEnumerable<Exception> failures, Instant? next) : AggregateException(failures)
{
    /// <summary>The instant of the earliest row that is not due yet, or null if there is none.</summary>
    public Instant? Next => next;
}
