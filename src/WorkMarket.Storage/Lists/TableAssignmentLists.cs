using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Lists;

/// <summary>Lists in one table: a partition a list, newest assignment first, and its work in hand behind them.</summary>
public sealed class TableAssignmentLists(Table table) : IAssignmentLists
{
    /// <summary>Rows that the service hands over at once, at the most.</summary>
    private const int RowsOfAPage = 1000;

    /// <inheritdoc/>
    public async Task Put(AssignmentList list, ListRow row, bool gone, CancellationToken cancellation)
    {
        var next = ListedRows.FromRow(list, row, gone);
        while (true)
        {
            var there = await table.Get(next.Listed.PartitionKey, next.Listed.RowKey, cancellation);
            if (there is not null && ListedRows.Version(there) >= row.Version || await Write(next, there, cancellation))
                return;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> Repair(AssignmentList list, ListRow row, bool gone, Func<Task<long>> version, CancellationToken cancellation)
    {
        var next = ListedRows.FromRow(list, row, gone);
        while (true)
        {
            var there = await table.Get(next.Listed.PartitionKey, next.Listed.RowKey, cancellation);
            if (there is not null && ListedRows.Version(there) is var later && later > row.Version && later <= await version())
                return false;
            var inHand = await table.Get(next.Listed.PartitionKey, ListedRows.TodoKey(next.Listed.RowKey), cancellation);
            if (there.IsSame(next.Listed) && inHand.IsSame(next.TodoRow))
                return false;
            if (await Write(next, there, cancellation))
                return true;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> IsConsistent(AssignmentList list, ListRow row, bool gone, CancellationToken cancellation)
    {
        var wanted = ListedRows.FromRow(list, row, gone);
        var there = await table.Get(wanted.Listed.PartitionKey, wanted.Listed.RowKey, cancellation);
        var inHand = await table.Get(wanted.Listed.PartitionKey, ListedRows.TodoKey(wanted.Listed.RowKey), cancellation);
        if (gone)
            return inHand is null && (there is null || ListedRows.IsGone(there));
        if (there is null || ListedRows.Version(there) > row.Version)
            return false;
        var asOf = ListedRows.FromRow(list, row with { Version = ListedRows.Version(there) }, gone);
        return there.IsSame(asOf.Listed) && inHand.IsSame(asOf.TodoRow);
    }

    /// <inheritdoc/>
    public async Task<ListPage> Read(
        IReadOnlyList<AssignmentList> lists, Status? status, string? after, int limit, CancellationToken cancellation)
    {
        var from = ListedRows.After(after);
        var reader = Reader(lists);
        var found = await Task.WhenAll(lists.Select(list => Rows(list, reader, status, from, limit + 1, cancellation).AsTask()));
        var rows = found.SelectMany(some => some)
            .GroupBy(row => row.RowKey, StringComparer.Ordinal)
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => row.MaxBy(ListedRows.Version)!)
            .Take(limit + 1)
            .ToList();
        return new([.. rows.Take(limit).Select(ListedRows.Read)], rows.Count > limit ? rows[limit - 1].RowKey : null);
    }

    /// <inheritdoc/>
    public async Task<ImmutableList<ListRow>> ReadAll(
        IReadOnlyList<AssignmentList> lists, Status? status, CancellationToken cancellation)
    {
        var reader = Reader(lists);
        var found = await Task.WhenAll(lists.Select(list => Rows(list, reader, status, null, int.MaxValue, cancellation).AsTask()));
        return [.. found.SelectMany(some => some)
            .GroupBy(row => row.RowKey, StringComparer.Ordinal)
            .Select(row => ListedRows.Read(row.MaxBy(ListedRows.Version)!))];
    }

    /// <inheritdoc/>
    public async Task<ListPage> ReadPayables(
        AssignmentList list, bool isPaid, string? after, int limit, CancellationToken cancellation)
    {
        var most = limit == int.MaxValue ? limit : limit + 1;
        var query = TableQuery.Partition(ListedRows.Partition(list)) with
        {
            RowKeyFrom = ListedRows.After(after),
            RowKeyBefore = ListedRows.Todo,
            PageSize = Math.Min(most, 1000),
            Filter = $"gone eq false and {(isPaid ? ListedRows.Paid : ListedRows.Owed)} eq true",
        };
        var rows = await table.Query(query, cancellation).Take(most).ToListAsync(cancellation);
        return new([.. rows.Take(limit).Select(ListedRows.Read)], rows.Count > limit ? rows[limit - 1].RowKey : null);
    }

    /// <inheritdoc/>
    public async Task<ImmutableList<VisitTimes>> ReadVisits(
        PersonId worker, AssignmentId but, Instant from, Instant until, CancellationToken cancellation)
    {
        var query = TableQuery.Partition(ListedRows.Partition(new AssignmentList.OfWorker(worker))) with
        {
            RowKeyBefore = ListedRows.Todo,
            PageSize = RowsOfAPage,
            Filter = string.Create(
                CultureInfo.InvariantCulture,
                $"gone eq false and {ListedRows.VisitsFrom} lt {until.ToUnixTimeTicks()}L "
                    + $"and {ListedRows.VisitsUntil} gt {from.ToUnixTimeTicks()}L"),
        };
        var rows = await table.Query(query, cancellation).Select(ListedRows.Read).Where(row => row.Id != but).ToListAsync(cancellation);
        return [.. rows.SelectMany(row => row.Visits ?? [])
            .Where(visit => visit.CheckIn < until && from < (visit.CheckOut ?? Instant.MaxValue))];
    }

    /// <inheritdoc/>
    public async Task<ListPage> ReadTodo(
        AssignmentList list, Func<ListRow, bool> wanted, string? after, int limit, CancellationToken cancellation)
    {
        var from = ListedRows.After(after);
        var query = TableQuery.Prefix(ListedRows.Partition(list), ListedRows.Todo);
        if (from is not null)
            query = query with { RowKeyFrom = ListedRows.TodoKey(from) };
        // One more than asked for shows whether there is another page; who asks for all asks for the largest number that there is.
        var most = limit == int.MaxValue ? limit : limit + 1;
        var rows = await table.Query(query, cancellation).Select(ListedRows.Read).Where(row => row.Todo is not null && wanted(row))
            .Take(most).ToListAsync(cancellation);
        return new([.. rows.Take(limit)], rows.Count > limit ? ListedRows.Key(rows[limit - 1]) : null);
    }

    /// <inheritdoc/>
    public async Task<PlacePage> Places(string? after, CancellationToken cancellation)
    {
        var page = await table.QueryPage(new(), after, cancellation);
        return new([.. page.Rows.Select(ListedRows.Place).OfType<ListPlace>()], page.Continuation);
    }

    /// <inheritdoc/>
    public Task Remove(ListPlace place, CancellationToken cancellation)
    {
        var (partition, key, etag) = ListedRows.Address(place);
        return table.Delete(partition, key, etag, cancellation);
    }

    // The list's own row says whether there is a row in hand, so its ETag guards both. False where it was written in between.
    private async Task<bool> Write(ListedRows next, TableRow? there, CancellationToken cancellation)
    {
        List<TableOperation> operations =
            [there is null ? new TableOperation.Insert(next.Listed) : new TableOperation.Replace(next.Listed, there.ETag!.Value)];
        if (next.TodoRow is { } inHand)
            operations.Add(new TableOperation.Upsert(inHand));
        else if (there is not null && ListedRows.HasTodo(there))
            operations.Add(new TableOperation.Delete(next.Listed.PartitionKey, ListedRows.TodoKey(next.Listed.RowKey), Azure.ETag.All));
        var result = await table.Submit(operations, cancellation);
        if (result is TransactionResult.Failed { OperationIndex: 1, Failure: TransactionFailure.NotFound })
            result = await table.Submit(operations[..1], cancellation);
        return result is TransactionResult.Committed;
    }

    // Whose lists these are, where they are a worker's.
    private static PersonId? Reader(IReadOnlyList<AssignmentList> lists) =>
        lists.OfType<AssignmentList.OfWorker>().FirstOrDefault()?.Worker;

    private ValueTask<List<TableRow>> Rows(
        AssignmentList list, PersonId? reader, Status? status, string? from, int limit, CancellationToken cancellation)
    {
        var query = TableQuery.Partition(ListedRows.Partition(list)) with
        {
            RowKeyFrom = from,
            RowKeyBefore = ListedRows.Todo,
            PageSize = Math.Min(limit, RowsOfAPage),
            Filter = status is null ? "gone eq false" : $"gone eq false and status eq {TableQuery.Text(status.Value.ToString())}",
        };
        return table.Query(query, cancellation).Where(row => list is not AssignmentList.Open || !ListedRows.IsLeftOut(row, reader))
            .Take(limit).ToListAsync(cancellation);
    }
}
