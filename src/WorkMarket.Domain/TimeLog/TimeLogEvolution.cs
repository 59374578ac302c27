using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.TimeLog;

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
                : new(edited.New.CheckIn, happened.By, happened.At),
            CheckOut = edited.New.CheckOut is not { } time || time == visit.CheckOut?.At
                ? visit.CheckOut
                : new(time, happened.By, happened.At),
        }),
        VisitRemoved removed => engagement with { Visits = engagement.Visits.RemoveAll(visit => visit.Id == removed.Visit) },
        _ => null,
    };

    private static Engagement WithVisit(Engagement engagement, VisitId id, Func<Visit, Visit> change) => engagement with
    {
        Visits = InOrder(engagement.Visits.ConvertAll(visit => visit.Id == id ? change(visit) : visit)),
    };

    private static ImmutableList<Visit> InOrder(ImmutableList<Visit> visits) => [.. visits.OrderBy(visit => visit.CheckIn.At)];
}
