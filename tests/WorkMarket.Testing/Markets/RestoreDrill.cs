using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Azure.Data.Tables;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Storage.Backups;
using Xunit;

namespace WorkMarket.Testing.Markets;

/// <summary>
/// The drill of docs/restore.md: cases under load, slices that follow each other meanwhile, every table deleted, and all of it restored to
/// the last slice.
/// </summary>
internal sealed class RestoreDrill
{
    private const int Writers = 4;
    private const int Escalated = 3;
    private static readonly Duration Long = Duration.FromHours(1);

    private readonly ConcurrentDictionary<AssignmentId, long> acknowledged = new();
    private readonly List<AssignmentId> escalated = [];
    private readonly Lock counting = new();
    private Market market = null!;

    /// <summary>How many slices there were.</summary>
    public int Slices { get; private set; }

    /// <summary>What was acknowledged before the last slice, by case.</summary>
    public ImmutableDictionary<AssignmentId, long> Before { get; private set; } = ImmutableDictionary<AssignmentId, long>.Empty;

    /// <summary>How many writes were acknowledged under load.</summary>
    public int Written { get; private set; }

    /// <summary>How long the whole slice took.</summary>
    public TimeSpan Whole { get; private set; }

    /// <summary>How long the last slice took, under load.</summary>
    public TimeSpan Last { get; private set; }

    /// <summary>How long it took until cases and indexes were back.</summary>
    public TimeSpan Restored { get; private set; }

    /// <summary>What the restore and the verification after it found.</summary>
    public ImmutableList<JobFinding> Findings { get; private set; } = [];

    /// <summary>Cases in which something is missing that was acknowledged before the last slice.</summary>
    public int Lost { get; private set; }

    /// <summary>Escalations that were open and have come to their end.</summary>
    public int Ended { get; private set; }

    /// <summary>Escalations that were open.</summary>
    public int Open => escalated.Count;

    public static async Task<RestoreDrill> Play(int cases, int slices)
    {
        var drill = new RestoreDrill { market = await Market.Open() };
        await drill.Fill(cases);
        await drill.KeepUnderLoad(slices);
        await Empty(drill.market);
        await drill.Restore();
        await drill.GoOn();
        return drill;
    }

    /// <summary>Deletes every table.</summary>
    public static async Task Empty(Market market)
    {
        var tables = new TableServiceClient(market.Connection);
        foreach (var name in BackupTables.Exported.Concat(BackupTables.Rebuilt).Concat(BackupTables.LeftOut))
            await tables.DeleteTableAsync(market.Prefix + name);
        await market.Storage.Prepare(default);
    }

    private async Task Fill(int cases)
    {
        for (var number = 0; number < Escalated; number++)
        {
            var id = await market.CaseThatIsJust(Status.PendingApproval);
            await market.Do(id, Cast.Wanda, Cast.Message("Two more hours."));
            await market.Do(id, Cast.Nora, Cast.Message("No."));
            await market.Do(id, Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", []));
            escalated.Add(id);
        }
        await market.RunEffects();
        await Parallel.ForEachAsync(
            Enumerable.Range(Escalated, cases - Escalated), new ParallelOptions { MaxDegreeOfParallelism = 2 * Writers }, async (_, _) =>
            {
                var key = market.Key(Cast.Nora, "/api/assignments");
                acknowledged[key.NewCase()] = Assert.IsType<RequestOutcome.Done>(await market.Create(key)).Answer.Version;
            });
    }

    private async Task KeepUnderLoad(int slices)
    {
        using var end = new CancellationTokenSource();
        var all = acknowledged.Keys.ToArray();
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            // Each has cases of its own, so that the latest that it heard of one is the latest there is.
            for (var number = writer; !end.IsCancellationRequested; number += Writers)
            {
                var id = all[number % (all.Length - all.Length % Writers)];
                acknowledged[id] = (await market.Do(id, Cast.Nora, Cast.Message($"{number}"))).Version;
                lock (counting)
                    Written++;
            }
        })).ToList();
        for (; Slices < slices; Slices++)
        {
            Before = acknowledged.ToImmutableDictionary();
            var watch = Stopwatch.StartNew();
            var jobs = market.Backups();
            await jobs.Start(JobKind.Backup, default);
            await jobs.Run(Long, null, default);
            (Whole, Last) = (Slices == 0 ? watch.Elapsed : Whole, watch.Elapsed);
        }
        await end.CancelAsync();
        await Task.WhenAll(writers);
    }

    private async Task Restore()
    {
        var watch = Stopwatch.StartNew();
        var jobs = market.Backups();
        await jobs.Start(JobKind.Restore, (await market.Storage.Backups.Find(new(), default))!, default);
        await jobs.Run(Long, null, default);
        Restored = watch.Elapsed;
        var job = (await market.Storage.Jobs.All(default)).Single(job => job.Kind == JobKind.Restore);
        Assert.Equal((false, null), (job.IsRunning, job.Trouble));
        Findings = (await market.Storage.Jobs.Findings(JobKind.Restore, job.Run, null, 1000, default)).Findings
            .AddRange(await market.Run(JobKind.Verification));
        await Parallel.ForEachAsync(Before, async (kept, stop) =>
        {
            if (!((await market.Storage.Cases.ReadAlone(kept.Key, stop))?.Version >= kept.Value))
            {
                lock (counting)
                    Lost++;
            }
        });
    }

    private async Task GoOn()
    {
        foreach (var _ in Enumerable.Range(0, 20))
        {
            market.Clock.Advance(Duration.FromDays(7));
            // Whatever else fell due goes on too; what matters here are the escalations.
            foreach (var id in escalated)
                await market.CaseClock.Tick(id, market.Clock.GetCurrentInstant(), default);
        }
        foreach (var id in escalated)
        {
            var state = (await market.Storage.Cases.ReadAlone(id, default))!.State;
            Ended += EscalationRecord.Open(state) is null && state.Core.Escalations[^1].Stage == EscalationStage.Arbitration ? 1 : 0;
        }
    }
}
