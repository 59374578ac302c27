using WorkMarket.Api.Health;
using WorkMarket.Application.Operations;

namespace WorkMarket.LocalHost.Telemetry;

/// <summary>Sets the gauges every minute, where somebody collects them.</summary>
internal sealed class GaugeLoop(Lookout lookout, Startup startup, ILogger<GaugeLoop> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Done.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                Gauges.Set(await lookout.Look(stoppingToken));
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "How things stand could not be told; the gauges stay as they were.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
