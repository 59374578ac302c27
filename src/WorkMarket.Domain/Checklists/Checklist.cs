using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Domain.Checklists;

/// <summary>What a checklist item asks for (domain.md §3, seed 003).</summary>
public enum ChecklistTask
{
    /// <summary>Confirm the schedule.</summary>
    ConfirmSchedule,

    /// <summary>Check in.</summary>
    CheckIn,

    /// <summary>Check out.</summary>
    CheckOut,

    /// <summary>Deliver files of a type.</summary>
    Deliverable,
}

/// <summary>How a checklist item stands (domain.md §3).</summary>
public enum ChecklistStatus
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>To be done until its due instant, which is still to come.</summary>
    Due,

    /// <summary>Not done in time; it can still be done.</summary>
    Late,

    /// <summary>To be done, with no due instant, or with one that is not known yet.</summary>
    Missing,

    /// <summary>Not asked for.</summary>
    NotRequired,
}

/// <summary>One item of the checklist.</summary>
/// <param name="Task">What has to be done.</param>
/// <param name="Status">How far it is.</param>
public sealed record ChecklistItem(ChecklistTask Task, ChecklistStatus Status)
{
    /// <summary>
    /// From when it can be done, where that has a beginning: a confirmation when its window opens, a check-in so that it counts as being
    /// in.
    /// </summary>
    public Instant? From { get; init; }

    /// <summary>The instant at which it is due, where it has one.</summary>
    public Instant? Due { get; init; }

    /// <summary>From when it is late, of a deliverable: by what was required when it was due.</summary>
    internal Instant? LateFrom { get; init; }

    /// <summary>When it was done, where it was.</summary>
    public Instant? DoneAt { get; init; }

    /// <summary>The type of file, of a deliverable.</summary>
    public DeliverableType? Type { get; init; }

    /// <summary>How many files are required, of a deliverable.</summary>
    public int? Number { get; init; }

    /// <summary>How many files are there, of a deliverable.</summary>
    public int? Delivered { get; init; }

    /// <summary>Of a check-out, the instant of the check-in that it is missing for; null where nobody is checked in.</summary>
    public Instant? OpenSince { get; init; }

    /// <summary>
    /// Of a check-in, when the latest visit began, where all began too long before the start to count as being in. What was done then is
    /// work nevertheless: it can be completed, and the time is shown apart at approval.
    /// </summary>
    public Instant? TooEarly { get; init; }

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsSettled => Status is ChecklistStatus.Done or ChecklistStatus.NotRequired;

    /// <inheritdoc/>
    public override string ToString() => Task switch
    {
        ChecklistTask.Deliverable when Type is { } type => $"{Number - Delivered} more to be handed in of the type {Wording.InWords(type)}",
        ChecklistTask.ConfirmSchedule => "the schedule is not confirmed yet; confirm it",
        ChecklistTask.CheckIn => "there is no check-in; check in, now or with the time at which it was",
        _ when OpenSince is not null => "a visit is open; check out first",
        _ => "there is no check-out; check in first, then check out",
    };
}

/// <summary>The checklist, computed from the settings and from what happened (domain.md §3).</summary>
public static class Checklist
{
    /// <summary>
    /// The items of an assignment as they stand at an instant. One that was taken back has none; on hold, after a hold that ended by
    /// itself and after a cancellation the checklist stands still.
    /// </summary>
    public static ImmutableList<ChecklistItem> ItemsAt(Assignment state, Instant now)
    {
        if (state is Voided or CancelledOffer)
            return [];
        now = Instant.Min(now, StandsStillFrom(state) ?? now);
        return [Confirm(state, now), CheckIn(state, now), CheckOut(state, now), .. Deliverables(state, now)];
    }

    /// <summary>The items in which something is left to do. Which those are does not depend on the instant, only how they stand.</summary>
    internal static IEnumerable<ChecklistItem> Open(Assignment state) => Open(state, Instant.MinValue);

    /// <summary>
    /// The same as they stand at an instant. On hold nobody confirms or checks in, so that is not asked for; and who worked before the
    /// time need not come again.
    /// </summary>
    internal static IEnumerable<ChecklistItem> Open(Assignment state, Instant now) => ItemsAt(state, now).Where(item =>
        !item.IsSettled && item.TooEarly is null
        && (state is not OnHold || item.Task is not (ChecklistTask.ConfirmSchedule or ChecklistTask.CheckIn)));

