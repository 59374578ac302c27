using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Storage;

namespace WorkMarket.Application.Operations;

/// <summary>Reads the system's status for an operator.</summary>
public sealed class StatusReader(IStorage storage, IQueues queues, IDueIndex due, EscalationDesk escalations, JobRunner jobs, IClock clock)
{
    private const int RowsCounted = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The system's status, or null where storage does not answer within five seconds. Three requests to ask it, two a queue and one more
    /// for each that has messages, one a shard of the due index, one for every thousand open escalations and one for the jobs.
    /// </summary>
    public async Task<SystemStatus?> Read(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await storage.Check(patience.Token);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        try
        {
            return new(
                clock.GetCurrentInstant(), await queues.Read(patience.Token), await Lag(patience.Token),
                await escalations.Count(patience.Token),
                await jobs.All(patience.Token));
        }
        catch (Exception failure) when (failure is StorageUnavailableException or OperationCanceledException
            && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<DueLag> Lag(CancellationToken cancellation)
    {
        var rows = await due.First(RowsCounted, null, cancellation);
        var now = clock.GetCurrentInstant();
        var overdue = rows.TakeWhile(row => row.At <= now).ToList();
        Instant? since = overdue is [var earliest, ..] ? earliest.At : null;
        return new(overdue.Count, overdue.Count == RowsCounted, since, now - since);
    }
}

/// <summary>How far the clock is behind.</summary>
/// <param name="Overdue">How many rows are due and not handled yet, as far as is counted.</param>
/// <param name="IsMore">Whether there may be more.</param>
/// <param name="Since">The instant of the earliest of them; null where there is none.</param>
/// <param name="LateBy">How long ago that was.</param>
public sealed record DueLag(int Overdue, bool IsMore, Instant? Since, Duration? LateBy);

/// <summary>The system's status: its queues, its clock, its escalations and its jobs.</summary>
/// <param name="At">When this was so.</param>
/// <param name="Queues">The queues.</param>
/// <param name="Due">The clock.</param>
/// <param name="Escalations">How many escalations are open, by stage and age.</param>
/// <param name="Jobs">The latest run of each job that was ever started.</param>
public sealed record SystemStatus(
    Instant At, ImmutableList<QueueState> Queues, DueLag Due, EscalationCounts Escalations, ImmutableList<Job> Jobs);
