using System.Collections.Immutable;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Jobs;

namespace WorkMarket.Storage.Backups;

/// <summary>The backups in a container.</summary>
internal sealed class BackupCatalog(BackupContainer container) : IBackups
{
    /// <inheritdoc/>
    public bool IsOn => true;

    /// <inheritdoc/>
    public async Task<ImmutableList<BackupSlice>> Slices(int limit, CancellationToken cancellation)
    {
        var slices = ImmutableList.CreateBuilder<BackupSlice>();
        foreach (var name in (await Names(cancellation)).Take(limit))
        {
            var slice = await container.Manifest(name, cancellation);
            slices.Add(new(slice.Began, slice.Ended, slice.Previous is null, slice.Cases, slice.Rows));
        }
        return slices.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<JobPlace?> Find(RestoreScope scope, CancellationToken cancellation)
    {
        var from = scope.Until is { } until ? BackupManifest.NameAt(until) : null;
        foreach (var name in (await Names(cancellation)).Where(name => from is null || string.CompareOrdinal(name, from) <= 0))
        {
            if (from is null || (await container.Manifest(name, cancellation)).Ended <= scope.Until)
                return RestoreWork.Begin(new(name, Guid.NewGuid().ToString("N"), scope.Case, scope.Company));
        }
        return null;
    }

    private async Task<IEnumerable<string>> Names(CancellationToken cancellation)
    {
        await container.Prepare(cancellation);
        return (await container.Names(cancellation).ToListAsync(cancellation)).OrderDescending(StringComparer.Ordinal);
    }
}
