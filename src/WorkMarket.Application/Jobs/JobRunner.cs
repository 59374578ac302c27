using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Storage;

namespace WorkMarket.Application.Jobs;

/// <summary>How jobs are run.</summary>
public sealed record JobOptions
{
    /// <summary>
    /// How long a process keeps a job without renewing its lease: longer than a slice takes. After a crash the job waits that long.
    /// </summary>
    public Duration Lease { get; init; } = Duration.FromMinutes(1);
}

/// <summary>
/// Runs jobs slice by slice. What is done and what comes next lies in storage, so a job survives every process that runs it. Of several
/// processes one has it at a time; where one was thought dead and is not, both do the same slice, and the slower one's count is dropped.
/// </summary>
public sealed class JobRunner(IJobStore jobs, IEnumerable<IJobWork> works, IClock clock, JobOptions options)
{
    /// <summary>The latest run of each job that was ever started. One request.</summary>
    public Task<ImmutableList<Job>> All(CancellationToken cancellation) => jobs.All(cancellation);

    /// <summary>The jobs that can be run here.</summary>
    public ImmutableList<JobKind> Kinds { get; } = [.. works.Select(work => work.Kind)];

    /// <summary>Starts a job. One that runs is left as it is, and answered. Two requests.</summary>
    public Task<Job> Start(JobKind kind, CancellationToken cancellation) => Start(kind, new(), cancellation);

    /// <summary>The same from a place on. A run that fails and is tried again makes way for one that begins elsewhere.</summary>
    public async Task<Job> Start(JobKind kind, JobPlace from, CancellationToken cancellation)
    {
        while (true)
        {
            var all = await jobs.All(cancellation);
            var there = all.Find(job => job.Kind == kind);
            if (there is { IsRunning: true } && (there.Trouble is null || from == new JobPlace()))
                return there;
            var next = new Job
            {
                Kind = kind,
                Run = (there?.Run ?? 0) + 1,
                StartedAt = clock.GetCurrentInstant(),
                Place = from,
                Known = all.Where(job => job is { IsRunning: false, Kind: JobKind.Reindex or JobKind.Verification })
                    .MaxBy(job => job.EndedAt)?.Cases,
                Stamp = there?.Stamp,
            };
            if (await jobs.Save(next, cancellation) is { } started)
                return started;
        }
    }

    /// <summary>
    /// Starts what is wanted, and goes on with all jobs that run and that no other process has, side by side. Two requests where there are
    /// none.
    /// </summary>
    /// <param name="atMost">After which time no further slice is begun.</param>
    /// <param name="report">Told after each slice how far its job is; null where nobody wants to know.</param>
    /// <param name="cancellation">Stops them; they go on from there.</param>
    /// <exception cref="StorageUnavailableException">Storage does not answer; they go on from there.</exception>
    public async Task Run(Duration atMost, Action<Job>? report, CancellationToken cancellation)
    {
        foreach (var work in works)
        {
            if (await work.IsWanted(cancellation))
                await Start(work.Kind, cancellation);
        }
        var now = clock.GetCurrentInstant();
        var free = (await jobs.All(cancellation)).Where(job => job.IsRunning && !(job.LeasedUntil > now));
        await Task.WhenAll(free.Select(job => Run(job, now + atMost, report, cancellation)));
    }

    private async Task Run(Job job, Instant until, Action<Job>? report, CancellationToken cancellation)
    {
        if (works.FirstOrDefault(work => work.Kind == job.Kind) is not { } work
            || await jobs.Save(job with { LeasedUntil = clock.GetCurrentInstant() + options.Lease }, cancellation) is not { } mine)
            return;
        try
        {
            while (mine.LeasedUntil is not null)
            {
                var slice = await work.Do(mine.Place, cancellation);
                await jobs.Add(mine, slice.Findings, cancellation);
                if (await jobs.Save(After(mine, slice, until), cancellation) is not { } saved)
                    return;
                mine = saved;
                report?.Invoke(mine);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Whoever comes next need not wait for the lease to end.
            await jobs.Save(mine with { LeasedUntil = null }, CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (failure is not StorageUnavailableException)
        {
            await jobs.Save(mine with { LeasedUntil = null, Trouble = failure.Message }, cancellation);
            throw;
        }
    }

    private Job After(Job job, JobSlice slice, Instant until)
    {
        var now = clock.GetCurrentInstant();
        return job with
        {
            Place = slice.Next ?? job.Place,
            Cases = job.Cases + slice.Cases,
            Rows = job.Rows + slice.Rows,
            Mended = job.Mended + slice.Mended,
            Findings = job.Findings + slice.Findings.Count,
            Trouble = null,
            MovedAt = now,
            EndedAt = slice.Next is null ? now : null,
            LeasedUntil = slice.Next is null || now >= until ? null : now + options.Lease,
        };
    }
}
