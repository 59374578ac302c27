using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.TimeLog;

/// <summary>Checking in and out, and changing visits (domain.md §3, seed 003).</summary>
internal static class TimeLogRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, CheckIn>(
            AssignmentAction.CheckIn, [Role.Worker], [Status.Assigned, Status.InProgress], CheckIn, MayCheckIn)
        {
            NeedsTerms = true,
            SupportHelps = true,
        },
        new ActionRule<WithWorker, CheckOut>(
            AssignmentAction.CheckOut, [Role.Worker], [Status.Assigned, Status.InProgress, Status.OnHold], CheckOut, MayCheckOut)
        {
            NeedsTerms = true,
            SupportHelps = true,
        },
        new ActionRule<WithWorker, EditVisit>(
            AssignmentAction.EditVisit, [Role.Worker, Role.Client, Role.Support], Editable, Edit,
            (staffed, _, _) => IsThereAny(staffed, AssignmentAction.EditVisit))
        {
            SupportHelps = true,
        },
        new ActionRule<WithWorker, RemoveVisit>(
            AssignmentAction.RemoveVisit, [Role.Worker, Role.Client, Role.Support], Editable, Remove, MayRemove)
        {
            SupportHelps = true,
        },
    ];

    private static ImmutableArray<Status> Editable => [Status.Assigned, Status.InProgress, Status.OnHold, Status.PendingApproval];

    private static ImmutableList<Refusal> MayCheckIn(WithWorker staffed, CheckIn? checkIn, Circumstances at) =>
        staffed.Engagement.Visits.Find(visit => visit.IsOpen) is { } open
            ? Phone(staffed, at.By).Add(new VisitOpen(open))
            : Phone(staffed, at.By);

    // Without a visit named, the open one is meant, or where none is open the last one, which is closed.
    private static ImmutableList<Refusal> MayCheckOut(
        WithWorker staffed, CheckOut? checkOut, Circumstances at) => Named(staffed, checkOut?.Visit) switch
        {
            null when checkOut?.Visit is { } unknown => [new UnknownVisit(unknown)],
            null => Phone(staffed, at.By).Add(new NotCheckedIn()),
            { IsOpen: false } closed => Phone(staffed, at.By).Add(new VisitClosed(closed)),
            _ => Phone(staffed, at.By),
        };

    private static ImmutableList<Refusal> IsThereAny(WithWorker staffed, AssignmentAction action) => staffed.Engagement.Visits.IsEmpty
        ? [new NothingThere(action)]
        : [];

    private static ImmutableList<Refusal> MayRemove(WithWorker staffed, RemoveVisit? remove, Circumstances at)
    {
        var refusals = IsThereAny(staffed, AssignmentAction.RemoveVisit);
        if (at.By.Channel() is not Channel.Desktop)
            refusals = refusals.Add(new DesktopRequired());
        return staffed is PendingApproval && staffed.Brief.Settings.CheckIn.Required && staffed.Engagement.Visits.Count == 1
            ? refusals.Add(new VisitRequired())
            : refusals;
    }

    private static Outcome CheckIn(WithWorker staffed, CheckIn command, Circumstances at)
    {
        // A check-out may have been reported a moment ahead; coming back at once must not count as an overlap.
        var time = command.At ?? staffed.Engagement.Visits.Aggregate(
            at.Now, (latest, visit) => Instant.Max(latest, visit.CheckOut?.At ?? latest));
        var visit = new VisitId($"v{staffed.Engagement.VisitsMade + 1}");
        return Fits(staffed, visit, time, null, at, "at", "at")
            .Concat(Text.Optional(command.Note, "note", at.Policy))
            .Or(new CheckedIn(visit, time, command.Note));
    }

    private static Outcome CheckOut(WithWorker staffed, CheckOut command, Circumstances at)
    {
        var visit = Named(staffed, command.Visit)!;
        var time = command.At ?? Instant.Max(at.Now, visit.CheckIn.At);
        return Fits(staffed, visit.Id, visit.CheckIn.At, time, at, "at", "at")
            .Concat(Text.Optional(command.Note, "note", at.Policy))
            .Or(new CheckedOut(visit.Id, time, command.Note));
    }

    private static Outcome Edit(WithWorker staffed, EditVisit edit, Circumstances at)
    {
        if (Find(staffed, edit.Visit, edit.Version, out var visit) is { } wrong)
            return wrong;
        var old = new VisitTimes(visit.CheckIn.At, visit.CheckOut?.At);
        var times = new VisitTimes(edit.NewCheckIn ?? old.CheckIn, edit.NewCheckOut ?? old.CheckOut);
        var outcome = Fits(staffed, visit.Id, times.CheckIn, times.CheckOut, at, "checkIn", "checkOut")
            .Concat(Why(edit.Reason, edit.AskedBy, at))
            .Or(new VisitEdited(visit.Id, old, times, edit.Reason, edit.AskedBy, Elsewhere(times, at)));
        return outcome.Refusals.IsEmpty && times == old ? Outcome.Nothing : outcome;
    }

    private static Duration? Elsewhere(VisitTimes times, Circumstances at) => at.Facts.VisitsElsewhere is { } others
        && TimeElsewhere.Shared(times.CheckIn, times.CheckOut ?? at.Now, others, at.Now) is var span && span > Duration.Zero
            ? span
            : null;

    private static Outcome Remove(WithWorker staffed, RemoveVisit remove, Circumstances at) =>
        Find(staffed, remove.Visit, remove.Version, out var visit) is { } wrong
            ? wrong
            : Why(remove.Reason, remove.AskedBy, at).Or(new VisitRemoved(
                visit.Id, new(visit.CheckIn.At, visit.CheckOut?.At), remove.Reason, remove.AskedBy));

    private static ImmutableList<Refusal> Phone(WithWorker staffed, Actor by) =>
        staffed.Brief.Settings.CheckIn.PhoneNumber is { } number && by.Channel() is not Channel.Phone
            ? [new PhoneRequired(number)]
            : [];

    private static Visit? Named(WithWorker staffed, VisitId? named) => named is { } id
        ? staffed.Engagement.Visits.Find(visit => visit.Id == id)
        : staffed.Engagement.Visits.Find(visit => visit.IsOpen) ?? staffed.Engagement.Visits.LastOrDefault();

    private static Refusal? Find(WithWorker staffed, VisitId id, int version, out Visit visit)
    {
        visit = staffed.Engagement.Visits.Find(visit => visit.Id == id)!;
        return visit is null ? new UnknownVisit(id)
            : visit.Version != version ? new VisitChanged(visit)
            : null;
    }

    private static IEnumerable<Refusal> Why(string reason, AskedBy? askedBy, Circumstances at)
    {
        var refusals = Text.Required(reason, "reason", at.Policy);
        return (at.By is Actor.Support, askedBy) switch
        {
            (true, null) =>
                refusals.Append(new InvalidField("askedBy", "askedByRequired", "Support changes times only when asked to: say who asked.")),
            (false, not null) =>
                refusals.Append(new InvalidField("askedBy", "askedByForSupport", "Only support acts for somebody who asked.")),
            _ => refusals,
        };
    }

    private static IEnumerable<Refusal> Fits(
        WithWorker staffed, VisitId visit, Instant checkIn, Instant? checkOut, Circumstances at, string inField, string outField)
    {
        var latest = at.Now + at.Policy.ReportedTimeAhead;
        if (checkIn < staffed.Engagement.AssignedAt)
            yield return new InvalidField(
                inField, "beforeAssignment",
                "A visit cannot begin before the assignment was assigned, "
                + $"on {Wording.InWords(staffed.Engagement.AssignedAt, staffed.Brief.Schedule.Zone)}.");
        if (checkIn > latest)
            yield return new InvalidField(
                inField, "tooFarAhead", $"A reported time can be at most {Wording.InWords(at.Policy.ReportedTimeAhead)} ahead.");
        if (checkOut < checkIn)
            yield return new InvalidField(
                outField, "checkOutBeforeCheckIn",
                $"The check-out cannot be before the check-in, on {Wording.InWords(checkIn, staffed.Brief.Schedule.Zone)}.");
        if (checkOut > latest)
            yield return new InvalidField(
                outField, "tooFarAhead", $"A reported time can be at most {Wording.InWords(at.Policy.ReportedTimeAhead)} ahead.");
        foreach (var other in staffed.Engagement.Visits)
        {
            if (other.Id != visit && Visit.Overlap(checkIn, checkOut, other))
                yield return new VisitsOverlap(other);
        }
    }
}
