using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Dossiers;

/// <summary>An event of a record.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Hash">Its hash, which stands there whether it is readable or not.</param>
/// <param name="IsGiven">Whether all that its stored bytes say is for the reader.</param>
public abstract record RecordEntry(long Sequence, string Hash, bool IsGiven);

/// <summary>What an event is about, besides all that happened.</summary>
[Flags]
public enum RecordParts
{
    /// <summary>Nothing of its own.</summary>
    None = 0,

    /// <summary>The price.</summary>
    Price = 1,

    /// <summary>Times on site.</summary>
    Time = 2,

    /// <summary>An escalation, or a justification of what it is about.</summary>
    Escalation = 4,

    /// <summary>What the worker wrote to the client, or recorded of trying to reach it elsewhere.</summary>
    Attempt = 8,
}

/// <summary>
/// A case as of its latest event, for somebody who takes part in it, or for a worker who escalated it and lost it. It is read from storage
/// once and can then be read again and again: its events are held for as many as take little memory, the bytes of all others lie on disk.
/// </summary>
public sealed class CaseRecord : IAsyncDisposable
{
    // Bytes as stored; what they say takes a few times as much.
    private const long MostHeld = 2 * 1024 * 1024;

    private FileStream? file;
    private readonly List<Kept> entries = [];
    private byte[] buffer = [];
    private long held;
    private long length;

    private readonly Policy policy;

    private CaseRecord(StoredCase stored, Actor reader, Policy policy) =>
        (Case, State, Reader, this.policy) = (stored, stored.State, reader, policy);

    /// <summary>The case.</summary>
    public StoredCase Case { get; }

    /// <summary>
    /// The state as of the latest event: what falls due later is not in it. For a worker who lost it, how the own engagement stands, or,
    /// of before its end was kept, the state in which that was.
    /// </summary>
    public Assignment State { get; private set; }

    /// <summary>When the reader lost the assignment, or null.</summary>
    public Instant? LostAt { get; private set; }

    /// <summary>Who reads it.</summary>
    public Actor Reader { get; }

    /// <summary>What of the time log is to be seen apart from the rest, as of that state; null where nothing is.</summary>
    public TimesApart? TimesApart => TimesApart.FromCase(State, policy);

    /// <summary>The first event that is missing or not as it was written, or null where the whole chain verifies.</summary>
    public long? BrokenAt { get; private set; }

    /// <summary>How many events are withheld from the reader in part or as a whole.</summary>
    public long Withheld { get; private set; }

    /// <summary>
    /// Opens the record and checks its chain; null where there is no such case for this reader, or the reader neither takes part nor has
    /// escalated it.
    /// </summary>
    public static async Task<CaseRecord?> Open(
        ICaseStore store, Policy policy, AssignmentId id, Actor by, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored || !EscalationRecord.Concerns(stored.State, by, null))
            return null;
        var record = new CaseRecord(stored, by, policy);
        try
        {
            await record.Read(store, cancellation);
            return record;
        }
        catch
        {
            await record.DisposeAsync();
            throw;
        }
    }

    private async Task Read(ICaseStore store, CancellationToken cancellation)
    {
        var (chain, isParty) = (new ChainCheck(), Access.IsParty(State, Reader));
        Assignment? state = null;
        await foreach (var item in store.ReadEvents(Case.State.Id, 0, Case.Version, cancellation))
        {
            chain.Add(item);
            var happened = EventJson.TryRead(item.Bytes.Span);
            if (!isParty)
                state = Live(state, happened);
            await Keep(item, happened, cancellation);
        }
        // What became of it between the reader and the client since then is kept by itself.
        if (!isParty && Reader is Actor.Worker worker && EndedEngagements.LatestOf(Case.State, worker.Id) is var (_, ended))
            State = ended;
        if (file is not null)
            await file.FlushAsync(cancellation);
        chain.End(Case);
        BrokenAt = chain.BrokenAt;
        Withheld = entries.Count(entry => !entry.IsGiven);
    }

    private async ValueTask Keep(StoredEvent item, Happened? happened, CancellationToken cancellation)
    {
        var readable = happened is null || Access.IsOfTheDesk(happened.Event) ? null : Access.AsReadBy(Case.State, Reader, happened);
        // Bytes cannot be shown in part: an event of which the reader may read less than all is withheld as bytes.
        var isGiven = readable is not null && ReferenceEquals(readable.Event, happened!.Event);
        var parts = readable is null ? RecordParts.None : PartsOf(readable);
        if (held < MostHeld)
        {
            entries.Add(new(item.Sequence, item.Hash, isGiven, readable is not null, parts, readable, item.Bytes, 0, 0));
            held += item.Bytes.Length;
            return;
        }
        file ??= TemporaryFile.Open();
        entries.Add(new(item.Sequence, item.Hash, isGiven, readable is not null, parts, null, default, length, item.Bytes.Length));
        await file.WriteAsync(item.Bytes, cancellation);
        length += item.Bytes.Length;
    }

    private static RecordParts PartsOf(Happened happened)
    {
        var (said, @event) = (EventWords.Find(happened.Event), happened.Event.Inner());
        return (said.IsOfPrice ? RecordParts.Price : 0)
            | (said.IsOfTime ? RecordParts.Time : 0)
            | (@event is IOfEscalation or MessagePosted { Marked: MessageMark.Justification } ? RecordParts.Escalation : 0)
            | (happened.By is Actor.Worker && @event is MessagePosted or AttemptRecorded ? RecordParts.Attempt : 0);
    }

    // Replays the case as far as its events are as they were written, up to the moment at which the reader lost it.
    private Assignment? Live(Assignment? state, Happened? happened)
    {
        if (happened is null)
            return state;
        if (state is not null && happened.Event is WorkerRemoved removed && removed.Worker == Reader.Person())
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

    /// <summary>The events in their order: all, or those about a part.</summary>
    public IEnumerable<RecordEntry> Entries(RecordParts of = RecordParts.None) =>
        of == RecordParts.None ? entries : entries.Where(entry => (entry.Parts & of) != 0);

    /// <summary>The event before another, or null where that is the first.</summary>
    public RecordEntry? Before(RecordEntry entry) => entries.FindLast(other => other.Sequence < entry.Sequence);

    /// <summary>The stored bytes of an event. They hold until the next event's are asked for.</summary>
    public ReadOnlyMemory<byte> Bytes(RecordEntry entry)
    {
        var kept = (Kept)entry;
        if (kept.Length == 0)
            return kept.Bytes;
        if (buffer.Length < kept.Length)
            buffer = new byte[Math.Max(kept.Length, 2 * buffer.Length)];
        var bytes = buffer.AsMemory(0, kept.Length);
        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(file!.SafeFileHandle, bytes.Span[read..], kept.Start + read);
            read += more > 0 ? more : throw new EndOfStreamException("The record lost some of its events.");
        }
        return bytes;
    }

    /// <summary>What happened, as the reader may read it; null where it is not for the reader, or not an event that we wrote.</summary>
    public Happened? Happened(RecordEntry entry) =>
        !((Kept)entry).IsReadable ? null : ((Kept)entry).Held ?? Access.AsReadBy(Case.State, Reader, EventJson.Read(Bytes(entry).Span));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Either held, with its bytes and what it says to the reader, or on disk from a place on.
    private sealed record Kept(
        long Sequence, string Hash, bool IsGiven, bool IsReadable, RecordParts Parts, Happened? Held, ReadOnlyMemory<byte> Bytes,
        long Start, int Length)
        : RecordEntry(Sequence, Hash, IsGiven);
}
