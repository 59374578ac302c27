using WorkMarket.Application.Cases;

namespace WorkMarket.Application.Lists;

/// <summary>The lists as one of all indexes.</summary>
public sealed class ListRows(IAssignmentLists lists, ICaseStore store) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "lists";

    /// <inheritdoc/>
    public async Task Write(CommittedEvents committed, CancellationToken cancellation)
    {
        if (!committed.What.Exists(@event => ListChanges.Concerns(committed.State, @event)))
            return;
        foreach (var (list, gone) in ListChanges.FromEvents(committed.State, committed.What))
            await lists.Put(list, ListChanges.Row(committed.Case, list), gone, cancellation);
    }

    /// <inheritdoc/>
    public async Task Rebuild(StoredCase stored, CancellationToken cancellation)
    {
        foreach (var (list, gone) in ListChanges.All(stored.State))
            await Repair(stored, list, gone, cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> IsConsistent(StoredCase stored, CancellationToken cancellation)
    {
        foreach (var (list, gone) in ListChanges.All(stored.State))
        {
            if (!await lists.IsConsistent(list, ListChanges.Row(stored, list), gone, cancellation))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public async Task<PrunedPage> Prune(string? after, CancellationToken cancellation)
    {
        var page = await lists.Places(after, cancellation);
        var mended = 0;
        foreach (var places in page.Places.GroupBy(place => place.Case))
        {
            // The case is read after its rows, so a row that is ahead of it has a version that the case never had.
            var stored = await store.Read(places.Key, cancellation);
            foreach (var place in places)
                mended += await Prune(place, stored, cancellation) ? 1 : 0;
        }
        return new(page.Places.Count, mended, page.Next);
    }

    private async Task<bool> Prune(ListPlace place, StoredCase? stored, CancellationToken cancellation)
    {
        if (stored is null || stored.State.Core.CreatedAt.ToUnixTimeTicks() != place.CreatedAt.ToUnixTimeTicks())
        {
            await lists.Remove(place, cancellation);
            return true;
        }
        var stands = ListChanges.All(stored.State).Any(change => change.List == place.List && !change.Gone);
        if (place.Kind == PlaceKind.Todo)
        {
            if (stands && ListChanges.Row(stored, place.List).Todo is not null)
                return false;
            await lists.Remove(place, cancellation);
            return true;
        }
        return (place.Version > stored.Version || place.Kind == PlaceKind.Listed && !stands)
            && await Repair(stored, place.List, !stands, cancellation);
    }

    private Task<bool> Repair(StoredCase stored, AssignmentList list, bool gone, CancellationToken cancellation) => lists.Repair(
        list, ListChanges.Row(stored, list), gone, async () => (await store.Read(stored.State.Id, cancellation))?.Version ?? 0,
        cancellation);
}
