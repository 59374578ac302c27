using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using WorkMarket.Application.Jobs;
using WorkMarket.Functions.Escalations;

namespace WorkMarket.Functions.Jobs;

/// <summary>Goes on with the jobs that run.</summary>
public sealed class JobFunctions(JobRunner jobs, Orchestrations orchestrations)
{
    /// <summary>Every minute, at half past, when the clock's scan has begun.</summary>
    public const string Schedule = "30 * * * * *";

    /// <summary>After which time no further slice is begun: a call must end within the five minutes of host.json.</summary>
    public static Duration AtMost { get; } = Duration.FromMinutes(3);

    /// <summary>Does slice after slice.</summary>
    [Function("RunJobs")]
    public Task Run([TimerTrigger(Schedule)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        orchestrations.Lend(client);
        return jobs.Run(AtMost, null, cancellation);
    }
}
