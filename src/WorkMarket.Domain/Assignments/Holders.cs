using System.Collections.Immutable;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

/// <summary>
/// Which worker had an assignment when something happened on it. Told from the state and the latest events alone, so that nobody has to
/// replay a long life to tell of its last hour.
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
}
