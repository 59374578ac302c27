using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Checklists;

/// <summary>From when each label is on, as things stand (domain.md §3). A label goes when its cause goes.</summary>
public static class Labels
{
    /// <summary>
    /// The instant from which a label is on if nothing else happens, or null where it has no cause. On hold no label comes on; those that
    /// are on stay while their cause does. After a hold that ended by itself the worker's wait until a schedule is agreed (domain.md §2).
    /// </summary>
    public static Instant? OnFrom(Assignment state, Label label) => (label, state) switch
    {
        (_, OnHold held) when !held.Engagement.Labels.Contains(label) => null,
        (_, Assigned { Engagement.UnscheduledSince: not null } or InProgress { Engagement.UnscheduledSince: not null }) => null,
        (Label.WorkerNotConfirmed, Assigned or InProgress or OnHold) => NotConfirmed((WithWorker)state),
        (Label.WorkerLate, Assigned or InProgress or OnHold) => Late((WithWorker)state),
        (Label.LateDeliverables, Assigned or InProgress or OnHold) => LateDeliverables(state),
        (Label.ApprovalOverdue, PendingApproval pending) => pending.Completion.OverdueFrom,
        (Label.PaymentPastDue, Invoiced { Invoice: var invoice }) when invoice.IsOwed() => invoice.DueAt,
        _ => null,
    };

    private static Instant? NotConfirmed(WithWorker staffed) =>
        staffed.Engagement.ConfirmedAt is null ? Deadlines.Confirmation(staffed)?.Closes : null;

    private static Instant? Late(WithWorker staffed)
    {
        if (!staffed.Brief.Settings.CheckIn.Required)
            return null;
        if (Deadlines.FirstIn(staffed) is null)
            return Deadlines.CheckIn(staffed);
        return staffed.Engagement.Visits.Exists(visit => visit.IsOpen) ? Deadlines.CheckOut(staffed) : null;
    }

    private static Instant? LateDeliverables(Assignment state) =>
        Checklist.OpenDeliverables(state).Min(item => item.LateFrom);
}

/// <summary>A warning on an assignment. It goes by itself when its cause goes; that it was there stays on record (domain.md §3).</summary>
public enum Label
{
    /// <summary>The schedule was not confirmed in time.</summary>
    WorkerNotConfirmed,

    /// <summary>The worker was not in, or not out, in time.</summary>
    WorkerLate,

    /// <summary>A required deliverable was not there in time.</summary>
    LateDeliverables,

    /// <summary>The client has not approved in its usual time and the allowance after it (domain.md §6).</summary>
    ApprovalOverdue,

    /// <summary>The invoice was not paid in time.</summary>
    PaymentPastDue,
}
