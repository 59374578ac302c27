using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Places;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;

namespace WorkMarket.Application.Cases;

/// <summary>A case as somebody sees it at an instant: with what fell due until then, though it is not recorded yet.</summary>
public sealed record CaseView(Assignment State, long Version, Instant At, ImmutableList<StandingOf> Actions, Facts Facts)
{
    /// <summary>
    /// How far it is from the reader's home: exactly for a worker who may read the street, else roughly; null where unknown.
    /// </summary>
    public Distance? Distance { get; init; }

    /// <summary>Contact and access notes, for those who may read the street; null where there are none.</summary>
    public AccessDetails? Access { get; init; }

    /// <summary>The actions that nothing stands in the way of.</summary>
    public IEnumerable<AssignmentAction> Allowed => Actions.Where(action => action.Refusals.IsEmpty).Select(action => action.Action);

    /// <summary>The actions that something stands in the way of, without those that are not for this reader at all.</summary>
    public IEnumerable<StandingOf> Standing =>
        Actions.Where(action => !action.Refusals.IsEmpty && !action.Refusals.Exists(refusal => refusal.Kind == RefusalKind.NotAllowed));
}

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
public sealed partial class CaseReader(ICaseStore store, FactsReader facts, VerifiedChains chains, IClock clock)
{
    // Among the events of a page are others that are no messages, or not for the reader.
    private const int Beside = 10;

    /// <summary>A case, or null where there is none for this reader.</summary>
    public async Task<CaseView?> Read(AssignmentId id, Actor by, CancellationToken cancellation)
    {
        if (await Open(id, by, cancellation) is not { } stored)
            return null;
        var now = clock.GetCurrentInstant();
        var state = stored.State.Evolve(Clock.Tick(stored.State, facts.Policy, now))!;
        var known = await facts.For(null, state, by, cancellation);
        var readsStreet = PlaceRules.ReadsStreet(state, by);
        return new(state, stored.Version, now, AssignmentDecider.Standing(state, by, known, now), known)
        {
            Access = readsStreet ? stored.Access?.Details : null,
            Distance = readsStreet
                ? Distance.Exactly(state.Brief.Place?.Site, known.Home)
                : Distance.Roughly(state.Brief.Place?.Site, known.Home),
        };
    }

    /// <summary>
    /// The events of some kinds as a reader may read them, the oldest first, with the case as it is recorded; null where there is no case.
    /// Whether the reader may know of it, the caller decides. Reads the case to its end.
    /// </summary>
    public async Task<(Assignment State, long Version, ImmutableList<Happened> Events)?> ReadWritten(
        AssignmentId id, Actor by, Func<Event, bool> wanted, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored)
            return null;
        var events = ImmutableList.CreateBuilder<Happened>();
        await foreach (var item in store.ReadEvents(id, 0, stored.Version, cancellation))
        {
            if (Readable(item, stored.State, by) is { Happened: { } happened } && wanted(happened.Event))
                events.Add(happened);
        }
        return (stored.State, stored.Version, events.ToImmutable());
    }

    /// <summary>
    /// The timeline after an event, for a reader who takes part, and whether the chain verifies to the hash that the case records: from its
    /// beginning where this process has not verified it yet, else what came since and what is on the page.
    /// </summary>
    public async Task<Timeline?> ReadTimeline(AssignmentId id, Actor by, long after, int limit, CancellationToken cancellation)
    {
        if (await Open(id, by, cancellation) is not { } stored)
            return null;
        if (!Access.IsParty(stored.State, by))
            return new(null, null, stored.Version, stored.Hash, null);
        if (chains.Find(id) is { Version: > 0 } verified && verified.Version <= stored.Version && await Continue(verified) is { } known)
            return known;

        var page = new Page(limit);
        var chain = new ChainCheck();
        await foreach (var item in store.ReadEvents(id, 0, stored.Version, cancellation))
        {
            chain.Add(item);
            if (item.Sequence > after && !page.IsOver && Readable(item, stored.State, by) is { } entry)
                page.Add(entry);
        }
        return End(page, chain);

        // Null where something is not as it was when it verified: then all is verified anew, which says where.
        async Task<Timeline?> Continue(VerifiedChain verified)
        {
            var page = new Page(limit);
            ChainCheck? shown = after <= 0 ? new() : null;
            await foreach (var item in store.ReadEvents(id, Math.Max(after - 1, 0), stored.Version, cancellation, limit + Beside))
            {
                if (shown is null)
                {
                    if (item.Sequence != after)
                        return null;
                    shown = new(new(item.Sequence, item.Hash));
                    continue;
                }
                shown.Add(item);
                if (Readable(item, stored.State, by) is { } entry)
                    page.Add(entry);
                if (page.IsOver)
                    break;
            }
            // What was read to its end ends as the case records it, so that its last events are vouched for as those before others are.
            if (shown is null && after <= stored.Version)
                return null;
            if (!page.IsOver)
                shown?.End(stored);
            var chain = new ChainCheck(verified);
            if (verified.Version < stored.Version)
            {
                await foreach (var item in store.ReadEvents(id, verified.Version, stored.Version, cancellation))
                    chain.Add(item);
            }
            return shown?.BrokenAt is null && End(page, chain) is { BrokenAt: null } timeline ? timeline : null;
        }

        Timeline End(Page page, ChainCheck chain)
        {
            chain.End(stored);
            if (chain.BrokenAt is null)
                chains.Add(id, new(stored.Version, stored.Hash));
            else
                chains.Forget(id);
            return new(page.Entries, page.Next, stored.Version, stored.Hash, chain.BrokenAt);
        }
    }

    /// <summary>The messages after an event, for a reader who takes part. Reads no further than the page.</summary>
    public async Task<MessagePage?> ReadMessages(AssignmentId id, Actor by, long after, int limit, CancellationToken cancellation)
    {
        if (await Open(id, by, cancellation) is not { } stored)
            return null;
        if (!Access.IsParty(stored.State, by))
            return new(null, null);
        var page = new Page(limit);
        await foreach (var item in store.ReadEvents(id, after, stored.Version, cancellation, limit + Beside))
        {
            if (Readable(item, stored.State, by) is { Happened.Event: MessagePosted } entry)
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
