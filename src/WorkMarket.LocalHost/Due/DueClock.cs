using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Due;
using WorkMarket.Application.Queues;

namespace WorkMarket.LocalHost.Due;

/// <summary>Goes through the due index when something falls due: it sleeps until the next instant or a change.</summary>
internal sealed class DueClock(DueScan scan, DueWakes wakes, Startup startup, ILogger<DueClock> log) : DrainingService
{
    /// <summary>How long it sleeps at most: other processes put rows too.</summary>
    private static readonly Duration Longest = Duration.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Done.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                if (await scan.Run(stoppingToken, InHand) is { } next)
                    wakes.At(next);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Not all that is due could be handled; it will be tried again.");
                if (failure is DueScanException { Next: { } next })
                    wakes.At(next);
            }
            await wakes.Wait(Longest, stoppingToken);
        }
    }
}

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
