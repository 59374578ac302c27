using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Storage;

namespace WorkMarket.Application.Operations;

/// <summary>Looks at the whole for an operator.</summary>
public sealed class StatusReader(IStorage storage, IQueues queues, IDueIndex due, EscalationDesk escalations, JobRunner jobs, IClock clock)
{
    private const int RowsCounted = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How the whole is, or null where storage does not answer within five seconds. Three requests to ask it, two a queue and one more
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
