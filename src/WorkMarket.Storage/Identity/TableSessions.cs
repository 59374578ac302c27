using Azure;
using WorkMarket.Application.Identity;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Identity;

/// <summary>Sessions in one partition for each person, so that all of a person's end together. The secret itself is nowhere.</summary>
public sealed class TableSessions(Table table) : ISessions
{
    private const string Prefix = "session-";

    /// <inheritdoc/>
    public Task Put(SessionKey key, Session session, CancellationToken cancellation) =>
        table.Upsert(new TableRow(Partition(key.Person), Row(key)).WithBody(session), cancellation);

    /// <inheritdoc/>
    public async Task<Session?> Find(SessionKey key, CancellationToken cancellation) =>
        TableLimits.IsKey(Partition(key.Person)) && await table.Get(Partition(key.Person), Row(key), cancellation) is { } row
            ? row.ReadBody<Session>()
            : null;

    /// <inheritdoc/>
    public Task End(SessionKey key, CancellationToken cancellation) =>
        table.Delete(Partition(key.Person), Row(key), ETag.All, cancellation);

    /// <inheritdoc/>
    public async Task EndAll(PersonId person, CancellationToken cancellation)
    {
        var rows = await table.Query(TableQuery.Prefix(Partition(person), Prefix), cancellation).ToListAsync(cancellation);
        await table.SubmitEach(rows.Select(row => new TableOperation.Delete(row.PartitionKey, row.RowKey, ETag.All)), cancellation);
    }

    private static string Partition(PersonId person) => $"sessions-{person}";

    private static string Row(SessionKey key) => Prefix + key.Hash;
}
