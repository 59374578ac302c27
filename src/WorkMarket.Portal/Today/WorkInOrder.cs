using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Lists;

namespace WorkMarket.Portal.Today;

/// <summary>What a worker has in hand: the job that is next, and the others by their start.</summary>
/// <param name="First">The job that is next; null where there is none.</param>
/// <param name="Others">The others, the earliest first.</param>
public sealed record WorkInOrder(ListRow? First, ImmutableList<ListRow> Others)
{
    /// <summary>Puts rows in order.</summary>
    /// <param name="inHand">Rows of work in hand.</param>
    /// <param name="now">The instant.</param>
    /// <param name="policy">How long before its start one can be in, and a job begins soon.</param>
    public static WorkInOrder Of(IEnumerable<ListRow> inHand, Instant now, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var work = inHand.Where(row => row.Todo?.StatusAt(now) is Status.Assigned or Status.InProgress or Status.OnHold)
            .OrderBy(row => row.Schedule.Start).ToImmutableList();
        var first = work.MinBy(Turn);
        return new(first, work.FindAll(row => row != first));

        // Where the worker is now; where one can be in by now; what is on or begins soon; what is over and not submitted; what is later;
        // what is on hold.
        int Turn(ListRow row) => row switch
        {
            { Visits: { } visits } when visits.Exists(visit => visit.CheckOut is null) => 0,
            { Status: Status.OnHold } => 5,
            { Schedule.End: var end } when end <= now => 3,
            { Schedule.Start: var start } when start <= now + policy.EarlyIn && row.Todo!.StatusAt(now) == Status.Assigned => 1,
            { Schedule.Start: var start } when start <= now + policy.StartingSoon => 2,
            _ => 4,
        };
    }
}
