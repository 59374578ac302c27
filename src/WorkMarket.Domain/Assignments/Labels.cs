using NodaTime;

namespace WorkMarket.Domain.Assignments;

/// <summary>From when each label is on, as things stand (domain.md §3). A label goes when its cause goes.</summary>
public static class Labels
{
    /// <summary>The instant from which a label is on if nothing else happens, or null where it has no cause.</summary>
    public static Instant? OnFrom(Assignment state, Label label) => state is Assigned or InProgress
        ? label switch
        {
            Label.WorkerNotConfirmed => NotConfirmed((Staffed)state),
            Label.WorkerLate => Late((Staffed)state),
            Label.LateDeliverables => LateDeliverables(state),
            _ => throw new ArgumentOutOfRangeException(nameof(label), label, null),
        }
        : null;

    private static Instant? NotConfirmed(Staffed staffed) =>
        staffed.Engagement.ConfirmedAt is null ? Deadlines.Confirmation(staffed)?.Closes : null;

    private static Instant? Late(Staffed staffed)
    {
        if (!staffed.Brief.Settings.CheckIn.Required)
            return null;
        if (staffed.Engagement.Visits.IsEmpty)
            return Deadlines.CheckIn(staffed);
        return staffed.Engagement.Visits.Exists(visit => visit.IsOpen) ? Deadlines.CheckOut(staffed) : null;
    }

    private static Instant? LateDeliverables(Assignment state) =>
        Checklist.Of(state, Instant.MinValue)
            .Where(item => item.Task == ChecklistTask.Deliverable && !item.IsSettled)
            .Min(item => item.Due);
}
