using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Application.Queues;

namespace WorkMarket.LocalHost.Due;

/// <summary>When rows of this process fall due.</summary>
internal sealed class DueWakes(IClock clock) : Wakes(clock);

/// <summary>Wakes the clock when a row that was put falls due.</summary>
internal sealed class WakingDueIndex(IDueIndex inner, DueWakes wakes) : IDueIndex
{
    public async Task Put(DueRow row, CancellationToken cancellation)
    {
        await inner.Put(row, cancellation);
        wakes.At(row.At);
    }

    public async Task Replace(DueRow row, DueRow next, CancellationToken cancellation)
    {
        await inner.Replace(row, next, cancellation);
        wakes.At(next.At);
    }

    public Task<ImmutableList<DueRow>> First(int limit, DueRow? after, CancellationToken cancellation) =>
        inner.First(limit, after, cancellation);

    public Task<DueRow?> Find(DueRow row, CancellationToken cancellation) => inner.Find(row, cancellation);

    public Task Delete(DueRow row, CancellationToken cancellation) => inner.Delete(row, cancellation);
}
