using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.TimeLog;

/// <summary>Checking in and out, and changing visits (domain.md §3, seed 003).</summary>
internal static class TimeLogRules
{
    public static ImmutableList<Refusal> MayCheckIn(Staffed staffed, Actor by) =>
        staffed.Engagement.Visits.Find(visit => visit.IsOpen) is { } open
            ? Phone(staffed, by).Add(new Refusal.VisitOpen(open))
            : Phone(staffed, by);

    /// <summary>Without a visit named, the open one is meant, or where none is open the last one, which is closed.</summary>
    public static ImmutableList<Refusal> MayCheckOut(Staffed staffed, Actor by, VisitId? named) => Named(staffed, named) switch
    {
        null when named is { } unknown => [new Refusal.UnknownVisit(unknown)],
        null => Phone(staffed, by).Add(new Refusal.NotCheckedIn()),
        { IsOpen: false } closed => Phone(staffed, by).Add(new Refusal.VisitClosed(closed)),
        _ => Phone(staffed, by),
    };

    public static ImmutableList<Refusal> MayEdit(Staffed staffed, AssignmentAction action) => staffed.Engagement.Visits.IsEmpty
        ? [new Refusal.NothingThere(action)]
        : [];

    public static ImmutableList<Refusal> MayRemove(Staffed staffed, Actor by)
    {
        var refusals = MayEdit(staffed, AssignmentAction.RemoveVisit);
        if (by.Channel() is not Channel.Desktop)
            refusals = refusals.Add(new Refusal.DesktopRequired());
        return staffed is PendingApproval && staffed.Brief.Settings.CheckIn.Required && staffed.Engagement.Visits.Count == 1
            ? refusals.Add(new Refusal.VisitRequired())
            : refusals;
    }

    public static Outcome CheckIn(Staffed staffed, Command.CheckIn command, Facts facts, Instant now)
    {
        // A check-out may have been reported a moment ahead; coming back at once must not count as an overlap.
        var at = command.At ?? staffed.Engagement.Visits.Aggregate(now, (latest, visit) => Instant.Max(latest, visit.CheckOut?.At ?? latest));
        var visit = new VisitId(string.Create(CultureInfo.InvariantCulture, $"v{staffed.Engagement.VisitsMade + 1}"));
        return Fits(staffed, visit, at, null, facts, now, "at", "at")
            .Concat(Text.Optional(command.Note, "note", facts.Policy))
            .Or(new Event.CheckedIn(visit, at, command.Note));
    }

    public static Outcome CheckOut(Staffed staffed, Command.CheckOut command, Facts facts, Instant now)
    {
        var visit = Named(staffed, command.Visit)!;
        var at = command.At ?? Instant.Max(now, visit.CheckIn.At);
        return Fits(staffed, visit.Id, visit.CheckIn.At, at, facts, now, "at", "at")
            .Concat(Text.Optional(command.Note, "note", facts.Policy))
            .Or(new Event.CheckedOut(visit.Id, at, command.Note));
    }

    public static Outcome Edit(Staffed staffed, Command.EditVisit edit, Actor by, Facts facts, Instant now)
    {
        if (Find(staffed, edit.Visit, edit.Version, out var visit) is { } wrong)
            return wrong;
        var old = new VisitTimes(visit.CheckIn.At, visit.CheckOut?.At);
        var times = new VisitTimes(edit.NewCheckIn ?? old.CheckIn, edit.NewCheckOut ?? old.CheckOut);
        var outcome = Fits(staffed, visit.Id, times.CheckIn, times.CheckOut, facts, now, "checkIn", "checkOut")
            .Concat(Why(edit.Reason, edit.AskedBy, by, facts))
            .Or(new Event.VisitEdited(visit.Id, old, times, edit.Reason, edit.AskedBy));
        return outcome.Refusals.IsEmpty && times == old ? Outcome.Nothing : outcome;
    }

    public static Outcome Remove(Staffed staffed, Command.RemoveVisit remove, Actor by, Facts facts) =>
        Find(staffed, remove.Visit, remove.Version, out var visit) is { } wrong
            ? wrong
            : Why(remove.Reason, remove.AskedBy, by, facts).Or(new Event.VisitRemoved(
                visit.Id, new(visit.CheckIn.At, visit.CheckOut?.At), remove.Reason, remove.AskedBy));

    private static ImmutableList<Refusal> Phone(Staffed staffed, Actor by) =>
        staffed.Brief.Settings.CheckIn.PhoneNumber is { } number && by.Channel() is not Channel.Phone
            ? [new Refusal.PhoneRequired(number)]
            : [];

    private static Visit? Named(Staffed staffed, VisitId? named) => named is { } id
        ? staffed.Engagement.Visits.Find(visit => visit.Id == id)
        : staffed.Engagement.Visits.Find(visit => visit.IsOpen) ?? staffed.Engagement.Visits.LastOrDefault();

    private static Refusal? Find(Staffed staffed, VisitId id, int version, out Visit visit)
    {
        visit = staffed.Engagement.Visits.Find(visit => visit.Id == id)!;
        return visit is null ? new Refusal.UnknownVisit(id)
            : visit.Version != version ? new Refusal.VisitChanged(visit)
            : null;
    }

    private static IEnumerable<Refusal> Why(string reason, AskedBy? askedBy, Actor by, Facts facts)
    {
        var refusals = Text.Required(reason, "reason", facts.Policy);
        return (by is Actor.Support, askedBy) switch
        {
            (true, null) => refusals.Append(new Refusal.InvalidField("askedBy", "askedByRequired", "Support changes times only when asked to: say who asked.")),
            (false, not null) => refusals.Append(new Refusal.InvalidField("askedBy", "askedByForSupport", "Only support acts for somebody who asked.")),
            _ => refusals,
        };
    }

    private static IEnumerable<Refusal> Fits(
        Staffed staffed, VisitId visit, Instant checkIn, Instant? checkOut, Facts facts, Instant now, string inField, string outField)
    {
        var latest = now + facts.Policy.ReportedTimeAhead;
        if (checkIn < staffed.Engagement.AssignedAt)
            yield return new Refusal.InvalidField(inField, "beforeAssignment", $"A visit cannot begin before the assignment was assigned, at {InstantPattern.ExtendedIso.Format(staffed.Engagement.AssignedAt)}.");
        if (checkIn > latest)
            yield return new Refusal.InvalidField(inField, "tooFarAhead", $"A reported time can be at most {facts.Policy.ReportedTimeAhead.TotalMinutes} minutes ahead.");
        if (checkOut < checkIn)
            yield return new Refusal.InvalidField(outField, "checkOutBeforeCheckIn", $"The check-out cannot be before the check-in, at {InstantPattern.ExtendedIso.Format(checkIn)}.");
        if (checkOut > latest)
            yield return new Refusal.InvalidField(outField, "tooFarAhead", $"A reported time can be at most {facts.Policy.ReportedTimeAhead.TotalMinutes} minutes ahead.");
        foreach (var other in staffed.Engagement.Visits)
        {
            if (other.Id != visit && Visit.Overlap(checkIn, checkOut, other))
                yield return new Refusal.VisitsOverlap(other);
        }
    }
}
