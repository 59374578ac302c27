using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.People;

/// <summary>What is written version after version: profiles, and settings of companies.</summary>
public sealed partial class TableDirectory
{
    private const string Version = "version";
    private const string WorkerProfile = "worker-profile";

    /// <inheritdoc/>
    public async Task<StoredProfile> FindProfile(PersonId worker, CancellationToken cancellation) =>
        await Find<StoredProfile>(PersonKey(worker), WorkerProfile, cancellation) ?? StoredProfile.None;

    /// <inheritdoc/>
    public Task<bool> SaveProfile(PersonId worker, StoredProfile profile, CancellationToken cancellation) =>
        Save(Row(PersonKey(worker), WorkerProfile, profile), profile.Version, first: 1, cancellation);

    private async Task<bool> Save(TableRow row, long version, long first, CancellationToken cancellation)
    {
        row[Version] = version;
        var stored = await table.Get(row.PartitionKey, row.RowKey, cancellation);
        var seen = stored?.GetLong(Version) ?? first - 1;
        if (seen != version - 1)
            return IsSame(stored, row);
        var written = stored is null
            ? await table.Insert(row, cancellation)
            : await table.Replace(row, stored.ETag ?? default, cancellation);
        // It may be our own write whose answer was lost.
        return written is WriteResult.Written || IsSame(await table.Get(row.PartitionKey, row.RowKey, cancellation), row);
    }

    private static bool IsSame(TableRow? stored, TableRow row) => stored is not null &&
        stored.GetLong(Version) == row.GetLong(Version) && stored.Bytes("body").AsSpan().SequenceEqual(row.Bytes("body"));
}
