using System.Runtime.CompilerServices;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using WorkMarket.Application.Storage;

namespace WorkMarket.Storage.Tables;

/// <summary>One table, through the Azure SDK. Thread-safe.</summary>
/// <remarks>
/// Every member throws <see cref="StorageUnavailableException"/> when there is no answer to rely on,
/// <see cref="TableRefusedException"/> when the service refuses the request itself (credentials, a missing table), and
/// <see cref="ArgumentException"/>, before anything is sent, for what breaks <see cref="TableLimits"/>.
/// <para>
/// Reads stop when their token is cancelled. Writes look at the token only before they send: a request cancelled by its client may
/// still be stored, so a write under way is seen through to its answer, bounded by <see cref="TableOptions.NetworkTimeout"/> and
/// <see cref="TableOptions.MaxRetries"/>.
/// </para>
/// <para>
/// A request whose answer was lost is sent again by the transport. So an insert may find its own row
/// (<see cref="WriteResult.AlreadyExists"/>), a conditional write its own new ETag (<see cref="WriteResult.PreconditionFailed"/>) and a
/// delete nothing left (<see cref="WriteResult.NotFound"/>).
/// </para>
/// </remarks>
public sealed class Table
{
    private static readonly string[] Keys = ["PartitionKey", "RowKey"];

    private readonly string name;
    private readonly TableClient client;

    internal Table(string name, TableClient client) => (this.name, this.client) = (name, client);

    /// <summary>The table's name.</summary>
    public string Name => name;

    /// <summary>Creates the table; does nothing if it is there.</summary>
    public Task CreateIfNotExists(CancellationToken cancellationToken = default) =>
        Call(async () => await client.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>The row under these keys, or null. Throws <see cref="TableRefusedException"/> if the table is missing.</summary>
    public async Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        var found = await Call(
            () => client.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (found.HasValue)
            return RowEntity.ToRow(found.Value!);
        // The SDK takes a missing table for a missing row.
        return Error(found.GetRawResponse()) is { Failure: TransactionFailure.NotFound }
            ? null
            : throw Error(found.GetRawResponse()).ToException();
    }

    /// <summary>
    /// One page, exactly one storage request. A page may be short or empty and still name a continuation; the query is over
    /// when <see cref="TablePage.Continuation"/> is null.
    /// </summary>
    /// <param name="query">What to look for. The same for every page.</param>
    /// <param name="continuation">The previous page's continuation, or null for the first page.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<TablePage> QueryPage(TableQuery query, string? continuation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var pages = client
            .QueryAsync<TableEntity>(query.ToOData(), query.PageSize, query.KeysOnly ? Keys : null, cancellationToken)
            .AsPages(continuation)
            .GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            // One step is one request.
            return await Call(async () => await pages.MoveNextAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
                ? new TablePage([.. pages.Current.Values.Select(RowEntity.ToRow)], pages.Current.ContinuationToken)
                : new TablePage([], null);
        }
    }

