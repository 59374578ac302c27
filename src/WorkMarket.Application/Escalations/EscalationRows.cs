using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Json;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// The lists of open escalations as one of all indexes. A case that was never escalated has nothing in it and costs nothing.
/// </summary>
public sealed class EscalationRows(IEscalationLists lists, ICaseStore store, IClock clock, Policy policy) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "escalations";

    /// <inheritdoc/>
    public async Task Write(CommittedEvents committed, CancellationToken cancellation)
    {
        if (committed.What.Exists(@event => @event is EscalationReopened))
        {
            await Reopen(committed.State.Id, cancellation);
            return;
        }
        // One that is open again is closed no more, however late its end is written.
        foreach (var closed in committed.What.OfType<EscalationClosed>()
            .Where(closed => EscalationRecord.FindFor(committed.State, closed)?.IsOpen != true))
            await lists.Close(committed.State.Id, closed.Escalation, committed.State.Brief.Company, cancellation);
        // An event that changes nothing shown by a row need not move it forward: a late write then says the same.
        if (!committed.What.Exists(@event => @event.ShowsOnEscalation()))
            return;
        foreach (var row in EscalationRow.FromCase(committed.Case))
        {
            var isNew = committed.What.Exists(@event => @event is EscalationOpened opened && opened.Escalation == row.Escalation.Id);
            await lists.Put(row, isNew, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task Rebuild(StoredCase stored, CancellationToken cancellation)
    {
        var (id, company) = (stored.State.Id, stored.State.Brief.Company);
        foreach (var closed in stored.State.Core.Escalations.Where(escalation => !escalation.IsOpen))
            await lists.RepairClosed(id, closed.Id, company, cancellation);
        foreach (var row in EscalationRow.FromCase(stored))
            await lists.Repair(row, async () => (await store.Read(id, cancellation))?.Version ?? 0, cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> IsConsistent(StoredCase stored, CancellationToken cancellation)
    {
        var rows = EscalationRow.FromCase(stored);
        foreach (var escalation in stored.State.Core.Escalations)
        {
            var there = await lists.Find(stored.State.Id, escalation.Id, stored.State.Brief.Company, cancellation);
            var open = rows.Find(row => row.Escalation.Id == escalation.Id);
            if (there is null ? open is not null : open is null || !IsSame(there, open))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public async Task<PrunedPage> Prune(string? after, CancellationToken cancellation)
    {
        var page = await lists.Places(after, cancellation);
        var removed = 0;
        foreach (var places in page.Places.GroupBy(place => place.Case))
        {
            // Read after its rows were, so that it is no older than what they show.
            var stored = await store.Read(places.Key, cancellation);
            foreach (var place in places.Where(place => !Owns(stored?.State, place)))
            {
                await lists.Remove(place, cancellation);
                removed++;
            }
        }
        return new(page.Places.Count, removed, page.Next);
    }

    // The row is as people left it and the case has the clock's steps too: both are compared at one instant.
    private bool IsSame(EscalationRow there, EscalationRow wanted)
    {
        var now = clock.GetCurrentInstant();
        return Said(there).AsSpan().SequenceEqual(Said(wanted));

        byte[] Said(EscalationRow row) =>
            JsonSerializer.SerializeToUtf8Bytes((row with { Version = 0 }).At(now, policy), DomainJson.Stored);
    }

    // Its row is written as the case stands now, whatever says that it is closed; and again where the case has moved on meanwhile.
    private async Task Reopen(AssignmentId id, CancellationToken cancellation)
    {
        for (var stored = await store.Read(id, cancellation); stored is not null;)
        {
            await Rebuild(stored, cancellation);
            var later = await store.Read(id, cancellation);
            if (later?.Version == stored.Version)
                return;
            stored = later;
        }
    }

    private static bool Owns(Assignment? state, EscalationPlace place) =>
        state?.Core.Escalations.Find(escalation => escalation.Id == place.Escalation) is { } escalation
        && (place.Company is not { } company || escalation.IsOpen && company == state.Brief.Company);
}
