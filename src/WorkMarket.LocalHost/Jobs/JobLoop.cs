using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Jobs;

namespace WorkMarket.LocalHost.Jobs;

/// <summary>Goes on with the jobs that run: when one is started here, and now and then with what another process began and left.</summary>
internal sealed class JobLoop(JobRunner jobs, JobWakes wakes, Startup startup, ILogger<JobLoop> log) : BackgroundService
{
    private static readonly Duration LooksEvery = Duration.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Done.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                await jobs.Run(LooksEvery, null, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "A job could not go on; it will be tried again.");
            }
            await wakes.Wait(LooksEvery, stoppingToken);
        }
    }
}
