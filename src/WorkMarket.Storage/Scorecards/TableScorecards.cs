using System.Collections.Immutable;
using Azure;
using NodaTime;
using WorkMarket.Application.Scorecards;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Scorecards;

/// <summary>
/// Scorecards in one table: a partition each. The row of what a case adds, the rows behind the figures, the sums of the days and of all
/// time change in one transaction, so that repeats, lateness and crashes change nothing.
/// </summary>
/// <remarks>
/// All cases of a company change the same row of all-time sums: one after another within a process, and in a race between processes.
/// A change takes a read and a transaction, so a company takes about fifty a second; what comes faster waits, none of it is lost.
/// </remarks>
public sealed class TableScorecards(Table table, ScorecardOptions options, IClock clock) : IScorecards
{
    private const int Gates = 64;

    private readonly ImmutableArray<SemaphoreSlim> gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1))];

    /// <inheritdoc/>
    public Task Put(Contribution contribution, AssignmentId id, long version, CancellationToken cancellation) =>
        Put(contribution, id, version, CaseRow.Read, there => Task.FromResult(there.Version > version), cancellation);

    /// <summary>The same, where the row is read and judged in another way.</summary>
    /// <returns>Whether anything was put.</returns>
    internal async Task<bool> Put(
        Contribution contribution, AssignmentId id, long version,
        Func<TableRow?, CaseRow> read, Func<CaseRow, Task<bool>> isAhead, CancellationToken cancellation)
    {
        var partition = ScorecardKeys.Partition(contribution.To);
        var isPut = false;
        for (var tries = 0; tries < options.Attempts;)
        {
            var there = read(await table.Get(partition, ScorecardKeys.Case(id), cancellation));
            var changes = there.ChangesTo(contribution.Entries);
            if (await isAhead(there) || there.Version == version && changes.IsEmpty)
                return isPut;
            // A case with more entries than fit a transaction changes in steps; its row always says what the sums contain of it.
            var step = changes.Take(options.EntriesPerTransaction).ToImmutableList();
            var isAll = step.Count == changes.Count;
            isPut = await Submit(
                partition, id, there.Write(partition, id, isAll ? version : there.Version, there.With(step)), step, cancellation);
            if (!isPut)
                await Pause(tries++, cancellation);
            else if (isAll)
                return true;
        }
        throw new StorageUnavailableException($"Too many cases are changing the scorecard {partition}, or it is counted anew.");
    }

    /// <inheritdoc/>
    public async Task<ScorecardSums> Read(ScorecardOf card, LocalDate from, CancellationToken cancellation)
    {
        var (window, allTime) = (Tally.Empty, Tally.Empty);
        var query = TableQuery.Partition(ScorecardKeys.Partition(card)) with
        {
            RowKeyFrom = ScorecardKeys.Day(from),
            RowKeyBefore = ScorecardKeys.AfterSums,
        };
        await foreach (var row in table.Query(query, cancellation))
        {
            if (row.RowKey == ScorecardKeys.AllTime)
                allTime = SumRow.Read(row);
            else
                window = window.Plus(SumRow.Read(row));
        }
        return new(window, allTime);
    }

    /// <inheritdoc/>
    public Task<BehindPage> Explain(
        ScorecardOf card, IReadOnlyDictionary<CountsAs, Instant?> kinds, string? after, int limit, CancellationToken cancellation) =>
        new BehindRows(table, ScorecardKeys.Partition(card)).Read(kinds, after, limit, cancellation);

    private async Task<bool> Submit(
        string partition, AssignmentId id, TableOperation row, ImmutableList<(Entry Entry, bool Comes)> step,
        CancellationToken cancellation)
    {
        if (step.IsEmpty)
            return await table.Submit([row], cancellation) is TransactionResult.Committed;
        var gate = gates[(int)((uint)partition.GetHashCode(StringComparison.Ordinal) % Gates)];
        await gate.WaitAsync(cancellation);
        try
        {
            var sums = await Task.WhenAll(step
                .GroupBy(change => ScorecardKeys.Day(change.Entry.Day))
                .Select(day => Changed(partition, day.Key, day, cancellation))
                .Append(Changed(partition, ScorecardKeys.AllTime, step, cancellation)));
            return !Array.Exists(sums, sum => sum is null)
                && await Commit([row, .. sums.OfType<TableOperation>(), .. Behind(partition, id, step)], cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    // Null while they are counted anew.
    private async Task<TableOperation?> Changed(
        string partition, string key, IEnumerable<(Entry Entry, bool Comes)> changes, CancellationToken cancellation)
    {
        var there = await table.Get(partition, key, cancellation);
        if (SumRow.IsClosed(there, clock.GetCurrentInstant()))
            return null;
        var tally = changes.Aggregate(SumRow.Read(there), (sum, change) => change.Comes ? sum.Plus(change.Entry) : sum.Minus(change.Entry));
        var row = SumRow.Write(partition, key, tally);
        return there is null ? new TableOperation.Insert(row) : new TableOperation.Replace(row, there.ETag!.Value);
    }

    // An entry that comes under the same key as one that goes replaces it.
    private static IEnumerable<TableOperation> Behind(string partition, AssignmentId id, ImmutableList<(Entry Entry, bool Comes)> step)
    {
        var come = step.Where(change => change.Comes).Select(change => BehindRows.Write(partition, id, change.Entry)).ToList();
        var go = step.Where(change => !change.Comes).Select(change => ScorecardKeys.Behind(id, change.Entry))
            .Except(come.Select(row => row.RowKey));
        return [.. come.Select(row => new TableOperation.Upsert(row)), .. go.Select(
            key => new TableOperation.Delete(partition, key, ETag.All))];
    }

    // Deleting a row that is not there fails the transaction, so that deletion is left out and the rest is tried again.
    private async Task<bool> Commit(List<TableOperation> operations, CancellationToken cancellation)
    {
        while (true)
        {
            var result = await table.Submit(operations, cancellation);
            if (result is not TransactionResult.Failed { Failure: TransactionFailure.NotFound, OperationIndex: >= 0 and var index }
                || operations[index] is not TableOperation.Delete)
            {
                return result is TransactionResult.Committed;
            }
            operations.RemoveAt(index);
        }
    }

    private Task Pause(int tries, CancellationToken cancellation) =>
        Contention.Pause(tries, options.LongestPause.ToTimeSpan(), cancellation);
}
