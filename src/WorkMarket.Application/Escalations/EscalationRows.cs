using WorkMarket.Application.Cases;
using WorkMarket.Application.Indexes;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Escalations;

/// <summary>The lists of open escalations as one of all indexes. A case that was never escalated has nothing in it and costs nothing.</summary>
public sealed class EscalationRows(IEscalationLists lists, ICaseStore store, Policy policy) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "escalations";

    /// <inheritdoc/>
    public async Task Write(CaseNews news, CancellationToken cancellation)
    {
        // What changes nothing that a row shows need not move it forward: whatever is late then says the same.
        if (news.What.Exists(@event => @event.ShowsOnEscalation(news.State)))
            await lists.Put(news.State.Id, news.Case.Version, EscalationRow.Of(news.Case, policy), cancellation);
    }

    /// <inheritdoc/>
    public async Task Rebuild(StoredCase stored, CancellationToken cancellation)
    {
        if (!stored.State.Core.Escalations.IsEmpty)
            await PutRight(stored, cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> IsRight(StoredCase stored, CancellationToken cancellation) => stored.State.Core.Escalations.IsEmpty
        || await lists.IsRight(stored.State.Id, stored.Version, EscalationRow.Of(stored, policy), cancellation);

    /// <inheritdoc/>
    public async Task<MendedPage> Mend(string? after, CancellationToken cancellation)
    {
        var page = await lists.Places(after, cancellation);
        var mended = 0;
        foreach (var places in page.Places.GroupBy(place => place.Case))
        {
            // Read after its rows were, so that it is no older than what they show.
            var stored = await store.Read(places.Key, cancellation);
            foreach (var place in places)
                mended += await Mend(place, stored, cancellation) ? 1 : 0;
        }
        return new(page.Places.Count, mended, page.Next);
    }

    private async Task<bool> Mend(EscalationPlace place, StoredCase? stored, CancellationToken cancellation)
    {
        var isEscalated = stored is { State.Core.Escalations.IsEmpty: false };
        if (isEscalated && place.IsOf(EscalationRow.Of(stored!, policy)))
            return false;
        // Where effects of the case are still to come, what stands here is only late: its new place comes before this one goes.
        if (isEscalated)
            await PutRight(stored!, cancellation);
        await lists.Remove(place, cancellation);
        return true;
    }

    private Task<bool> PutRight(StoredCase stored, CancellationToken cancellation) => lists.PutRight(
        stored.State.Id,
        stored.Version,
        EscalationRow.Of(stored, policy),
        async () => (await store.Read(stored.State.Id, cancellation))?.Version ?? 0,
        cancellation);
}
