using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;

namespace WorkMarket.Simulation.Invariants;

/// <summary>
/// Whether the work is back with the worker, told from what was done with the work and not from what the escalation says of it: from the
/// first send-back during the escalation until it is submitted again or stood by, put on hold or the worker's no more, or until a request
/// of the worker's has waited too long. Where one has when it is sent back, that stops nothing.
/// </summary>
internal sealed class BackWithTheWorker(Policy policy)
{
    private readonly Dictionary<string, Instant> asked = [];
    private bool wasSentBack;

    /// <summary>Whether it is.</summary>
    public bool Is { get; private set; }

    /// <summary>Takes what happened next; whether that begins or ends it.</summary>
    public bool Changes(Happened happened)
    {
        var before = Is;
        Note(happened);
        switch (happened.Event)
        {
            case SentBack:
                (Is, wasSentBack) = (!wasSentBack && !(Waited <= happened.At), true);
                break;
            case Completed or StoodBy or PutOnHold or CancelledByClient or WorkerRemoved:
            case EscalationPauseEnded { RequestWaited: true } when Waited <= happened.At:
                Is = false;
                break;
        }
        return Is != before;
    }

    private Instant? Waited =>
        asked.Count == 0 ? null : policy.BusinessTime.Plus(asked.Values.Min(), policy.Escalations.RequestUndecidedFor);

    private void Note(Happened happened)
    {
        switch (happened.Event)
        {
            case FundsRequested requested:
                asked[requested.Request.Value] = happened.At;
                break;
            case SubcontractRequested requested:
                asked[requested.Subcontract.Value] = happened.At;
                break;
            case RescheduleRequested when happened.By is Actor.Worker:
                asked["reschedule"] = happened.At;
                break;
            case FundsApproved approved:
                asked.Remove(approved.Request.Value);
                break;
            case FundsDeclined declined:
                asked.Remove(declined.Request.Value);
                break;
            case FundsWithdrawn withdrawn:
                asked.Remove(withdrawn.Request.Value);
                break;
            case FundsLapsed lapsed:
                asked.Remove(lapsed.Request.Value);
                break;
            case SubcontractDecided decided:
                asked.Remove(decided.Subcontract.Value);
                break;
            case Rescheduled or RescheduleDeclined or RescheduleWithdrawn or RescheduleLapsed or Completed or PutOnHold:
                asked.Remove("reschedule");
                break;
        }
    }
}
