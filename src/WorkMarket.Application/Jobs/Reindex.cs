using System.Collections.Concurrent;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Jobs;

/// <summary>
/// Rebuilds all indexes from the events, while others write: first what each case has in them, then what is in them that no case has.
/// Doing it twice changes nothing. A case from before all had a number gets its own. Slices are pages: of all cases, then of each index
/// in their order, and at last of all people, as who is of WorkMarket's own is listed.
/// </summary>
public sealed class Reindex(ICaseStore store, CaseIndexes indexes, CaseWriter writer, IDirectoryWriter directory) : IJobWork
{
    private const int CasesAtOnce = 8;
    private const string Staff = "staff";

    /// <inheritdoc/>
    public JobKind Kind => JobKind.Reindex;

    /// <inheritdoc/>
    public Task<JobSlice> Do(JobPlace place, CancellationToken cancellation) =>
        place.Index == Staff ? ListStaff(place.After, cancellation)
            : place.Index is { } name
            ? Rows(Math.Max(0, indexes.All.FindIndex(index => index.Name == name)), place.After, cancellation)
            : Cases(place.After, cancellation);

    private async Task<JobSlice> Cases(string? after, CancellationToken cancellation)
    {
        var findings = new ConcurrentQueue<JobFinding>();
        var page = await store.Cases(after, cancellation);
        await Parallel.ForEachAsync(page.Ids, Parallelism(cancellation), async (id, stop) =>
        {
            if (await Rebuild(id, stop) is { } finding)
                findings.Enqueue(finding);
        });
        return new(page.Next is { } next ? new(After: next) : Begin(0), page.Ids.Count, 0, 0, [.. findings]);
    }

    private async Task<JobSlice> Rows(int index, string? after, CancellationToken cancellation)
    {
        var page = await indexes.All[index].Prune(after, cancellation);
        return new(page.Next is { } next ? new(indexes.All[index].Name, next) : Begin(index + 1), 0, page.Rows, page.Removed, []);
    }

    private async Task<JobSlice> ListStaff(string? after, CancellationToken cancellation)
    {
        var page = await directory.ListStaff(after, cancellation);
        return new(page.Next is { } next ? new(Staff, next) : null, 0, page.People, page.Added, []);
    }

    private JobPlace Begin(int index) => new(index < indexes.All.Count ? indexes.All[index].Name : Staff);

    /// <summary>Rebuilds what one case has in the indexes; what keeps that from being done is told.</summary>
    public async Task<JobFinding?> Rebuild(AssignmentId id, CancellationToken cancellation)
    {
        try
        {
            await RebuildNow(id, cancellation);
            return null;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StorageUnavailableException))
        {
            return new(id, FindingKind.NotRebuilt, Detail: failure.Message);
        }
    }

    private async Task RebuildNow(AssignmentId id, CancellationToken cancellation)
    {
        var stored = await store.Read(id, cancellation);
        if (stored is { State.Core.Number: null } && await writer.Number(id, cancellation))
            stored = await store.Read(id, cancellation);
        if (stored is null)
            return;
        foreach (var index in indexes.All)
            await index.Rebuild(stored, cancellation);
    }

    private static ParallelOptions Parallelism(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = CasesAtOnce, CancellationToken = cancellation };
}