    /// <summary>Of these the deliverables.</summary>
    internal static IEnumerable<ChecklistItem> OpenDeliverables(Assignment state) =>
        Deliverables(state, Instant.MinValue).Where(item => !item.IsSettled);

    private static Instant? StandsStillFrom(Assignment state) => state switch
    {
        OnHold held => held.HeldAt,
        Assigned or InProgress => ((WithWorker)state).Engagement.UnscheduledSince,
        _ => Parts.CancellationOf(state)?.At,
    };

    private static ChecklistItem Confirm(Assignment state, Instant now)
    {
        var window = state is WithWorker staffed ? Deadlines.Confirmation(staffed) : Deadlines.Confirmation(state.Brief);
        return window is { } open
            ? Item(ChecklistTask.ConfirmSchedule, state, now, open.Closes, open.Closes, (state as WithWorker)?.Engagement.ConfirmedAt) with
            {
                From = open.Opens,
            }
            : new(ChecklistTask.ConfirmSchedule, ChecklistStatus.NotRequired);
    }

    private static ChecklistItem CheckIn(Assignment state, Instant now)
    {
        var first = state is Assigned or InProgress or OnHold
            ? Deadlines.FirstIn((WithWorker)state)
            : (state as WithWorker)?.Engagement.Visits.FirstOrDefault();
        if (first is null && !state.Brief.Settings.CheckIn.Required)
            return new(ChecklistTask.CheckIn, ChecklistStatus.NotRequired);
        var lateFrom = state is WithWorker staffed ? Deadlines.CheckIn(staffed) : Instant.MaxValue;
        return Item(ChecklistTask.CheckIn, state, now, state.Brief.Schedule.Start, lateFrom, first?.CheckIn.At) with
        {
            From = Deadlines.InFrom(state.Brief),
            TooEarly = first is null ? (state as WithWorker)?.Engagement.Visits.LastOrDefault()?.CheckIn.At : null,
        };
    }

    private static ChecklistItem CheckOut(Assignment state, Instant now)
    {
        var visits = (state as WithWorker)?.Engagement.Visits ?? [];
        if (visits.IsEmpty && !state.Brief.Settings.CheckIn.Required)
            return new(ChecklistTask.CheckOut, ChecklistStatus.NotRequired);
        var lateFrom = state is WithWorker staffed ? Deadlines.CheckOut(staffed) : Instant.MaxValue;
        return Item(ChecklistTask.CheckOut, state, now, state.Brief.Schedule.End, lateFrom, Deadlines.LastCheckOut(state)) with
        {
            OpenSince = visits.Find(visit => visit.IsOpen)?.CheckIn.At,
        };
    }

    private static IEnumerable<ChecklistItem> Deliverables(Assignment state, Instant now) =>
        state.Brief.Settings.Deliverables.Select(requirement =>
        {
            var there = Delivered(state, requirement.Type).OrderBy(at => at).ToImmutableList();
            var due = Deadlines.Deliverable(state, requirement);
            Instant? done = there.Count >= requirement.Number ? there[requirement.Number - 1] : null;
            if (done is null && due is { } before && Deadlines.Anew(state, requirement, there.Count, before) is { } anew && anew > before)
                due = anew;
            var lateFrom = Deadlines.LateFrom(state, requirement, there.Count);
            return Item(ChecklistTask.Deliverable, state, now, due, lateFrom, done) with
            {
                LateFrom = lateFrom,
                Type = requirement.Type,
                Number = requirement.Number,
                Delivered = there.Count,
            };
        });

    private static IEnumerable<Instant> Delivered(Assignment state, DeliverableType type) =>
        ((state as WithWorker)?.Engagement.Deliverables ?? [])
            .Where(deliverable => !deliverable.Removed && deliverable.Type == type)
            .Select(deliverable => Deadlines.ThereSince(state, deliverable))
            .OfType<Instant>();

    private static ChecklistItem Item(
        ChecklistTask task, Assignment state, Instant now, Instant? due, Instant? lateFrom, Instant? doneAt) =>
        new(task, doneAt is not null ? ChecklistStatus.Done
            : state is WithWorker && now >= lateFrom ? ChecklistStatus.Late
            : due is null ? ChecklistStatus.Missing
            : ChecklistStatus.Due)
        {
            Due = due,
            DoneAt = doneAt,
        };
}
