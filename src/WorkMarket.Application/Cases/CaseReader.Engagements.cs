using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Cases;

/// <summary>Engagements that ended, for the worker whose each was, the client and support.</summary>
public sealed partial class CaseReader
{
    /// <summary>One as it stands, with what fell due until then; null where there is none for this reader.</summary>
    public async Task<CaseView?> ReadEngagement(AssignmentId id, int number, Actor by, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored)
            return null;
        var now = clock.GetCurrentInstant();
        var state = stored.State.Evolve(Clock.Tick(stored.State, facts.Policy, now))!;
        if (EndedEngagements.Find(state, number) is not { } ended || !Access.IsParty(ended, by))
            return null;
        var known = await facts.For(null, ended, by, cancellation);
        return new(ended, stored.Version, now, AssignmentDecider.StandingOnEnded(ended, by, known, now), known);
    }

    /// <summary>The number of the latest of a worker's own, or null. One request.</summary>
    public async Task<int?> FindEngagement(AssignmentId id, Actor by, CancellationToken cancellation) => by is Actor.Worker worker
        && await store.Read(id, cancellation) is { State: var state } ? EndedEngagements.LatestOf(state, worker.Id)?.Number : null;

    /// <summary>
    /// What happened on one after an event, from the assignment to its worker on, each as the reader may read it; null where there is none
    /// for this reader. Reads no further than the page.
    /// </summary>
    public Task<MessagePage?> ReadEngagementTimeline(
        AssignmentId id, int number, Actor by, long after, int limit, CancellationToken cancellation) =>
        ReadOfEngagement(id, number, by, _ => true, after, limit, cancellation);

    /// <summary>The same of the messages alone.</summary>
    public Task<MessagePage?> ReadEngagementMessages(
        AssignmentId id, int number, Actor by, long after, int limit, CancellationToken cancellation) =>
        ReadOfEngagement(id, number, by, @event => @event is MessagePosted, after, limit, cancellation);

    private async Task<MessagePage?> ReadOfEngagement(
        AssignmentId id, int number, Actor by, Func<Event, bool> wanted, long after, int limit, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { State: var state } stored
            || EndedEngagements.Find(state, number) is not { } ended || !Access.IsParty(ended, by))
            return null;
        var page = new Page(limit);
        await foreach (var item in store.ReadEvents(id, after, stored.Version, cancellation, limit + Beside))
        {
            if (EventJson.TryRead(item.Bytes.Span) is { } happened && EndedEngagements.IsOf(state, number, happened)
                && Access.AsReadBy(state, by, happened) is { } readable && wanted(readable.Event.Inner()))
                page.Add(new(item.Sequence, item.Hash, readable with { Event = readable.Event.Inner() }));
            if (page.IsOver)
                break;
        }
        return new(page.Entries, page.Next);
    }
}
