using System.Text.Json;
using WorkMarket.Application.Indexes;
using WorkMarket.Application.Json;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Indexes;

/// <summary>How far a rebuild is, in a row of its own.</summary>
public sealed class TableReindexPlaces(ITable table) : IReindexPlaces
{
    private const string Key = "place";

    /// <inheritdoc/>
    public async Task<ReindexPlace?> Read(CancellationToken cancellation) =>
        await table.Get(Key, Key, cancellation) is { } row ? JsonSerializer.Deserialize<ReindexPlace>(row.GetBinary("body"), DomainJson.Stored) : null;

    /// <inheritdoc/>
    public Task Save(ReindexPlace place, CancellationToken cancellation) =>
        table.Upsert(new(Key, Key) { ["body"] = JsonSerializer.SerializeToUtf8Bytes(place, DomainJson.Stored) }, cancellation);
}
