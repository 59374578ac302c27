using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.TimeLog;

/// <summary>Check in, now or at a reported time.</summary>
public sealed record CheckIn(Instant? At, string? Note) : Command;

/// <summary>Check out of the open visit or of a named one, now or at a reported time.</summary>
public sealed record CheckOut(VisitId? Visit, Instant? At, string? Note) : Command;

/// <summary>Change a visit's times; a null time stays as it is. Version is the visit's own, as last seen.</summary>
public sealed record EditVisit(
    VisitId Visit, int Version, Instant? NewCheckIn, Instant? NewCheckOut, string Reason, AskedBy? AskedBy) : Command;

/// <summary>Remove a visit. Version is the visit's own, as last seen.</summary>
public sealed record RemoveVisit(VisitId Visit, int Version, string Reason, AskedBy? AskedBy) : Command;

/// <summary>The scheduled start came where no check-in is required.</summary>
[Stored("workStarted/1")]
public sealed record WorkStarted : Event;

/// <summary>The worker arrived.</summary>
[Stored("checkedIn/1")]
public sealed record CheckedIn(VisitId Visit, Instant Time, string? Note) : Event, IAdding;

/// <summary>The worker left.</summary>
[Stored("checkedOut/1")]
public sealed record CheckedOut(VisitId Visit, Instant Time, string? Note) : Event;

/// <summary>
/// A visit's times were changed: old and new, why, and for whom where support did it; of submitted work also for how long of the new ones
/// the worker was on visits of other assignments too.
/// </summary>
[Stored("visitEdited/1")]
public sealed record VisitEdited(
    VisitId Visit, VisitTimes Old, VisitTimes New, string Reason, AskedBy? AskedBy, Duration? Elsewhere = null) : Event;

/// <summary>A visit was removed.</summary>
[Stored("visitRemoved/1")]
public sealed record VisitRemoved(VisitId Visit, VisitTimes Old, string Reason, AskedBy? AskedBy) : Event;

/// <summary>The company requires check-in by phone (domain.md §3).</summary>
public sealed record PhoneRequired(string PhoneNumber)
    : Refusal(RefusalKind.Conflict, "phoneRequired", $"This company requires check-in and check-out by phone: call {PhoneNumber}.");

/// <summary>Visits are removed on the desktop site only (domain.md §3).</summary>
public sealed record DesktopRequired()
    : Refusal(
        RefusalKind.Conflict, "desktopRequired", "A visit can be removed only on the desktop site, not by mobile or phone; its times can "
            + "be changed here.");

/// <summary>There is a visit without check-out.</summary>
public sealed record VisitOpen(Visit Visit)
    : Refusal(RefusalKind.Conflict, "visitOpen", "The worker is checked in and has to check out first.");

/// <summary>The visit was closed before (domain.md §3).</summary>
public sealed record VisitClosed(Visit Visit)
    : Refusal(RefusalKind.Conflict, "visitClosed", "This visit has a check-out already: change its times, or check in for another visit.");

/// <summary>No check-out without a check-in (domain.md §3).</summary>
public sealed record NotCheckedIn()
    : Refusal(
        RefusalKind.Conflict, "notCheckedIn", "There is no check-in to check out from: check in first, with the time at which it was.");

/// <summary>Visits never overlap (domain.md §3).</summary>
public sealed record VisitsOverlap(Visit Visit)
    : Refusal(RefusalKind.Conflict, "visitsOverlap", $"This would overlap visit {Visit.Id}: change the times of one of them.");

/// <summary>There is no such visit.</summary>
public sealed record UnknownVisit(VisitId Visit)
    : Refusal(RefusalKind.Unknown, "unknownVisit", $"There is no visit {Visit} on this assignment.");

/// <summary>The visit was changed since (domain.md §3).</summary>
public sealed record VisitChanged(Visit Visit)
    : Refusal(
        RefusalKind.Stale, "visitChanged", $"This visit has changed: its version is {Visit.Version} now. Look at it, and try again with "
            + "that.");

/// <summary>A completed assignment keeps the visit that its checklist requires.</summary>
public sealed record VisitRequired()
    : Refusal(
        RefusalKind.Conflict, "visitRequired", "The assignment is submitted with this visit; its last visit cannot be removed. Change "
            + "its times, or have the work sent back first.");

/// <summary>The times of a visit at some moment.</summary>
public sealed record VisitTimes(Instant CheckIn, Instant? CheckOut);

/// <summary>What events about visits make of an engagement.</summary>
internal static class TimeLogEvolution
{
    /// <summary>The engagement after an event, or null where the event is not about visits.</summary>
    public static Engagement? Next(Engagement engagement, Happened happened) => happened.Event switch
    {
        CheckedIn checkedIn => engagement with
        {
            Visits = InOrder(engagement.Visits.Add(
                new(checkedIn.Visit, 1, new(checkedIn.Time, happened.By, happened.At), null))),
            VisitsMade = engagement.VisitsMade + 1,
        },
        CheckedOut checkedOut => WithVisit(engagement, checkedOut.Visit, visit => visit with
        {
            Version = visit.Version + 1,
            CheckOut = new(checkedOut.Time, happened.By, happened.At),
        }),
        VisitEdited edited => WithVisit(engagement, edited.Visit, visit => visit with
        {
            Version = visit.Version + 1,
            CheckIn = edited.New.CheckIn == visit.CheckIn.At
                ? visit.CheckIn
                : new(edited.New.CheckIn, happened.By, happened.At, Edited: true),
            CheckOut = edited.New.CheckOut is not { } time || time == visit.CheckOut?.At
                ? visit.CheckOut
                : new(time, happened.By, happened.At, Edited: visit.CheckOut is not null),
            Elsewhere = edited.Elsewhere,
        }),
        VisitRemoved removed => engagement with
        {
            Visits = engagement.Visits.RemoveAll(visit => visit.Id == removed.Visit),
            RemovedByOthers = happened.By is Actor.Worker || removed.AskedBy == AskedBy.Worker
                ? engagement.RemovedByOthers
                : new[] { removed.Old.CheckIn, engagement.RemovedByOthers }.Min(),
        },
        _ => null,
    };

    /// <summary>The engagement when it is submitted, with what its visits share with others.</summary>
    public static Engagement Submitted(Engagement engagement, ImmutableList<TimeElsewhere>? elsewhere) => engagement with
    {
        Visits = engagement.Visits.ConvertAll(visit =>
            visit with { Elsewhere = elsewhere?.Find(time => time.Visit == visit.Id)?.Span }),
    };

    private static Engagement WithVisit(Engagement engagement, VisitId id, Func<Visit, Visit> change) => engagement with
    {
        Visits = InOrder(engagement.Visits.ConvertAll(visit => visit.Id == id ? change(visit) : visit)),
    };

    private static ImmutableList<Visit> InOrder(ImmutableList<Visit> visits) => [.. visits.OrderBy(visit => visit.CheckIn.At)];
}
