using WorkMarket.Api.Health;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Phone;

namespace WorkMarket.LocalHost;

/// <summary>Sweeps abandoned uploads and old calls at start and once a day.</summary>
internal sealed class SweepTimer(FileSweep sweep, PhoneCalls calls, Startup startup, ILogger<SweepTimer> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Done.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(FileSweep.Every.ToTimeSpan());
        do
        {
            try
            {
                await calls.Forget(stoppingToken);
                await sweep.Run(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "Abandoned uploads and calls could not be swept; the next sweep makes up for it.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
