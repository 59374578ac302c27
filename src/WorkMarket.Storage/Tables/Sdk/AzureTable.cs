using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace WorkMarket.Storage.Tables.Sdk;

/// <summary>A table through the Azure SDK.</summary>
internal sealed class AzureTable(string name, TableClient client) : ITable
{
    public string Name => name;

    public Task CreateIfNotExists(CancellationToken cancellationToken = default) =>
        Call(async () => await client.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false), cancellationToken);

    public async Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        var found = await Call(
            () => client.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (found.HasValue)
            return AzureRow.ToRow(found.Value!);
        // The SDK takes a missing table for a missing row.
        return Error(found.GetRawResponse()) is { Failure: TransactionFailure.NotFound } ? null : throw Error(found.GetRawResponse()).ToException();
    }

    public async Task<TablePage> QueryPage(TableQuery query, string? continuation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var pages = client.QueryAsync<TableEntity>(query.ToOData(), query.PageSize, cancellationToken: cancellationToken)
            .AsPages(continuation)
            .GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            // One step is one request.
            return await Call(async () => await pages.MoveNextAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
                ? new TablePage([.. pages.Current.Values.Select(AzureRow.ToRow)], pages.Current.ContinuationToken)
                : new TablePage([], null);
        }
    }

    public Task<WriteResult> Insert(TableRow row, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        return Write(() => client.AddEntityAsync(AzureRow.ToEntity(row)), cancellationToken);
    }

    public Task<WriteResult> Replace(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        TableLimits.CheckCondition(ifMatch);
        return Write(() => client.UpdateEntityAsync(AzureRow.ToEntity(row), ifMatch, TableUpdateMode.Replace), cancellationToken);
    }

    public Task<WriteResult> Upsert(TableRow row, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        return Write(() => client.UpsertEntityAsync(AzureRow.ToEntity(row), TableUpdateMode.Replace), cancellationToken);
    }

    public Task<WriteResult> Merge(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        TableLimits.CheckCondition(ifMatch);
        return Write(() => client.UpdateEntityAsync(AzureRow.ToEntity(row), ifMatch, TableUpdateMode.Merge), cancellationToken);
    }

    public Task<WriteResult> Delete(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        TableLimits.CheckCondition(ifMatch);
        return Write(() => client.DeleteEntityAsync(partitionKey, rowKey, ifMatch), cancellationToken);
    }

    public async Task<TransactionResult> Submit(IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(operations);
        TableLimits.CheckTransactionBytes(AzureRow.SentBytes(operations));
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // A transaction's address does not tell its table.
            using var scope = HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [RequestCounter.TableProperty] = name });
            var answer = await Call(() => client.SubmitTransactionAsync(operations.Select(Action)), CancellationToken.None).ConfigureAwait(false);
            return new TransactionResult.Committed([.. answer.Value.Select(Version)]);
        }
        catch (TableRefusedException refused) when (refused.InnerException is TableTransactionFailedException failed
            && ServiceError.Of(failed).Failure is { } failure)
        {
            return new TransactionResult.Failed(failed.FailedTransactionActionIndex ?? -1, failure);
        }
    }

    private static TableTransactionAction Action(TableOperation operation) => operation switch
    {
        TableOperation.Insert insert => new(TableTransactionActionType.Add, AzureRow.ToEntity(insert.Row)),
        TableOperation.Replace replace => new(TableTransactionActionType.UpdateReplace, AzureRow.ToEntity(replace.Row), replace.IfMatch),
        TableOperation.Upsert upsert => new(TableTransactionActionType.UpsertReplace, AzureRow.ToEntity(upsert.Row)),
        TableOperation.Merge merge => new(TableTransactionActionType.UpdateMerge, AzureRow.ToEntity(merge.Row), merge.IfMatch),
        TableOperation.Delete delete =>
            new(TableTransactionActionType.Delete, new TableEntity(delete.PartitionKey, delete.RowKey), delete.IfMatch),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private static async Task<WriteResult> Write(Func<Task<Response>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // From here on it may be stored: seen through to the answer.
            var response = await Call(write, CancellationToken.None).ConfigureAwait(false);
            if (!response.IsError)
                return new WriteResult.Written(Version(response));
            // The SDK returns the 404 of a delete and throws every other error.
            return Error(response) is { Failure: { } failure } ? WriteResult.Of(failure) : throw Error(response).ToException();
        }
        catch (TableRefusedException refused) when (refused.InnerException is RequestFailedException failed
            && ServiceError.Of(failed).Failure is { } failure)
        {
            return WriteResult.Of(failure);
        }
    }

    private static async Task<T> Call<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception exception) when (TransportFaults.Map(exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    private static ETag Version(Response response) => response.Headers.TryGetValue("ETag", out var etag) ? new ETag(etag) : default;

    private static ServiceError Error(Response response) => ServiceError.Parse(response.Status, response.Content.ToMemory());
}
