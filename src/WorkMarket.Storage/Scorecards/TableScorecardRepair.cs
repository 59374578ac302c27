using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Scorecards;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Scorecards;

/// <summary>
/// Puts the rows of scorecards right: first what cases add, then what is behind the figures, then the sums, each from the one before.
/// </summary>
public sealed class TableScorecardRepair(Table table, TableScorecards scorecards, ScorecardOptions options, IClock clock) : IScorecardRepair
{
    private const int RowsOfPage = 500;
    private const int RowsAtOnce = 8;

    private readonly SumRecount sums = new(table, options, clock);

    /// <inheritdoc/>
    public async Task Repair(
        Contribution contribution, AssignmentId id, long version, Func<Task<long>> current, CancellationToken cancellation)
    {
        await scorecards.Put(
            contribution, id, version, CaseRow.ReadAnyhow,
            async there => there.Version > version && there.Version <= await current(), cancellation);
        var partition = ScorecardKeys.Partition(contribution.To);
        while (!await IsBehind(partition, id, cancellation))
        {
            // There were more than fit a transaction, or the case moved on meanwhile.
        }
    }

    /// <inheritdoc/>
    public async Task<PrunedPage> Prune(string? after, Func<ScorecardOf, AssignmentId, Task<bool>> adds, CancellationToken cancellation)
    {
        var (rows, mended) = (0, 0);
        while (rows < RowsOfPage)
        {
            after = await Next(after, cancellation);
            if (after is null)
                break;
            if (ScorecardKeys.Card(after) is not { } card)
                continue;
            var partition = after;
            foreach (var (all, removed) in new[]
            {
                await Remove(partition, ScorecardKeys.Cases, async row => await adds(card, ScorecardKeys.CaseOf(row.RowKey)), cancellation),
                await Remove(partition, ScorecardKeys.AllBehind, row => Stands(row, cancellation), cancellation),
                (0, await sums.Run(partition, cancellation)),
            })
            {
                rows += all;
                mended += removed;
            }
        }
        return new(rows, mended, after);
    }

    private async Task<string?> Next(string? after, CancellationToken cancellation)
    {
        var query = new TableQuery { PageSize = 1, Filter = after is null ? null : $"PartitionKey gt {TableQuery.Text(after)}" };
        return (await table.Query(query, cancellation).FirstOrDefaultAsync(cancellation))?.PartitionKey;
    }

    // A row that was written since it was read is not removed: its ETag is another.
    private async Task<(int Rows, int Removed)> Remove(
        string partition, string prefix, Func<TableRow, Task<bool>> stays, CancellationToken cancellation)
    {
        var (rows, removed) = (0, 0);
        await Parallel.ForEachAsync(
            table.Query(TableQuery.Prefix(partition, prefix), cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = RowsAtOnce, CancellationToken = cancellation },
            async (row, stop) =>
            {
                Interlocked.Increment(ref rows);
                if (!await stays(row) && await table.Delete(partition, row.RowKey, row.ETag!.Value, stop) is WriteResult.Written)
                    Interlocked.Increment(ref removed);
            });
        return (rows, removed);
    }

    // The case's row is read after the row behind a figure, so a row written in between has another ETag and stays.
    private async Task<bool> Stands(TableRow behind, CancellationToken cancellation) => ScorecardKeys.CaseBehind(behind.RowKey) is { } id
        && CaseRow.ReadAnyhow(await table.Get(behind.PartitionKey, ScorecardKeys.Case(id), cancellation)).Entries
            .Exists(entry => ScorecardKeys.Behind(id, entry) == behind.RowKey);

    // Whether all that a case adds is behind the figures; else some more of it is put there, unless the case's row changed meanwhile.
    private async Task<bool> IsBehind(string partition, AssignmentId id, CancellationToken cancellation)
    {
        var there = CaseRow.ReadAnyhow(await table.Get(partition, ScorecardKeys.Case(id), cancellation));
        var wanted = there.Entries.ConvertAll(entry => BehindRows.Write(partition, id, entry));
        var found = await Task.WhenAll(wanted.Select(row => table.Get(partition, row.RowKey, cancellation)));
        var lost = wanted.Zip(found).Where(pair => !pair.Second.IsSame(pair.First)).Select(pair => pair.First).ToImmutableList();
        if (!lost.IsEmpty)
        {
            var guard = there.Write(partition, id, there.Version, there.Entries);
            await table.Submit(
                [guard, .. lost.Take(options.EntriesPerTransaction).Select(row => new TableOperation.Upsert(row))], cancellation);
        }
        return lost.IsEmpty;
    }
}
