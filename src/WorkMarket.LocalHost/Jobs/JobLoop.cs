using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Jobs;

namespace WorkMarket.LocalHost.Jobs;

/// <summary>Goes on with the jobs that run, whoever started them.</summary>
internal sealed class JobLoop(JobRunner jobs, Startup startup, ILogger<JobLoop> log) : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Done.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(LooksEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await jobs.Run(Duration.FromMinutes(1), null, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "A job could not go on; it will be tried again.");
            }
        }
    }
}
