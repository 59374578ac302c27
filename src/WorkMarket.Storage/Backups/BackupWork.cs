using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Json;

namespace WorkMarket.Storage.Backups;

/// <summary>
/// Keeps what changed in tables a second time: each run is a slice, each step a part of it. Whatever was acknowledged before a slice began
/// is in it or in one before it, whatever became of its effects.
/// </summary>
/// <param name="source">What changed.</param>
/// <param name="container">Where it is kept.</param>
/// <param name="jobs">Tells whether something is being restored, of which half would be in a slice.</param>
/// <param name="clock">Says when the next slice is due.</param>
/// <param name="options">How often.</param>
/// <param name="overlap">
/// How much of what the slice before has already is looked at again, where not as usual: more than the clocks of storage's own machines
/// differ, and than a write takes to be seen that has its time already.
/// </param>
public sealed class BackupWork(
    BackupSource source, BackupContainer container, IJobStore jobs, IClock clock, BackupOptions options, Duration? overlap = null)
    : IJobWork
{
    private static readonly Duration Overlap = Duration.FromMinutes(5);

    private Instant lookAgain = Instant.MinValue;

    /// <inheritdoc/>
    public JobKind Kind => JobKind.Backup;

    /// <summary>One request where a slice may be due, two where it is.</summary>
    public async Task<bool> IsWanted(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (now < lookAgain)
            return false;
        if (await source.Latest(cancellation) is { } latest)
            lookAgain = latest.StartedAt + options.Every;
        return now >= lookAgain && !(await jobs.All(cancellation)).Exists(job => job is { Kind: JobKind.Restore, IsRunning: true });
    }

    /// <inheritdoc/>
    public async Task<JobSlice> Do(JobPlace place, CancellationToken cancellation)
    {
        if (place is not { Index: { } table, After: { } after })
            return new(At(BackupTables.Exported[0], await Begin(cancellation)), 0, 0, 0, []);
        var here = JsonSerializer.Deserialize<BackupPlace>(after, DomainJson.Stored)!;
        // Of two processes that write the same part one keeps its place: what that one wrote counts.
        if (here.Last is { } last)
            await source.Note(here.Slice, here.Written - 1, last, cancellation);
        using var writer = new PartWriter(table);
        var more = await source.Write(table, here.Since, here.More, writer, cancellation);
        here = here with { Last = await Add(here, writer, cancellation), More = more };
        if (here.Last is not null)
            here = here with { Written = here.Written + 1 };
        var next = more is not null ? table : BackupTables.Exported.ElementAtOrDefault(BackupTables.Exported.IndexOf(table) + 1);
        if (next is not null)
            return new(At(next, here), writer.Cases, writer.Rows, 0, []);
        await Finish(here, cancellation);
        return new(null, writer.Cases, writer.Rows, 0, []);
    }

    private async Task<BackupPlace> Begin(CancellationToken cancellation)
    {
        var startedAt = clock.GetCurrentInstant();
        await container.Prepare(cancellation);
        var began = await source.Now(cancellation);
        var latest = await source.Latest(cancellation);
        // Where what it would go on from is gone, it is whole.
        return latest is null || began - latest.WholeBegan >= options.WholeEvery || !await container.Has(latest.Name, cancellation)
            ? new(BackupManifest.NameAt(began), began, startedAt, null, null, began)
            : new(BackupManifest.NameAt(began), began, startedAt, latest.Began - (overlap ?? Overlap), latest.Name, latest.WholeBegan);
    }

    private async Task<BackupPart?> Add(BackupPlace here, PartWriter writer, CancellationToken cancellation)
    {
        if (writer.Rows == 0)
            return null;
        var (part, bytes) = writer.End(BackupContainer.PartName(here.Slice, here.Written));
        await container.Add(part, bytes, cancellation);
        return part;
    }

    private async Task Finish(BackupPlace here, CancellationToken cancellation)
    {
        if (here.Last is { } last)
            await source.Note(here.Slice, here.Written - 1, last, cancellation);
        var parts = await source.PartsOf(here.Slice, here.Written, cancellation);
        var ended = await source.Now(cancellation);
        await container.Finish(
            new(
                here.Slice, here.Began, ended, here.Since, here.Previous, parts.Sum(part => (long)part.Cases),
                parts.Sum(part => (long)part.Rows), parts), cancellation);
        await source.Note(new BackupLatest(here.Slice, here.Began, here.WholeBegan, here.StartedAt), cancellation);
    }

    private static JobPlace At(string table, BackupPlace place) => new(table, JsonSerializer.Serialize(place, DomainJson.Stored));
}
