using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Due;

/// <summary>
/// Goes through the due index: ticks each case that is due and deletes its row once the row of its next instant stands. Early, late,
/// doubled and lost scans change nothing but the hour at which something is seen to happen.
/// </summary>
public sealed class DueScan(IDueIndex due, ICaseStore store, CaseWriter writer, IClock clock, EffectOptions options)
{
    private const int RowsAtOnce = 100;
    private const int CasesAtOnce = 8;

    /// <summary>When the record of a request may be forgotten: the end of the day after it has been kept long enough.</summary>
    public static Instant ForgetAt(Instant written, EffectOptions options) =>
        (written + options.KeepCommands).InUtc().Date.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>Handles all that is due.</summary>
    /// <returns>The instant of the earliest row that is not due yet, or null if there is none.</returns>
    public async Task<Instant?> Run(CancellationToken cancellation)
    {
        while (true)
        {
            var rows = await due.First(RowsAtOnce, cancellation);
            var now = clock.GetCurrentInstant();
            var ripe = rows.FindAll(row => row.At <= now);
            if (ripe.IsEmpty)
                return rows.IsEmpty ? null : rows[0].At;
            await Parallel.ForEachAsync(ripe, new ParallelOptions { MaxDegreeOfParallelism = CasesAtOnce, CancellationToken = cancellation },
                async (row, stop) => await Handle(row, stop));
        }
    }

    private async Task Handle(DueRow row, CancellationToken cancellation)
    {
        if (row.Kind == DueKind.Forget)
            await store.ForgetCommands(row.Case, row.At - options.KeepCommands, cancellation);
        else if (await writer.Tick(row.Case, cancellation) is { } state && Clock.NextDue(state) is { } next && next != row.At)
            await due.Put(new(next, row.Case, DueKind.Tick), cancellation);
        await due.Delete(row, cancellation);
    }
}
