using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Due;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Phone;
using WorkMarket.Functions.Escalations;

namespace WorkMarket.Functions.Clocks;

/// <summary>
/// What happens every minute and every day. There are no more timers than these: the host renews the lock of each eight times a minute.
/// </summary>
public sealed class TimerFunctions(
    DueScan scan, StatusReader reader, JobRunner jobs, FileSweep files, PhoneCalls calls, Orchestrations orchestrations)
{
    /// <summary>Every minute.</summary>
    public const string Minute = "0 * * * * *";

    /// <summary>Once a day, at an hour when few are at work.</summary>
    public const string Day = "0 40 8 * * *";

    // The gauges tell how late the clock is, so they do not wait for a scan that takes long.
    private static readonly TimeSpan GaugesWait = TimeSpan.FromSeconds(30);

    /// <summary>After which time no further slice of a job is begun, so that the next minute's scan is not kept waiting.</summary>
    public static Duration JobsAtMost { get; } = Duration.FromSeconds(40);

    /// <summary>
    /// Handles all that is due, sets the gauges that alerts look at, and goes on with the jobs that run. Each does so though another fails.
    /// </summary>
    [Function("EveryMinute")]
    public Task EveryMinute(
        [TimerTrigger(Minute)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        orchestrations.Lend(client);
        var scanning = scan.Run(cancellation);
        return Task.WhenAll(scanning, SetGauges(scanning, cancellation), jobs.Run(JobsAtMost, null, cancellation));
    }

    /// <summary>Removes what abandoned uploads left behind, and forgets calls that are over.</summary>
    [Function("EveryDay")]
    public Task EveryDay([TimerTrigger(Day)] TimerInfo timer, CancellationToken cancellation) =>
        Task.WhenAll(files.Run(cancellation), calls.Forget(cancellation));

    private async Task SetGauges(Task scanning, CancellationToken cancellation)
    {
        await Task.WhenAny(scanning, Task.Delay(GaugesWait, cancellation));
        Gauges.Set(await reader.Read(cancellation));
    }
}
