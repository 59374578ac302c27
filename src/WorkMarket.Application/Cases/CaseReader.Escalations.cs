using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Cases;

/// <summary>Escalations, also for those who may know of nothing else of a case.</summary>
public sealed partial class CaseReader
{
    /// <summary>A case for those too who may know of its escalations alone, or null where there is none for this reader.</summary>
    public async Task<CaseView?> ReadForEscalation(AssignmentId id, Actor by, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored || !Access.Knows(stored.State, by))
            return null;
        var now = clock.GetCurrentInstant();
        var state = stored.State.Evolve(Clock.Tick(stored.State, facts.Policy, now))!;
        var known = await facts.For(null, state, by, cancellation);
        return by is Actor.AccountManager manager && manager.Id != known.AccountManager
            ? null
            : new(state, stored.Version, now, AssignmentDecider.Standing(state, by, known, now), known);
    }

    /// <summary>
    /// What happened on an escalation after an event, and the client's messages that answered it, each as the reader may read it: on the
    /// one that is named, else on the latest. Null where there is none for this reader; no entries where the reader knows of the case and
    /// has nothing to do with its escalations. Reads no further than the page.
    /// </summary>
    public async Task<MessagePage?> ReadEscalationTimeline(
        AssignmentId id, Actor by, long after, int limit, CancellationToken cancellation, EscalationId? named = null)
    {
        if (await ReadForEscalation(id, by, cancellation) is not { } view)
            return null;
        if (!EscalationRecord.Concerns(view.State, by, view.Facts.AccountManager))
            return new(null, null);
        if ((named is { } one ? view.State.Core.Escalations.Find(escalation => escalation.Id == one)
            : EscalationRecord.LatestFor(view.State, by)) is not { } latest)
            return null;
        var page = new Page(limit);
        TimelineEntry? before = null;
        await foreach (var item in store.ReadEvents(id, after, view.Version, cancellation, limit + Beside))
        {
            var entry = OnEscalation(item, view.State, by);
            if (entry?.Happened is { Event: var @event } && @event.Escalation() == latest.Id)
            {
                // A message comes right before the answer that it is.
                if (@event is EscalationAnswered { Message: { } message } && before is { Happened: { } said }
                    && said.Event.Inner() is MessagePosted posted && posted.Message == message)
                    page.Add(before with { Happened = said with { Event = posted } });
                if (!page.IsOver)
                    page.Add(entry);
            }
            if (page.IsOver)
                break;
            before = entry;
        }
        return new(page.Entries, page.Next);
    }

    // One's own escalation goes on while another has the assignment: when it happened does not matter here.
    private static TimelineEntry? OnEscalation(StoredEvent item, Assignment state, Actor by) =>
        EventJson.TryRead(item.Bytes.Span) is { } happened && Access.AsReadBy(state, by, happened.Event) is { } readable
            ? new(item.Sequence, item.Hash, happened with { Event = readable })
            : null;
}
