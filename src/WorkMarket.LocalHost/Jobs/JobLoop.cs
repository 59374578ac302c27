using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Queues;

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

/// <summary>When there is a job to go on with in this process.</summary>
internal sealed class JobWakes(IClock clock) : Wakes(clock)
{
    private readonly IClock clock = clock;

    public void Now() => At(clock.GetCurrentInstant());
}

/// <summary>Wakes the loop of jobs when one is started, or left to whoever comes next. One that failed waits for its next look.</summary>
internal sealed class WakingJobs(IJobStore inner, JobWakes wakes) : IJobStore
{
    public Task<ImmutableList<Job>> All(CancellationToken cancellation) => inner.All(cancellation);

    public async Task<Job?> Save(Job job, CancellationToken cancellation)
    {
        var saved = await inner.Save(job, cancellation);
        if (saved is { IsRunning: true, LeasedUntil: null, Trouble: null })
            wakes.Now();
        return saved;
    }

    public Task Add(Job job, IReadOnlyCollection<JobFinding> findings, CancellationToken cancellation) =>
        inner.Add(job, findings, cancellation);

    public Task<FindingPage> Findings(JobKind kind, int run, string? after, int limit, CancellationToken cancellation) =>
        inner.Findings(kind, run, after, limit, cancellation);
}
