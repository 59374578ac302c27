using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Escalations;

/// <summary>The open escalations in one partition of a table, company by company, and beside them a mark for each that ever was.</summary>
public sealed class TableEscalationLists(Table table) : IEscalationLists
{
    /// <inheritdoc/>
    public async Task Put(EscalationRow row, bool isNew, CancellationToken cancellation)
    {
        var next = OpenRows.FromRow(row);
        if (isNew && await Write(next, null, cancellation))
            return;
        while (true)
        {
            var there = await table.Get(OpenRows.Partition, next.Mark.RowKey, cancellation);
            if (there is not null && (OpenRows.IsClosed(there) || OpenRows.Version(there) >= row.Version)
                || await Write(next, there, cancellation))
                return;
        }
    }

    /// <inheritdoc/>
    public async Task Close(AssignmentId id, EscalationId escalation, CompanyId company, CancellationToken cancellation)
    {
        List<TableOperation> operations =
        [
            new TableOperation.Upsert(OpenRows.Closed(id, escalation).Mark),
            new TableOperation.Delete(OpenRows.Partition, OpenRows.RowKey(id, escalation, company), Azure.ETag.All),
        ];
        // Where there is no row to delete, the mark alone is written: it keeps a late opening from adding the row.
        if (await table.Submit(operations, cancellation) is TransactionResult.Failed)
            await table.Submit(operations[..1], cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<EscalationRow> Read(EscalationList list, EscalationFilter filter, CancellationToken cancellation) =>
        table.Query(OpenRows.Query(list, filter), cancellation).Select(OpenRows.Read);

    /// <inheritdoc/>
    public async Task<bool> Repair(EscalationRow row, Func<Task<long>> latest, CancellationToken cancellation)
    {
        var next = OpenRows.FromRow(row);
        while (true)
        {
            var there = await table.Get(OpenRows.Partition, next.Mark.RowKey, cancellation);
            // The mark is closed or has a later version: right where the case has moved on since, and wrong where it has not.
            if (there is not null && (OpenRows.IsClosed(there) || OpenRows.Version(there) > row.Version)
                && await latest() is var last && (OpenRows.IsClosed(there) ? last > row.Version : OpenRows.Version(there) <= last))
                return false;
            if (there.IsSame(next.Mark) && (await table.Get(OpenRows.Partition, next.Row!.RowKey, cancellation)).IsSame(next.Row))
                return false;
            if (await Write(next, there, cancellation))
                return true;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> RepairClosed(AssignmentId id, EscalationId escalation, CompanyId company, CancellationToken cancellation)
    {
        var closed = OpenRows.Closed(id, escalation);
        var there = await table.Get(OpenRows.Partition, closed.Mark.RowKey, cancellation);
        if (there.IsSame(closed.Mark)
            && await table.Get(OpenRows.Partition, OpenRows.RowKey(id, escalation, company), cancellation) is null)
            return false;
        await Close(id, escalation, company, cancellation);
        return true;
    }

    /// <inheritdoc/>
    public async Task<EscalationRow?> Find(AssignmentId id, EscalationId escalation, CompanyId company, CancellationToken cancellation) =>
        await table.Get(OpenRows.Partition, OpenRows.RowKey(id, escalation, company), cancellation) is { } row ? OpenRows.Read(row) : null;

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

    // The mark's ETag guards both rows. False where the mark was written in between.
    private async Task<bool> Write(OpenRows next, TableRow? there, CancellationToken cancellation) => await table.Submit(
        [
            there is null ? new TableOperation.Insert(next.Mark) : new TableOperation.Replace(next.Mark, there.ETag!.Value),
            new TableOperation.Upsert(next.Row!),
        ],
        cancellation) is TransactionResult.Committed;
}
