using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Due;

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
