using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Indexes;

/// <summary>A case whose rows could not be rebuilt, and why.</summary>
public sealed record NotRebuilt(AssignmentId Case, Exception Why);

/// <summary>
/// Rebuilds all indexes from the events, while others write: first what each case has in them, then what is in them that no case has.
/// Doing it twice changes nothing; cut off, it goes on where it was.
/// </summary>
public sealed class Reindex(ICaseStore store, CaseIndexes indexes, IReindexPlaces places)
{
    private const int CasesAtOnce = 8;

    /// <summary>Rebuilds them.</summary>
    /// <param name="report">Told after each page how far it is.</param>
    /// <param name="cancellation">Stops it; the next run goes on from there.</param>
    /// <returns>The cases that could not be rebuilt. Their rows stay as they were.</returns>
    /// <exception cref="StorageUnavailableException">Storage does not answer; the next run goes on from there.</exception>
    public async Task<ImmutableList<NotRebuilt>> Run(Action<ReindexPlace> report, CancellationToken cancellation)
    {
        var failures = new ConcurrentQueue<NotRebuilt>();
        var place = await places.Read(cancellation) ?? new();
        if (place.Index is null)
            place = await Cases(place, failures, report, cancellation);
        var index = Math.Max(0, indexes.All.FindIndex(index => index.Name == place.Index));
        for (; index < indexes.All.Count; index++)
            place = await Rows(place with { Index = indexes.All[index].Name }, indexes.All[index], report, cancellation);
        await places.Save(new() { Known = place.Cases }, cancellation);
        return [.. failures];
    }

    private async Task<ReindexPlace> Cases(ReindexPlace place, ConcurrentQueue<NotRebuilt> failures, Action<ReindexPlace> report, CancellationToken cancellation)
    {
        string? next;
        do
        {
            var page = await store.Cases(place.After, cancellation);
            await Parallel.ForEachAsync(page.Ids, Parallelism(cancellation), async (id, stop) =>
            {
                try
                {
                    await Rebuild(id, stop);
                }
                catch (Exception failure) when (failure is not (OperationCanceledException or StorageUnavailableException))
                {
                    failures.Enqueue(new(id, failure));
                }
            });
            next = page.Next;
            place = place with { After = next, Cases = place.Cases + page.Ids.Count, Index = next is null ? indexes.All.FirstOrDefault()?.Name : null };
            await places.Save(place, cancellation);
            report(place);
        }
        while (next is not null);
        return place;
    }

    private async Task<ReindexPlace> Rows(ReindexPlace place, ICaseIndex index, Action<ReindexPlace> report, CancellationToken cancellation)
    {
        do
        {
            var page = await index.Mend(place.After, cancellation);
            place = place with { After = page.Next, Rows = place.Rows + page.Rows, Mended = place.Mended + page.Removed };
            // The next index begins anew; going through the end of this one once more does no harm.
            await places.Save(place, cancellation);
            report(place);
        }
        while (place.After is not null);
        return place;
    }

    private async Task Rebuild(AssignmentId id, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored)
            return;
        foreach (var index in indexes.All)
            await index.Rebuild(stored, cancellation);
    }

    private static ParallelOptions Parallelism(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = CasesAtOnce, CancellationToken = cancellation };
}
