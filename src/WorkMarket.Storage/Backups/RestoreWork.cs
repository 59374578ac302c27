using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Json;
using WorkMarket.Storage.Inbound;
using WorkMarket.Storage.Notifications;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Backups;

/// <summary>
/// Brings back what a slice of the backup and those before it have: one case, a company's, or all there is, into the same account or an
/// empty one. Tables beside the cases come first, the oldest slice first, then the cases, then the indexes are rebuilt. A step that is done
/// twice changes nothing. What the account has that no slice has stays.
/// </summary>
internal sealed class RestoreWork(
    BackupContainer container, IReadOnlyDictionary<string, Table> tables, RestoredCases cases, CaseIndexes indexes, Reindex reindex)
    : IJobWork
{
    private const int AtOnce = 8;

    /// <summary>The step after all tables, in which indexes are rebuilt.</summary>
    private const string Indexes = "indexes";

    /// <summary>The step in which notices that nobody read are listed.</summary>
    private const string Unread = "unread";

    private static readonly ImmutableList<string> Steps = [.. BackupTables.Exported.SkipLast(1), Unread, BackupTables.Cases, Indexes];

    // What is found out once for all steps, even where that takes longer than a lease; another process finds it out anew.
    private readonly Lock making = new();
    private (string Asked, Task<RestorePlan> Plan)? made;

    /// <inheritdoc/>
    public JobKind Kind => JobKind.Restore;

    /// <summary>Where it begins.</summary>
    public static JobPlace Begin(RestorePlace place) => At(place.IsAll ? Steps[0] : BackupTables.Cases, place);

    /// <inheritdoc/>
    public async Task<JobSlice> Do(JobPlace place, CancellationToken cancellation)
    {
        var here = JsonSerializer.Deserialize<RestorePlace>(place.After!, DomainJson.Stored)!;
        return place.Index switch
        {
            Indexes => await Rebuild(here, cancellation),
            Unread => await ListUnread(here, cancellation),
            { } table => await Write(table, here, cancellation),
            _ => throw new InvalidOperationException("A restore begins at some step."),
        };
    }

    private async Task<JobSlice> Write(string table, RestorePlace here, CancellationToken cancellation)
    {
        var plan = await Plan(here, cancellation);
        for (var slice = here.Slice; slice < plan.Chain.Count; slice++)
        {
            var parts = plan.Chain[slice].Parts.FindAll(part => part.Table == table && here.MayHave(part));
            var at = slice == here.Slice ? here.Part : 0;
            if (at >= parts.Count)
                continue;
            var next = At(table, here with { Slice = slice, Part = at + 1 });
            using var content = await container.Open(parts[at], cancellation);
            var rows = BackupLines.ReadAll(content);
            return table == BackupTables.Cases
                ? await WriteCases(plan, here, slice, rows, next, cancellation)
                : new(next, 0, await WriteRows(plan, table, rows, cancellation), 0, []);
        }
        if (table == BackupTables.Directory)
            await tables[table].UpsertAll(plan.Later, cancellation);
        return new(Following(table, here), 0, 0, 0, []);
    }

    private async Task<JobSlice> WriteCases(
        RestorePlan plan, RestorePlace here, int slice, IEnumerable<TableRow> rows, JobPlace next, CancellationToken cancellation)
    {
        var findings = new ConcurrentQueue<JobFinding>();
        var written = 0;
        foreach (var some in ByPartition(rows).Where(some => plan.Find(some[0].PartitionKey) is not null).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(async rows =>
            {
                var (id, planned) = (rows[0].PartitionKey, plan.Find(rows[0].PartitionKey)!.Value);
                var isLatest = planned.Slice == slice;
                foreach (var finding in await cases.Write(rows, planned, isLatest, plan.IsAccessGone(id), !here.IsAll, cancellation))
                    findings.Enqueue(finding);
                if (!isLatest)
                    return;
                Interlocked.Increment(ref written);
                if (!here.IsAll && await reindex.Rebuild(new(id), cancellation) is { } wrong)
                    findings.Enqueue(wrong);
            }));
        }
        return new(next, written, 0, 0, [.. findings]);
    }

    private async Task<int> WriteRows(RestorePlan plan, string table, IEnumerable<TableRow> rows, CancellationToken cancellation)
    {
        var written = 0;
        foreach (var some in ByPartition(rows.Where(row => table != BackupTables.Directory || !plan.IsGone(row))).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(rows => table == BackupTables.DeskMail
                ? TableDeskMail.Restore(tables[table], rows, cancellation)
                : tables[table].UpsertAll(rows, cancellation)));
            written += some.Sum(rows => rows.Count);
        }
        return written;
    }

    private async Task<JobSlice> ListUnread(RestorePlace here, CancellationToken cancellation)
    {
        var notices = tables[BackupTables.Notices];
        var page = await notices.QueryPage(TableNotices.AllOfAll, here.More, cancellation);
        var unread = page.Rows.Select(TableNotices.UnreadOf).OfType<TableRow>();
        var written = 0;
        foreach (var some in ByPartition(unread).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(rows => notices.UpsertAll(rows, cancellation)));
            written += some.Sum(rows => rows.Count);
        }
        return new(
            page.Continuation is { } more ? At(Unread, here with { More = more }) : Following(Unread, here), 0, written, 0, []);
    }

    /// <summary>Of all cases as ever; of some, theirs alone, and then whatever is in an index that no case has.</summary>
    private async Task<JobSlice> Rebuild(RestorePlace here, CancellationToken cancellation)
    {
        var place = here.Indexes ?? (here.IsAll ? new() : new(indexes.All[0].Name));
        var slice = await reindex.Do(place, cancellation);
        // Its cases are those that were restored already, and its rows none of the backup.
        return slice with { Next = slice.Next is { } next ? At(Indexes, here with { Indexes = next }) : null, Cases = 0, Rows = 0 };
    }

    private async Task<RestorePlan> Plan(RestorePlace here, CancellationToken cancellation)
    {
        Task<RestorePlan> plan;
        lock (making)
        {
            if (made is not { Plan.IsFaulted: false, Plan.IsCanceled: false } before || before.Asked != here.Asked)
                made = (here.Asked, RestorePlan.Make(here, container, tables[BackupTables.Directory], cancellation));
            plan = made.Value.Plan;
        }
        return await plan;
    }

    private static JobPlace Following(string step, RestorePlace here) =>
        At(Steps[Steps.IndexOf(step) + 1], here with { Slice = 0, Part = 0, More = null });

    private static JobPlace At(string step, RestorePlace place) => new(step, JsonSerializer.Serialize(place, DomainJson.Stored));

    // Rows come ordered by partition, so that no more than one is in memory.
    private static IEnumerable<IReadOnlyList<TableRow>> ByPartition(IEnumerable<TableRow> rows)
    {
        var some = new List<TableRow>();
        foreach (var row in rows)
        {
            if (some.Count > 0 && some[0].PartitionKey != row.PartitionKey)
            {
                yield return some;
                some = [];
            }
            some.Add(row);
        }
        if (some.Count > 0)
            yield return some;
    }
}
