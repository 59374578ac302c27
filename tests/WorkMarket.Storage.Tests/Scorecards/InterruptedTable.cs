using Azure;
using WorkMarket.Application.Storage;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Tests.Scorecards;

/// <summary>A table whose host dies at a transaction: before it was sent, or after it was stored and before the answer came.</summary>
internal sealed class InterruptedTable(ITable table, int atTransaction, bool afterwards) : ITable
{
    private int transactions;

    public string Name => table.Name;

    public Task CreateIfNotExists(CancellationToken cancellationToken = default) => table.CreateIfNotExists(cancellationToken);

    public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken = default) =>
        table.Get(partitionKey, rowKey, cancellationToken);

    public Task<TablePage> QueryPage(TableQuery query, string? continuation = null, CancellationToken cancellationToken = default) =>
        table.QueryPage(query, continuation, cancellationToken);

    public Task<WriteResult> Insert(TableRow row, CancellationToken cancellationToken = default) => table.Insert(row, cancellationToken);

    public Task<WriteResult> Replace(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default) =>
        table.Replace(row, ifMatch, cancellationToken);

    public Task<WriteResult> Upsert(TableRow row, CancellationToken cancellationToken = default) => table.Upsert(row, cancellationToken);

    public Task<WriteResult> Merge(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default) => table.Merge(row, ifMatch, cancellationToken);

    public Task<WriteResult> Delete(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken = default) =>
        table.Delete(partitionKey, rowKey, ifMatch, cancellationToken);

    public async Task<TransactionResult> Submit(IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken = default)
    {
        var isNow = ++transactions == atTransaction;
        if (isNow && !afterwards)
            throw new StorageUnavailableException();
        var result = await table.Submit(operations, cancellationToken);
        return isNow ? throw new StorageUnavailableException() : result;
    }
}
