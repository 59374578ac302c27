using System.Runtime.CompilerServices;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Dossiers;

/// <summary>An event of a record.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Hash">Its hash, which stands there whether it is readable or not.</param>
/// <param name="Happened">What happened, as the reader may read it; null where it is not for the reader, or not an event that we wrote.</param>
/// <param name="Bytes">The stored bytes; null where not all that they say is for the reader.</param>
public sealed record RecordEntry(long Sequence, string Hash, Happened? Happened, ReadOnlyMemory<byte>? Bytes);

/// <summary>
/// A case as of its latest event, for somebody who takes part in it, or for a worker who escalated it and lost it. It can be read again and
/// again, and says the same each time. A case of few events is read once and held; of a larger one no more than a page of them is held at once.
/// </summary>
public sealed class CaseRecord
{
    private const int MostHeld = 500;

    private readonly ICaseStore store;
    private readonly List<StoredEvent> held = [];

    private CaseRecord(ICaseStore store, StoredCase stored, Actor reader) =>
        (this.store, Case, State, Reader) = (store, stored, stored.State, reader);

    /// <summary>The case.</summary>
    public StoredCase Case { get; }

    /// <summary>
    /// The state as of the latest event: what falls due later is not in it. For a worker who lost it, the state in which that was.
    /// </summary>
    public Assignment State { get; private set; }

    /// <summary>When the reader lost the assignment, or null.</summary>
    public Instant? LostAt { get; private set; }

    /// <summary>Who reads it.</summary>
    public Actor Reader { get; }

    /// <summary>The first event that is missing or not as it was written, or null where the whole chain verifies.</summary>
    public long? BrokenAt { get; private set; }

    /// <summary>How many events are withheld from the reader in part or as a whole.</summary>
    public long Withheld { get; private set; }

    /// <summary>
    /// Opens the record and checks its chain; null where there is no such case for this reader, or the reader neither takes part nor has
    /// escalated it.
    /// </summary>
    public static async Task<CaseRecord?> Open(ICaseStore store, AssignmentId id, Actor by, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored || !EscalationRecord.Concerns(stored.State, by, null))
            return null;
        var (record, chain) = (new CaseRecord(store, stored, by), new ChainCheck());
        var isParty = Access.IsParty(stored.State, by);
        Assignment? state = null;
        await foreach (var item in store.ReadEvents(id, 0, stored.Version, cancellation))
        {
            chain.Add(item);
            if (!isParty)
                state = record.Live(state, item);
            if (record.Entry(item).Bytes is null)
                record.Withheld++;
            if (stored.Version <= MostHeld)
                record.held.Add(item);
        }
        chain.End(stored);
        record.BrokenAt = chain.BrokenAt;
        return record;
    }

    // Lives the case again as far as its events are as they were written, and stays with what it was when the reader lost it.
    private Assignment? Live(Assignment? state, StoredEvent item)
    {
        if (EventJson.TryRead(item.Bytes.Span) is not { } happened)
            return state;
        if (state is not null && happened.Event is Event.WorkerRemoved removed && removed.Worker == Reader.Person())
            (State, LostAt) = (state, happened.At);
        try
        {
            return state.Evolve(happened);
        }
        catch (InvalidOperationException)
        {
            return state;
        }
    }

    /// <summary>All events in their order.</summary>
    public async IAsyncEnumerable<RecordEntry> Entries([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var item in held)
            yield return Entry(item);
        if (held.Count > 0)
            yield break;
        await foreach (var item in store.ReadEvents(Case.State.Id, 0, Case.Version, cancellation))
            yield return Entry(item);
    }

    // Bytes cannot be shown in part: an event of which the reader may read less than all is withheld as bytes.
    private RecordEntry Entry(StoredEvent item)
    {
        var happened = EventJson.TryRead(item.Bytes.Span);
        var readable = happened is null ? null : Access.AsReadBy(Case.State, Reader, happened);
        return new(item.Sequence, item.Hash, readable, readable is not null && ReferenceEquals(readable.Event, happened!.Event) ? item.Bytes : default(ReadOnlyMemory<byte>?));
    }
}
