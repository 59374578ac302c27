using System.Globalization;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;
using static WorkMarket.Domain.Wording;

namespace WorkMarket.Application.Words;

/// <summary>The work itself: checklist, visits, deliverables, messages, approval and payment.</summary>
internal static class WorkWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        ScheduleConfirmed => new("The worker confirmed the schedule."),
        WorkStarted => new("The scheduled start came; the work is in progress."),
        CheckedIn checkedIn => new(
            style => $"The worker checked in at {style.Write(checkedIn.Time)} (visit {checkedIn.Visit}).",
            More: checkedIn.Note)
        {
            IsOfTime = true,
        },
        CheckedOut checkedOut => new(
            style => $"The worker checked out at {style.Write(checkedOut.Time)} (visit {checkedOut.Visit}).",
            More: checkedOut.Note)
        {
            IsOfTime = true,
        },
        VisitEdited edited => new(
            style => $"The times of visit {edited.Visit} were changed: {Times(edited.Old, style)} → {Times(edited.New, style)}"
                + $"{AskedFor(edited.AskedBy)}.{(edited.Elsewhere is { } span ? Elsewhere([new(edited.Visit, span)]) : "")}",
            More: edited.Reason)
        {
            IsOfTime = true,
        },
        VisitRemoved removed => new(
            style => $"Visit {removed.Visit} was removed: {Times(removed.Old, style)}{AskedFor(removed.AskedBy)}.",
            More: removed.Reason)
        {
            IsOfTime = true,
        },
        Delivered delivered => new(
            $"The worker delivered {InWords(delivered.Type)} {delivered.Deliverable}, version {delivered.Version}: "
                + $"{EventWords.File(delivered.File)}."),
        DeliverableRemoved removed => new($"The worker removed deliverable {removed.Deliverable} before submission."),
        MessagePosted posted => new(
            $"Posted a {InWords(posted.Kind)}{(posted.Private ? " for the client company alone" : "")}"
                + (posted.Marked is { } mark ? $", marked as {InWords(mark)}{Of(posted)}." : "."),
            to => new(posted.Kind == MessageKind.Question ? "New question" : "New message", Posted(posted, to)),
            posted.Text),
        AttemptRecorded attempt => new(
            style => $"The worker recorded an attempt to reach the client at {style.Write(attempt.Time)}, by {InWords(attempt.Through)}.",
            More: attempt.Text),
        Completed completed => new(
            $"The worker submitted the work for approval, at {completed.FinalValue}{Count(completed)}.{Elsewhere(completed.Elsewhere)}",
            to => new("The work is submitted for approval", "The final value is "
                + $"{completed.FinalValue}{Lowered(completed)}{Count(completed)}. "
                + to.For("The client is to approve it or to send it back", "Approve it or send it back")
                + (completed.OverdueFrom is { } overdue ? $"; approval is overdue from {to.At(overdue)} on." : ".")),
            completed.Resolution,
            completed.Explanation)
        {
            IsOfPrice = true,
        },
        SentBack sentBack => new(
            "The client sent the work back.",
            to => new("The work was sent back", to.For(
                "The client wants something changed before it approves. Change it and submit the work again, or stand by what you "
                    + "submitted.",
                "It is with the worker until it is submitted again, or the worker stands by what was submitted.")),
            sentBack.Reason)
        {
            IsOfPrice = true,
        },
        StoodBy stood => new(
            $"The worker stands by what was submitted; it waits for approval again.{Elsewhere(stood.Elsewhere)}",
            to => new("The worker stands by the submission, which waits for approval again", "It is the same as before"
                + (Parts.CompletionOf(to.State) is { } completion ? $", with the final value {completion.FinalValue}. " : ". ")
                + to.For("The client is to approve it or to send it back", "Approve it, send it back, or propose a lower amount")
                + $"; approval is overdue from {to.At(stood.OverdueFrom)} on."))
        {
            IsOfPrice = true,
        },
        Approved approved => new(
            style => $"The client approved the work: {approved.Amount}, due on {style.Write(approved.DueAt)}.",
            to => new(to.Kind == NoticeKind.RatingDue ? "A rating is due" : "The work is approved",
                $"{approved.Amount} is to be paid by {to.At(approved.DueAt)}. " + to.For(
                    $"If it is not paid by then, you can escalate. Rate the client{Until(approved, to)}.",
                    $"Rate the worker{Until(approved, to)}.")))
        {
            IsOfPrice = true,
        },
        LabelAdded added => new(
            $"The label “{Label(added.Label)}” came on.",
            to => new($"New label: {Label(added.Label)}", LabelWords.Explain(added.Label, to))),
        LabelRemoved removed => new($"The label “{Label(removed.Label)}” went off."),
        _ => null,
    };

    private static string Times(VisitTimes visit, RecordStyle style) =>
        $"{style.Write(visit.CheckIn)} to {(visit.CheckOut is { } end ? style.Write(end) : "open")}";

    private static string AskedFor(AskedBy? side) => side is { } asked ? $", which the {InWords(asked)} asked support for" : "";

    private static string Elsewhere(IEnumerable<TimeElsewhere>? times) => times is null ? "" : " At the same time on other assignments: "
        + All(times.Select(time => $"{ApartWords.Span(time.Span)} of visit {time.Visit}")) + ".";

    private static string Posted(MessagePosted posted, Reading to) => (posted, to.Happened.By) switch
    {
        ({ Private: true }, _) => "Somebody of your company wrote it, for your company alone.",
        (_, Actor.Worker) => "The worker wrote it"
            + (posted.Marked == MessageMark.Attempt ? ", as an attempt to settle the matter with you."
                : ".") + " Answer in the assignment's messages.",
        (_, Actor.Client) => "The client wrote it"
            + (posted.Marked == MessageMark.Justification
                ? $" as the justification {(posted.Justifies is null ? "of its change of payment or status" : Of(posted).Trim())}."
                : ".")
            + " Answer in the assignment's messages.",
        _ => "WorkMarket wrote it to both sides. Answer in the assignment's messages.",
    };

    private static string Of(MessagePosted posted) => posted.Justifies is { } change ? $" of {change.InWords()}" : "";

    private static string Lowered(Completed completed) =>
        completed.Worth is { } worth && worth != completed.FinalValue ? $", lowered from {worth}" : "";

    private static string Count(Completed completed) =>
        completed.Hours is { } hours ? $" for {hours.ToString("0.##", CultureInfo.InvariantCulture)} hours{Beyond(completed)}"
            : completed.Units is { } units ? $" for {units.ToString("0.##", CultureInfo.InvariantCulture)} units" : "";

    private static string Until(Approved approved, Reading to) => approved.RateUntil is { } until
        ? $" until {to.At(until)} at the latest, earlier where it is paid earlier: it is sealed until both have rated, and counts alone "
            + "where only one did"
        : "";

    private static string Beyond(Completed completed) => completed.HoursWorked is { } worked
        ? $", which are budgeted, of {worked.ToString("0.##", CultureInfo.InvariantCulture)} that were worked"
        : "";

    private static string Label(Label label) => LabelWords.Name(label);
}