    /// <summary>All rows, ordered by partition and row key, page after page as they are enumerated.</summary>
    public async IAsyncEnumerable<TableRow> Query(TableQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? continuation = null;
        do
        {
            // The service may stop a page early, at a partition's end or after five seconds, even before its first row:
            // only a missing continuation ends a query.
            var page = await QueryPage(query, continuation, cancellationToken).ConfigureAwait(false);
            foreach (var row in page.Rows)
                yield return row;
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>Inserts: <see cref="WriteResult.Written"/> or <see cref="WriteResult.AlreadyExists"/>.</summary>
    public Task<WriteResult> Insert(TableRow row, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        return Write(() => client.AddEntityAsync(RowEntity.ToEntity(row)), cancellationToken);
    }

    /// <summary>
    /// Replaces the whole row if it still has the ETag (<see cref="ETag.All"/>: whatever it has):
    /// <see cref="WriteResult.Written"/>, <see cref="WriteResult.PreconditionFailed"/> or <see cref="WriteResult.NotFound"/>.
    /// </summary>
    public Task<WriteResult> Replace(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        TableLimits.CheckCondition(ifMatch);
        return Write(() => client.UpdateEntityAsync(RowEntity.ToEntity(row), ifMatch, TableUpdateMode.Replace), cancellationToken);
    }

    /// <summary>Inserts or replaces, unconditionally: <see cref="WriteResult.Written"/>.</summary>
    public Task<WriteResult> Upsert(TableRow row, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        return Write(() => client.UpsertEntityAsync(RowEntity.ToEntity(row), TableUpdateMode.Replace), cancellationToken);
    }

    /// <summary>
    /// Sets the row's given properties and leaves the others, if it still has the ETag (<see cref="ETag.All"/>: whatever it has):
    /// <see cref="WriteResult.Written"/>, <see cref="WriteResult.PreconditionFailed"/> or <see cref="WriteResult.NotFound"/>.
    /// </summary>
    public Task<WriteResult> Merge(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        TableLimits.CheckCondition(ifMatch);
        return Write(() => client.UpdateEntityAsync(RowEntity.ToEntity(row), ifMatch, TableUpdateMode.Merge), cancellationToken);
    }

    /// <summary>
    /// Deletes the row if it still has the ETag (<see cref="ETag.All"/>: whatever it has): <see cref="WriteResult.Written"/>
    /// without an ETag, <see cref="WriteResult.PreconditionFailed"/> or <see cref="WriteResult.NotFound"/>.
    /// </summary>
    public Task<WriteResult> Delete(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        TableLimits.CheckCondition(ifMatch);
        return Write(() => client.DeleteEntityAsync(partitionKey, rowKey, ifMatch), cancellationToken);
    }

    /// <summary>
    /// All of the operations or none of them, in order (an entity group transaction): up to 100, of one partition, each on a row of
    /// its own, 4 MiB as sent.
    /// </summary>
    public async Task<TransactionResult> Submit(IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(operations);
        TableLimits.CheckTransactionBytes(SentBytes.Count(operations));
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // A transaction's address does not tell its table.
            using var scope = HttpPipeline.CreateHttpMessagePropertiesScope(
                new Dictionary<string, object?> { [RequestCounter.TableProperty] = name });
            var answer = await Call(() => client.SubmitTransactionAsync(operations.Select(Action)), CancellationToken.None)
                .ConfigureAwait(false);
            // The SDK takes an answer that is cut off for a whole one.
            return answer.Value.Count == operations.Count
                ? new TransactionResult.Committed([.. answer.Value.Select(Version)])
                : throw new StorageUnavailableException(
                    $"The table service answers for {answer.Value.Count} of {operations.Count} operations.");
        }
        catch (TableRefusedException refused) when (refused.InnerException is TableTransactionFailedException failed
            && ServiceError.FromException(failed).Failure is { } failure)
        {
            return new TransactionResult.Failed(failed.FailedTransactionActionIndex ?? -1, failure);
        }
    }

    /// <summary>
    /// Operations on rows of one partition of which none waits for another, up to 100 in a transaction. Where one of them fails, the others
    /// of its transaction are done all the same, each in a request of its own.
    /// </summary>
    public async Task SubmitEach(IEnumerable<TableOperation> operations, CancellationToken cancellationToken = default)
    {
        foreach (var some in operations.Chunk(TableLimits.TransactionOperations))
        {
            if (await Submit(some, cancellationToken).ConfigureAwait(false) is not TransactionResult.Failed || some.Length == 1)
                continue;
            foreach (var operation in some)
                await Submit([operation], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Writes rows, whatever is there: those of a partition that follow each other a hundred at a time, or fewer where they are large.
    /// </summary>
    public async Task UpsertAll(IEnumerable<TableRow> rows, CancellationToken cancellationToken = default)
    {
        // As sent they are a few times as large.
        const int mostBytes = TableLimits.TransactionBytes / 8;
        var some = new List<TableOperation>();
        var bytes = 0;
        foreach (var row in rows)
        {
            var size = TableLimits.SizeOf(row);
            if (some.Count > 0 && (some.Count == TableLimits.TransactionOperations || bytes + size > mostBytes
                || some[0].PartitionKey != row.PartitionKey))
            {
                await Submit(some, cancellationToken).ConfigureAwait(false);
                (some, bytes) = ([], 0);
            }
            some.Add(new TableOperation.Upsert(row));
            bytes += size;
        }
        if (some.Count > 0)
            await Submit(some, cancellationToken).ConfigureAwait(false);
    }

    private static TableTransactionAction Action(TableOperation operation) => operation switch
    {
        TableOperation.Insert insert => new(TableTransactionActionType.Add, RowEntity.ToEntity(insert.Row)),
        TableOperation.Replace replace => new(TableTransactionActionType.UpdateReplace, RowEntity.ToEntity(replace.Row), replace.IfMatch),
        TableOperation.Upsert upsert => new(TableTransactionActionType.UpsertReplace, RowEntity.ToEntity(upsert.Row)),
        TableOperation.Merge merge => new(TableTransactionActionType.UpdateMerge, RowEntity.ToEntity(merge.Row), merge.IfMatch),
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
            return Error(response) is { Failure: { } failure } ? WriteResult.FromFailure(failure) : throw Error(response).ToException();
        }
        catch (TableRefusedException refused) when (refused.InnerException is RequestFailedException failed
            && ServiceError.FromException(failed).Failure is { } failure)
        {
            return WriteResult.FromFailure(failure);
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
