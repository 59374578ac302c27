using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Time;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Checklists;

/// <summary>The instants that an assignment's own settings and history give: one place for each of them (domain.md §3).</summary>
public static class Deadlines
{
    /// <summary>When the confirmation window opens and closes, or null where no confirmation is required.</summary>
    public static (Instant Opens, Instant Closes)? Confirmation(Brief brief) => brief.Settings.Confirmation is { } window
        ? (
            brief.Schedule.Start.Minus(window.OpensBefore, brief.Schedule.Zone),
            brief.Schedule.Start.Minus(window.ClosesBefore, brief.Schedule.Zone))
        : null;

    /// <summary>
    /// The same for the worker who has it: nobody has to confirm who was assigned after the window closed (D), nor a schedule that
    /// was agreed on or released from hold after that.
    /// </summary>
    public static (Instant Opens, Instant Closes)? Confirmation(WithWorker staffed) =>
        Confirmation(staffed.Brief) is { } window && staffed.Engagement.Since < window.Closes ? window : null;

    /// <summary>
    /// The first visit that counts as being in, or null: one that begins long before the start does not, a later one then does.
    /// </summary>
    public static Visit? FirstIn(WithWorker staffed) =>
        staffed.Engagement.Visits.Find(visit => !(visit.CheckIn.At < InFrom(staffed.Brief)));

    /// <summary>From when a visit counts as being in; null where every visit does.</summary>
    public static Instant? InFrom(Brief brief) => brief.Schedule.Start - brief.Settings.CheckIn.EarlyIn;

    /// <summary>
    /// From when a missing check-in makes the worker late: the grace after the scheduled start, or after the assignment, a new
    /// schedule, a release from hold or the consent to another place where that came later.
    /// </summary>
    public static Instant CheckIn(WithWorker staffed) =>
        Instant.Max(staffed.Brief.Schedule.Start, staffed.Engagement.ExpectedSince) + staffed.Brief.Settings.CheckIn.Grace;

    /// <summary>
    /// From when a missing check-out makes the worker late: the grace after the scheduled end, or after one of those likewise.
    /// </summary>
    public static Instant CheckOut(WithWorker staffed) =>
        Instant.Max(staffed.Brief.Schedule.End, staffed.Engagement.ExpectedSince) + staffed.Brief.Settings.CheckIn.Grace;

    /// <summary>
    /// When a deliverable is due: the end of the local day that many days after the last check-out, or after the scheduled end where no
    /// check-in is required; where a new schedule or a release from hold came after that, the days count from there. Null without a due
    /// date, and while the last check-out is still to come.
    /// </summary>
    public static Instant? Deliverable(Assignment state, DeliverableRequirement requirement) =>
        requirement.DueDays is { } days && LastOnSite(state) is { } from
            ? Instant.Max(from, (state as WithWorker)?.Engagement.ScheduleSince ?? from).EndOfDay(days, state.Brief.Schedule.Zone)
            : null;

    /// <summary>
    /// From when a required file is late, counted from 0 in the order of uploads: when it is due by the requirement that is in force at
    /// that instant, the earliest where it is by several (domain.md §9). Null where none that asks for so many is in force when it is due.
    /// One that takes the place of one which was there in time, and in which a scanner found something, is late some time after that.
    /// </summary>
    public static Instant? LateFrom(Assignment state, DeliverableRequirement requirement, int file) =>
        ByRequirement(state, requirement, file) is not { } from ? null
        : Anew(state, requirement, file, from) is { } anew ? Instant.Max(from, anew)
        : from;

    /// <summary>Since when a deliverable is there, in a version in which no scanner found anything; null where there is none.</summary>
    public static Instant? ThereSince(Assignment state, Deliverable deliverable) =>
        deliverable.Versions.Find(version => state.Core.FindingIn(version.File) is null)?.At;

    /// <summary>
    /// From when a required file is late that takes the place of one in which a scanner found something. Only those do that were there
    /// before they were due: nobody gains time by handing in something infected.
    /// </summary>
    internal static Instant? Anew(Assignment state, DeliverableRequirement requirement, int file, Instant due)
    {
        if (state is not WithWorker { Core.Findings.IsEmpty: false } staffed)
            return null;
        var lost = staffed.Engagement.Deliverables.Where(deliverable => deliverable.Type == requirement.Type)
            .Select(deliverable => Lost(staffed.Core, deliverable, due)).OfType<Instant>().Order().ToList();
        // The places that were lost are the last ones, as those that are there move up.
        var place = file - (requirement.Number - lost.Count);
        return lost.Count == 0 || place < 0 ? null : lost[Math.Min(place, lost.Count - 1)];
    }

    private static Instant? Lost(Core core, Deliverable deliverable, Instant due) => deliverable.Versions
        .TakeWhile(version => core.FindingIn(version.File) is not null)
        .Where(version => version.At < due)
        .Select(version => core.FindingIn(version.File)!.LateFrom)
        .LastOrDefault();

    private static Instant? ByRequirement(Assignment state, DeliverableRequirement requirement, int file)
    {
        if (state is not WithWorker { Engagement.EarlierDeliverables: { IsEmpty: false } earlier })
            return Deliverable(state, requirement);
        var from = Instant.MinValue;
        Instant? lateFrom = null;
        foreach (var (required, until) in earlier.Append(new(state.Brief.Settings.Deliverables, Instant.MaxValue)))
        {
            if (required.Find(one => one.Type == requirement.Type) is { } asked && asked.Number > file
                && Deliverable(state, asked) is { } due && from <= due && due < until && !(lateFrom <= due))
                lateFrom = due;
            from = until;
        }
        return lateFrom;
    }

    /// <summary>
    /// When nobody was on site any more: the last check-out, or the scheduled end where no check-in is required. Null while it is still
    /// to come.
    /// </summary>
    public static Instant? LastOnSite(Assignment state) =>
        state.Brief.Settings.CheckIn.Required ? LastCheckOut(state) : state.Brief.Schedule.End;

    /// <summary>The last check-out, or null while it is still to come.</summary>
    public static Instant? LastCheckOut(Assignment state)
    {
        var visits = (state as WithWorker)?.Engagement.Visits ?? [];
        return visits.IsEmpty || visits.Exists(visit => visit.IsOpen) ? null : visits.Max(visit => visit.CheckOut!.At);
    }
}
