using System.Collections.Immutable;
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
    public async Task Replace(Succession before, Succession now, CancellationToken cancellation)
    {
        if (await Find(before, cancellation) is { } row)
            await table.Replace(new TableRow(Successions, row.RowKey).WithBody(now), row.ETag!.Value, cancellation);
    }

    /// <inheritdoc/>
    public async Task Remove(Succession succession, CancellationToken cancellation)
    {
        if (await Find(succession, cancellation) is { } row)
            await table.Delete(Successions, row.RowKey, row.ETag!.Value, cancellation);
    }

    private async Task<TableRow?> Find(Succession succession, CancellationToken cancellation) =>
        await table.Get(Successions, succession.Person.Value, cancellation) is { } row && row.ReadBody<Succession>() == succession
            ? row
            : null;
}
