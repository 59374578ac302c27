using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Application.Cases;

/// <summary>A case as somebody sees it at an instant: with what fell due until then, though it is not recorded yet.</summary>
public sealed record CaseView(Assignment State, long Version, Instant At, ImmutableList<AssignmentAction> Allowed, Facts Facts);

/// <summary>An entry of the timeline. Null where the stored bytes are not an event that we wrote.</summary>
public sealed record TimelineEntry(long Sequence, string Hash, Happened? Happened);

/// <summary>A page of the timeline, and whether the whole chain verifies.</summary>
/// <param name="Entries">The entries that the asker may read; null where the asker knows of the case and takes no part in it.</param>
/// <param name="Next">The sequence number after which the next page begins, if there is one.</param>
/// <param name="Events">How many events the case has.</param>
/// <param name="Hash">The hash of the latest one, as the case itself records it.</param>
/// <param name="BrokenAt">The first event that is missing or not as it was written, or null where all verify.</param>
public sealed record Timeline(ImmutableList<TimelineEntry>? Entries, long? Next, long Events, string Hash, long? BrokenAt);

/// <summary>A page of messages.</summary>
/// <param name="Entries">The messages that the asker may read; null where the asker knows of the case and takes no part in it.</param>
/// <param name="Next">The sequence number after which the next page begins, if there is one.</param>
public sealed record MessagePage(ImmutableList<TimelineEntry>? Entries, long? Next);

/// <summary>Reads cases for people.</summary>
public sealed partial class CaseReader(ICaseStore store, FactsReader facts, IClock clock)
{
    /// <summary>A case, or null where there is none for this reader.</summary>
    public async Task<CaseView?> Read(AssignmentId id, Actor by, CancellationToken cancellation)
    {
        if (await Open(id, by, cancellation) is not { } stored)
            return null;
        var now = clock.GetCurrentInstant();
        var state = stored.State.Evolve(Clock.Tick(stored.State, facts.Policy, now))!;
        var known = await facts.For(null, state, by, cancellation);
        return new(state, stored.Version, now, AssignmentDecider.Allowed(state, by, known, now), known);
    }

    /// <summary>
    /// The violations that a reader may read, and the case's version. Null where there is no case for this reader; no violations, not even
    /// an empty list, where the reader knows of it and takes and took no part in it.
    /// </summary>
    public async Task<(ImmutableList<Violation>? Violations, long Version)?> ReadViolations(AssignmentId id, Actor by, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored)
            return null;
        if (Access.IsParty(stored.State, by) || ViolationRecord.HadIt(stored.State, by))
            return (ViolationRecord.AsReadBy(stored.State, by), stored.Version);
        return Access.Sees(stored.State, by) ? (null, stored.Version) : null;
    }

    /// <summary>
    /// The timeline after an event, for a reader who takes part. The chain is verified from its beginning to the hash that the case
    /// records, whatever page is read.
    /// </summary>
    public async Task<Timeline?> ReadTimeline(AssignmentId id, Actor by, long after, int limit, CancellationToken cancellation)
    {
        if (await Open(id, by, cancellation) is not { } stored)
            return null;
        if (!Access.IsParty(stored.State, by))
            return new(null, null, stored.Version, stored.Hash, null);
        var page = new Page(limit);
        var chain = new ChainCheck();
        await foreach (var item in store.ReadEvents(id, 0, stored.Version, cancellation))
        {
            chain.Add(item);
            if (item.Sequence > after && !page.IsOver && Readable(item, stored.State, by) is { } entry)
                page.Add(entry);
        }
        chain.End(stored);
        return new(page.Entries, page.Next, stored.Version, stored.Hash, chain.BrokenAt);
    }

    /// <summary>The messages after an event, for a reader who takes part. Reads no further than the page.</summary>
    public async Task<MessagePage?> ReadMessages(AssignmentId id, Actor by, long after, int limit, CancellationToken cancellation)
    {
        if (await Open(id, by, cancellation) is not { } stored)
            return null;
        if (!Access.IsParty(stored.State, by))
            return new(null, null);
        var page = new Page(limit);
        await foreach (var item in store.ReadEvents(id, after, stored.Version, cancellation))
        {
            if (Readable(item, stored.State, by) is { Happened.Event: Event.MessagePosted } entry)
                page.Add(entry);
            if (page.IsOver)
                break;
        }
        return new(page.Entries, page.Next);
    }

    private async Task<StoredCase?> Open(AssignmentId id, Actor by, CancellationToken cancellation) =>
        await store.Read(id, cancellation) is { } stored && Access.Sees(stored.State, by) ? stored : null;

    private static TimelineEntry? Readable(StoredEvent item, Assignment state, Actor by)
    {
        if (EventJson.TryRead(item.Bytes.Span) is not { } happened)
            return new(item.Sequence, item.Hash, null);
        return Access.AsReadBy(state, by, happened) is { } readable ? new(item.Sequence, item.Hash, readable) : null;
    }

    /// <summary>The entries of a page, and whether another entry follows.</summary>
    private sealed class Page(int limit)
    {
        public ImmutableList<TimelineEntry> Entries { get; private set; } = [];

        public long? Next { get; private set; }

        public bool IsOver => Next is not null;

        public void Add(TimelineEntry entry)
        {
            if (Entries.Count < limit)
                Entries = Entries.Add(entry);
            else
                Next = Entries[^1].Sequence;
        }
    }
}
