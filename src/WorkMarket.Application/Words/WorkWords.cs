using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.TimeLog;
using static WorkMarket.Application.Words.Names;

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
                + $"{AskedFor(edited.AskedBy)}.",
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
                + (posted.Marked is { } mark ? $", marked as {InWords(mark)}." : "."),
            posted.Kind == MessageKind.Question ? "New question" : "New message",
            posted.Text),
        AttemptRecorded attempt => new(
            style => $"The worker recorded an attempt to reach the client at {style.Write(attempt.Time)}, by {InWords(attempt.Through)}.",
            More: attempt.Text),
        Completed completed => new(
            $"The worker submitted the work for approval, at {completed.FinalValue}{Count(completed)}.",
            "The work is submitted for approval",
            completed.Resolution,
            completed.Explanation)
        {
            IsOfPrice = true,
        },
        SentBack sentBack => new("The client sent the work back.", "The work was sent back", sentBack.Reason) { IsOfPrice = true },
        StoodBy => new(
            "The worker stands by what was submitted; it waits for approval again.",
            "The worker stands by the submission, which waits for approval again")
        {
            IsOfPrice = true,
        },
        Approved approved => new(
            style => $"The client approved the work: {approved.Amount}, due on {style.Write(approved.DueAt)}.",
            "The work is approved, and a rating is due")
        {
            Others = [(NoticeKind.RatingDue, "A rating is due")],
            IsOfPrice = true,
        },
        LabelAdded added => new($"The label “{Label(added.Label)}” came on.", $"New label: {Label(added.Label)}"),
        LabelRemoved removed => new($"The label “{Label(removed.Label)}” went off."),
        _ => null,
    };

    private static string Times(VisitTimes visit, RecordStyle style) =>
        $"{style.Write(visit.CheckIn)} to {(visit.CheckOut is { } end ? style.Write(end) : "open")}";

    private static string AskedFor(AskedBy? side) => side is { } asked ? $", which the {InWords(asked)} asked support for" : "";

    private static string Count(Completed completed) =>
        completed.Hours is { } hours ? $" for {hours:0.##} hours{Beyond(completed)}"
        : completed.Units is { } units ? $" for {units:0.##} units" : "";

    private static string Beyond(Completed completed) =>
        completed.HoursWorked is { } worked ? $", which are budgeted, of {worked:0.##} that were worked" : "";

    private static string Label(Label label) => string.Concat(label.ToString().Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"));
}
