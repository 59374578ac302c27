using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Escalations;

/// <summary>The open escalations in one partition of a table: the desk's list and each company's, whose keys begin with what is due next.</summary>
public sealed class TableEscalationLists(ITable table) : IEscalationLists
{
    /// <inheritdoc/>
    public async Task Put(AssignmentId id, long version, EscalationRow? row, CancellationToken cancellation)
    {
        var next = OpenRows.Of(id, version, row);
        while (true)
        {
            var there = await table.Get(OpenRows.Partition, next.Own.RowKey, cancellation);
            if (there is not null && OpenRows.Version(there) >= version || await Write(next, there, cancellation))
                return;
        }
    }

    /// <inheritdoc/>
    public async Task<EscalationPage> Read(
        IReadOnlyList<EscalationList> lists, EscalationFilter filter, string? after, int limit, CancellationToken cancellation)
    {
        var from = OpenRows.CheckCursor(after);
        var found = await Task.WhenAll(lists.Select(list => Rows(list, filter, from, limit + 1, cancellation)));
        var rows = found.SelectMany(some => some).OrderBy(OpenRows.Cursor, StringComparer.Ordinal).Take(limit + 1).ToList();
        return new([.. rows.Take(limit).Select(OpenRows.Read)], rows.Count > limit ? OpenRows.Cursor(rows[limit - 1]) : null);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<EscalationRow> All(EscalationList list, CancellationToken cancellation) =>
        table.Query(Query(list, new()), cancellation).Select(OpenRows.Read);

    /// <inheritdoc/>
    public async Task<bool> PutRight(AssignmentId id, long version, EscalationRow? row, Func<Task<long>> latest, CancellationToken cancellation)
    {
        var next = OpenRows.Of(id, version, row);
        while (true)
        {
            var there = await table.Get(OpenRows.Partition, next.Own.RowKey, cancellation);
            if (there is not null && OpenRows.Version(there) is var later && later > version && later <= await latest())
                return false;
            var isRight = there.IsSame(next.Own);
            foreach (var listed in isRight ? next.Listed : [])
                isRight &= (await table.Get(OpenRows.Partition, listed.RowKey, cancellation)).IsSame(listed);
            if (isRight)
                return false;
            if (await Write(next, there, cancellation))
                return true;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> IsRight(AssignmentId id, long version, EscalationRow? row, CancellationToken cancellation)
    {
        var there = await table.Get(OpenRows.Partition, OpenRows.OwnKey(id), cancellation);
        if (row is null)
            return !OpenRows.Keys(there).Any();
        if (there is null || OpenRows.Version(there) > version)
            return false;
        var wanted = OpenRows.Of(id, OpenRows.Version(there), row with { Version = OpenRows.Version(there) });
        if (!there.IsSame(wanted.Own))
            return false;
        foreach (var listed in wanted.Listed)
        {
            if (!(await table.Get(OpenRows.Partition, listed.RowKey, cancellation)).IsSame(listed))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public async Task<EscalationPlacePage> Places(string? after, CancellationToken cancellation)
    {
        var page = await table.QueryPage(TableQuery.Partition(OpenRows.Partition), after, cancellation);
        return new([.. page.Rows.Select(OpenRows.Place).OfType<EscalationPlace>()], page.Continuation);
    }

    /// <inheritdoc/>
    public Task Remove(EscalationPlace place, CancellationToken cancellation)
    {
        var (key, etag) = OpenRows.Address(place);
        return table.Delete(OpenRows.Partition, key, etag, cancellation);
    }

    // The case's own row decides over the others. False where it was written meanwhile.
    private async Task<bool> Write(OpenRows next, TableRow? there, CancellationToken cancellation)
    {
        var left = OpenRows.Keys(there).Except(next.Listed.Select(row => row.RowKey));
        List<TableOperation> operations =
        [
            there is null ? new TableOperation.Insert(next.Own) : new TableOperation.Replace(next.Own, there.ETag!.Value),
            .. next.Listed.Select(row => new TableOperation.Upsert(row)),
            .. left.Select(key => new TableOperation.Delete(OpenRows.Partition, key, Azure.ETag.All)),
        ];
        while (true)
        {
            switch (await table.Submit(operations, cancellation))
            {
                case TransactionResult.Committed:
                    return true;
                case TransactionResult.Failed { OperationIndex: > 0 and var lost, Failure: TransactionFailure.NotFound }:
                    operations.RemoveAt(lost); // What was to be deleted is not there.
                    break;
                default:
                    return false;
            }
        }
    }

    private async Task<List<TableRow>> Rows(EscalationList list, EscalationFilter filter, string? from, int limit, CancellationToken cancellation)
    {
        var query = Query(list, filter) with { PageSize = limit };
        if (from is not null)
            query = query with { RowKeyFrom = OpenRows.Prefix(list) + from + " " }; // The first key after it: none goes on where another ends.
        var rows = new List<TableRow>();
        await foreach (var row in table.Query(query, cancellation))
        {
            rows.Add(row);
            if (rows.Count == limit)
                break;
        }
        return rows;
    }

    private static TableQuery Query(EscalationList list, EscalationFilter filter) =>
        TableQuery.Prefix(OpenRows.Partition, OpenRows.Prefix(list)) with { Filter = OpenRows.Condition(list, filter) };
}
