using System.Collections.Immutable;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ProjectManagers;

namespace WorkMarket.Domain.Assignments;

/// <summary>
/// Who is told of what (domain.md §7), as each event says. Nobody is told of what that person did, but of what comes of it or is to be
/// done next, and of an escalation's end; and the desk is not told of what one of its agents did.
/// </summary>
public static class NoticeRules
{
    /// <summary>Who is told of an event, each at most once.</summary>
    /// <param name="state">The assignment after the event, or later.</param>
    /// <param name="worker">Who had it when the event happened: <see cref="Holders"/>.</param>
    /// <param name="happened">The event.</param>
    /// <param name="manager">Who was the project manager then; who is now where that is not said.</param>
    public static ImmutableList<NoticeFor> ForEvent(Assignment state, PersonId? worker, Happened happened, PersonId? manager = null)
    {
        // The worker whose escalation it is, whoever has the assignment by now; the account manager from that stage on, whatever it is
        // in later.
        var escalation = EscalationRecord.FindFor(state, happened.Event);
        var to = new Teller(
            state, escalation?.Worker ?? worker, manager ?? state.Brief.ProjectManager, happened,
            escalation?.AccountManagerSince <= happened.At);
        return [.. happened.Event.Tells(to).Where(told => told.Anyway || !IsBy(happened.By, told.To)).DistinctBy(told => told.To)];
    }

    private static bool IsBy(Actor actor, Addressee to) => to switch
    {
        Addressee.Person person => person.Id == actor.Person(),
        Addressee.AccountManager => actor is Actor.AccountManager,
        _ => actor is Actor.Support,
    };
}

/// <summary>
/// Which worker had an assignment, and who was its project manager, when something happened on it. Derived from the state and the latest
/// events alone, so that nobody has to replay a long life to tell of its last hour.
/// </summary>
public static class Holders
{
    /// <summary>For each of the latest events, the worker who had the assignment then: got it by the event, or lost it by it.</summary>
    /// <param name="state">The assignment after all of them.</param>
    /// <param name="latest">The latest events, in their order, without a gap.</param>
    public static ImmutableList<PersonId?> WorkerAtEvent(Assignment state, IReadOnlyList<Happened> latest)
    {
        var worker = (state as WithWorker)?.Engagement.Worker;
        var found = new PersonId?[latest.Count];
        for (var index = latest.Count - 1; index >= 0; index--)
        {
            if (latest[index].Event is WorkerRemoved removed)
                worker = removed.Worker;
            found[index] = worker;
            if (latest[index].Event is WorkerAssigned)
                worker = null;
        }
        return [.. found];
    }

    /// <summary>For each of the latest events, who was the project manager then: became it by the event, where it is about that.</summary>
    /// <param name="state">The assignment after all of them.</param>
    /// <param name="latest">The latest events, in their order, without a gap.</param>
    public static ImmutableList<PersonId> ManagerAtEvent(Assignment state, IReadOnlyList<Happened> latest)
    {
        var manager = state.Brief.ProjectManager;
        var found = new PersonId[latest.Count];
        for (var index = latest.Count - 1; index >= 0; index--)
        {
            found[index] = manager;
            if (latest[index].Event is ProjectManagerChanged changed)
                manager = changed.From;
        }
        return [.. found];
    }
}
