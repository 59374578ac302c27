using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Assignments;

/// <summary>
/// What time alone brings about. Whatever fell due happens before any command is decided, stamped with its due instant, so that a late
/// clock never changes an outcome (domain.md §6, Order).
/// </summary>
public static class Clock
{
    private static readonly ImmutableArray<Label> EveryLabel = [.. Enum.GetValues<Label>()];

    /// <summary>The next instant at which time alone changes something, or null if it never will.</summary>
    public static Instant? NextDue(Assignment state) => Next(state)?.At;

    /// <summary>All that fell due until now, in its order. Calling it late, early or twice changes nothing but when it is seen.</summary>
    public static ImmutableList<Happened> Tick(Assignment state, Policy policy, Instant now)
    {
        var happened = ImmutableList.CreateBuilder<Happened>();
        while (Next(state) is { } due && due.At <= now)
        {
            var together = due.Under(policy).ConvertAll(@event => ByClock(due.At, @event));
            happened.AddRange(together);
            state = state.Evolve(together)!;
        }
        return happened.ToImmutable();
    }

    /// <summary>What follows at once from a command's events: labels whose cause is gone go, and what is due by now happens.</summary>
    internal static ImmutableList<Happened> Settle(Assignment state, Policy policy, Instant now)
    {
        var gone = Recorded(state)
            .Where(label => Labels.OnFrom(state, label) is not { } from || from > now)
            .Select(label => ByClock(now, new LabelRemoved(label)))
            .ToImmutableList();
        return gone.AddRange(Tick(state.Evolve(gone)!, policy, now));
    }

    // Time does not run backwards, and of what is due at the same instant the first comes first.
    private static Due? Next(Assignment state) =>
        Pending(state).Select(due => due with { At = Instant.Max(state.Core.AsOf, due.At) }).MinBy(due => due.At);

    // An engagement that ended has its own clocks: payment, ratings, its escalation.
    private static IEnumerable<Due> Pending(Assignment state) => PendingNow(state).Concat(
        from ended in EndedEngagements.All(state)
        from due in PendingNow(ended.State)
        select due with
        {
            Events = (at, policy) => due.Events(at, policy).ConvertAll(@event => EndedEngagements.ToEvent(ended.Number, @event)),
        });

    private static IEnumerable<Due> PendingNow(Assignment state)
    {
        foreach (var due in Lifecycle.Pending(state))
            yield return due;
        if (state is Sent sent && NegotiationEvolution.NextExpiry(sent) is { } expiry)
            yield return new(expiry.At, expiry.Event);
        if (state.Core.Untold is { } untold && state is Sent or WithWorker)
            yield return new(untold.TellAt, new EditsTold(untold.Changes));
        if (state is Assigned && !state.Brief.Settings.CheckIn.Required)
            yield return new(state.Brief.Schedule.Start, new WorkStarted());
        if (state is WithWorker { Engagement.PlaceRequest: { } place })
            yield return new(place.LapsesAt(state.Brief.Schedule), new PlaceChangeLapsed());
        if (state is WithWorker { Engagement.Ratings.Dispute: { Stage: DisputeStage.Asked } dispute })
            yield return new(dispute.ExplanationDue, new RatingUnexplained());
        if (Parts.StatedOf(state) is { IsFinal: false } stated)
            yield return new(stated.Until, new PaymentFinal());
        if (RatingWindow.Until(state) is { } end)
            yield return new(end, new RatingsOpened());
        // On hold nothing becomes late, and after a hold that ended by itself nothing is until a schedule is agreed.
        if (state is OnHold held)
        {
            if (held is { NoticeAt: { } notice, Until: { } ends })
                yield return new(notice, new HoldEnding(ends));
            if (held.Until is { } until)
                yield return new(until, (_, _) => [new HoldEnded(), .. held.Engagement.Labels.Select(label => new LabelRemoved(label))]);
            yield break;
        }
        var recorded = Recorded(state);
        foreach (var label in EveryLabel)
        {
            if (!recorded.Contains(label) && Labels.OnFrom(state, label) is { } from)
                yield return new(from, new LabelAdded(label));
        }
    }

    private static ImmutableSortedSet<Label> Recorded(Assignment state) => (state as WithWorker)?.Engagement.Labels ?? [];

    private static Happened ByClock(Instant at, Event @event) => new(at, new Actor.System(), @event);
}

/// <summary>Something that time alone brings: when, and which events it is, at once and in their order.</summary>
internal sealed record Due(Instant At, Func<Instant, Policy, ImmutableList<Event>> Events)
{
    public Due(Instant at, Event @event)
        : this(at, (_, _) => [@event])
    {
    }

    /// <summary>The events, stamped with the instant at which it is due.</summary>
    public ImmutableList<Event> Under(Policy policy) => Events(At, policy);
}
