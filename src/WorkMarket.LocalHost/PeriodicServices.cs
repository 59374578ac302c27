using WorkMarket.Api.Health;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Phone;

namespace WorkMarket.LocalHost;

/// <summary>Does something once storage is prepared and then again and again. Where it fails, the next time makes up for it.</summary>
internal abstract class PeriodicService(TimeSpan every, string failed, Startup startup, ILogger log) : BackgroundService
{
    protected abstract Task Run(CancellationToken stopping);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Done.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(every);
        do
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "{What}", failed);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

/// <summary>Sweeps abandoned uploads and old calls at start and once a day.</summary>
internal sealed class SweepTimer(FileSweep sweep, PhoneCalls calls, Startup startup, ILogger<SweepTimer> log) : PeriodicService(
    FileSweep.Every.ToTimeSpan(), "Abandoned uploads and calls could not be swept; the next sweep makes up for it.", startup, log)
{
    protected override async Task Run(CancellationToken stopping)
    {
        await calls.Forget(stopping);
        await sweep.Run(stopping);
    }
}

/// <summary>Sets the gauges every minute, where somebody collects them.</summary>
internal sealed class GaugeLoop(StatusReader reader, Startup startup, ILogger<GaugeLoop> log) : PeriodicService(
    TimeSpan.FromMinutes(1), "How things stand could not be told; the gauges stay as they were.", startup, log)
{
    protected override async Task Run(CancellationToken stopping) => Gauges.Set(await reader.Read(stopping));
}
