using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Simulation.Invariants;

/// <summary>
/// Whether the work is back with the worker, told from what was done with the work and not from what the escalation says of it: from the
/// first send-back during the escalation until it is submitted again, put on hold or the worker's no more.
/// </summary>
internal sealed class BackWithTheWorker
{
    private bool wasSentBack;

    /// <summary>Whether it is.</summary>
    public bool Is { get; private set; }

    /// <summary>Takes what happened next; whether that begins or ends it.</summary>
    public bool Changes(Event @event)
    {
        var before = Is;
        switch (@event)
        {
            case SentBack:
                (Is, wasSentBack) = (!wasSentBack, true);
                break;
            case Completed or PutOnHold or CancelledByClient or WorkerRemoved:
                Is = false;
                break;
        }
        return Is != before;
    }
}
