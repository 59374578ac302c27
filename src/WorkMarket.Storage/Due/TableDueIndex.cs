using System.Collections.Immutable;
using System.Globalization;
using Azure;
using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Due;

/// <summary>The due index in one table: a partition a shard, rows in order of their instants.</summary>
/// <param name="table">The table.</param>
/// <param name="shards">Over how many partitions the rows are spread: 1 to 100. It can grow at any time, and never shrink.</param>
public sealed class TableDueIndex(Table table, int shards) : IDueIndex
{
    /// <inheritdoc/>
    public Task Put(DueRow row, CancellationToken cancellation) => table.Upsert(Row(row), cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableList<DueRow>> First(int limit, DueRow? after, CancellationToken cancellation)
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, shards).Select(shard => Page(shard, limit, after, cancellation)));
        return [.. pages.SelectMany(rows => rows).OrderBy(Key, StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>One request; where it is not in its shard, one for each other one: it may have been put when there were fewer.</summary>
    public async Task<DueRow?> Find(DueRow row, CancellationToken cancellation)
    {
        var own = Shard(row.Case);
        if (await table.Get(own, Key(row), cancellation) is { } there)
            return ReadRow(there);
        var others = Enumerable.Range(0, shards).Select(Name).Where(shard => shard != own);
        return (await Task.WhenAll(others.Select(shard => table.Get(shard, Key(row), cancellation))))
            .FirstOrDefault(found => found is not null) is { } old
            ? ReadRow(old)
            : null;
    }

    /// <inheritdoc/>
    public async Task Replace(DueRow row, DueRow next, CancellationToken cancellation)
    {
        var (shard, etag) = Read(row);
        if (shard == Shard(next.Case) && Key(row) != Key(next)
            && await table.Submit([new TableOperation.Upsert(Row(next)), new TableOperation.Delete(shard, Key(row), etag)],
                cancellation) is TransactionResult.Committed)
            return;
        await Put(next, cancellation);
        await Delete(row, cancellation);
    }

    /// <inheritdoc/>
    public Task Delete(DueRow row, CancellationToken cancellation)
    {
        var (shard, etag) = Read(row);
        return table.Delete(shard, Key(row), etag, cancellation);
    }

    // The row lies in the shard it was put into, which may differ from the one it would be put into now.
    private static (string Shard, ETag ETag) Read(DueRow row) => row.Stamp?.Split(' ', 2) is [var shard, var etag]
        ? (shard, new(etag))
        : throw new ArgumentException("Only a row that was read can be deleted.", nameof(row));

    private async Task<IEnumerable<DueRow>> Page(int shard, int limit, DueRow? after, CancellationToken cancellation)
    {
        // No key is the beginning of another, so the first key after one is that key followed by a blank.
        var query = TableQuery.Partition(Name(shard)) with { RowKeyFrom = after is null ? null : Key(after) + " ", PageSize = limit };
        return await table.Query(query, cancellation).Take(limit).Select(ReadRow).ToListAsync(cancellation);
    }

    private static DueRow ReadRow(TableRow row) => new(
        Instant.FromUnixTimeTicks(long.Parse(row.RowKey.AsSpan(0, 19), CultureInfo.InvariantCulture)),
        new AssignmentId(row.GetString("case")), Enum.Parse<DueKind>(row.GetString("kind")), $"{row.PartitionKey} {row.ETag!.Value}");

    private TableRow Row(DueRow row) => new(Shard(row.Case), Key(row)) { ["kind"] = row.Kind.ToString(), ["case"] = row.Case.Value };

    private static string Key(DueRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.At.ToUnixTimeTicks():D19}-{row.Case}-{row.Kind}");

    private static string Name(int shard) => string.Create(CultureInfo.InvariantCulture, $"shard-{shard:D2}");

    // A case stays in its shard whatever process asks, so the text's own hash code, which differs between processes, will not do.
    private string Shard(AssignmentId id) => Name(id.Value.Aggregate(0, (sum, letter) => (sum * 31 + letter) & 0xFFFFFF) % shards);
}
