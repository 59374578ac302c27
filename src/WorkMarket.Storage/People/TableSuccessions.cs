using System.Collections.Immutable;
using Azure;
using WorkMarket.Application.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.People;

/// <summary>Successions in a partition of their own beside the people.</summary>
public sealed class TableSuccessions(Table table) : ISuccessions
{
    private const string Successions = "successions";
    private const int Most = 1000;

    /// <inheritdoc/>
    public Task Put(Succession succession, CancellationToken cancellation) =>
        table.Upsert(new TableRow(Successions, succession.Person.Value).WithBody(succession), cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableList<Succession>> Pending(CancellationToken cancellation)
    {
        var rows = await table.Query(TableQuery.Partition(Successions), cancellation).Take(Most).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ReadBody<Succession>())];
    }

    /// <inheritdoc/>
    public async Task Remove(Succession succession, CancellationToken cancellation)
    {
        if (await table.Get(Successions, succession.Person.Value, cancellation) is { } row && row.ReadBody<Succession>() == succession)
            await table.Delete(Successions, row.RowKey, row.ETag ?? ETag.All, cancellation);
    }
}
