using Azure;
using WorkMarket.Application.Storage;

namespace WorkMarket.Storage.Tables;

/// <summary>One table. Thread-safe.</summary>
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
/// A request whose answer was lost is sent again by the transport. So an insert may find its own row (<see cref="WriteResult.AlreadyExists"/>),
/// a conditional write its own new ETag (<see cref="WriteResult.PreconditionFailed"/>) and a delete nothing left (<see cref="WriteResult.NotFound"/>).
/// </para>
/// </remarks>
public interface ITable
{
    /// <summary>The table's name.</summary>
    string Name { get; }

    /// <summary>Creates the table; does nothing if it is there.</summary>
    Task CreateIfNotExists(CancellationToken cancellationToken = default);

    /// <summary>The row under these keys, or null. Throws <see cref="TableRefusedException"/> if the table is missing.</summary>
    Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken = default);

    /// <summary>
    /// One page, exactly one storage request. A page may be short or empty and still name a continuation; the query is over
    /// when <see cref="TablePage.Continuation"/> is null.
    /// </summary>
    /// <param name="query">What to look for. The same for every page.</param>
    /// <param name="continuation">The previous page's continuation, or null for the first page.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    Task<TablePage> QueryPage(TableQuery query, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>All rows, ordered by partition and row key, page after page as they are enumerated.</summary>
    IAsyncEnumerable<TableRow> Query(TableQuery query, CancellationToken cancellationToken = default) =>
        TablePage.Follow(this, query, cancellationToken);

    /// <summary>Inserts: <see cref="WriteResult.Written"/> or <see cref="WriteResult.AlreadyExists"/>.</summary>
    Task<WriteResult> Insert(TableRow row, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the whole row if it still has the ETag (<see cref="ETag.All"/>: whatever it has):
    /// <see cref="WriteResult.Written"/>, <see cref="WriteResult.PreconditionFailed"/> or <see cref="WriteResult.NotFound"/>.
    /// </summary>
    Task<WriteResult> Replace(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default);

    /// <summary>Inserts or replaces, unconditionally: <see cref="WriteResult.Written"/>.</summary>
    Task<WriteResult> Upsert(TableRow row, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the row's given properties and leaves the others, if it still has the ETag (<see cref="ETag.All"/>: whatever it has):
    /// <see cref="WriteResult.Written"/>, <see cref="WriteResult.PreconditionFailed"/> or <see cref="WriteResult.NotFound"/>.
    /// </summary>
    Task<WriteResult> Merge(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the row if it still has the ETag (<see cref="ETag.All"/>: whatever it has): <see cref="WriteResult.Written"/>
    /// without an ETag, <see cref="WriteResult.PreconditionFailed"/> or <see cref="WriteResult.NotFound"/>.
    /// </summary>
    Task<WriteResult> Delete(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken = default);

    /// <summary>
    /// All of the operations or none of them, in order (an entity group transaction): up to 100, of one partition, each on a row of
    /// its own, 4 MiB as sent.
    /// </summary>
    Task<TransactionResult> Submit(IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken = default);
}
