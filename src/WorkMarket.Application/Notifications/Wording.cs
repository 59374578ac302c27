using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Notifications;

/// <summary>What a notice says.</summary>
public static partial class Wording
{
    /// <summary>A line that says what happened. It holds nothing that a person wrote.</summary>
    public static string Line(NoticeKind kind, Event @event) => kind switch
    {
        NoticeKind.Offered => "You are offered an assignment",
        NoticeKind.Sent => "Your assignment was sent to workers",
        NoticeKind.TakenBack => "The client took an offer back",
        NoticeKind.Applied => "A worker applied",
        NoticeKind.Counteroffered => "A worker made a counteroffer",
        NoticeKind.ApplicationWithdrawn => "A worker withdrew an application",
        NoticeKind.ApplicationDeclined => "The client declined an application",
        NoticeKind.CounterofferExpired => "A counteroffer has expired",
        NoticeKind.OfferDeclined => "A worker declined the offer",
        NoticeKind.Answered => "The client answered a question",
        NoticeKind.Assigned => "A worker is assigned",
        NoticeKind.NotChosen => "Another worker was assigned",
        NoticeKind.Unassigned => "The worker is not assigned any more",
        NoticeKind.CancelledByWorker => "The worker cancelled",
        NoticeKind.Abandoned => "The client reported that the work was abandoned",
        NoticeKind.Cancelled => "The client cancelled the assignment",
        NoticeKind.OnHold => "The assignment is on hold",
        NoticeKind.Released => "The assignment goes on after a hold",
        NoticeKind.RescheduleAsked => "Another schedule is asked for",
        NoticeKind.Rescheduled => "Another schedule is agreed",
        NoticeKind.RescheduleDeclined => "Another schedule was declined",
        NoticeKind.RescheduleWithdrawn => "The request for another schedule was taken back",
        NoticeKind.SubcontractAsked => "The worker asks whether somebody else may do the work",
        NoticeKind.SubcontractDecided => "The client decided whether somebody else may do the work",
        NoticeKind.LabelOn => $"New label: {Label(((Event.LabelAdded)@event).Label)}",
        NoticeKind.Message => "New message",
        NoticeKind.Question => "New question",
        NoticeKind.Completed => "The work is submitted for approval",
        NoticeKind.SentBack => "The work was sent back",
        NoticeKind.Approved => "The work is approved, and a rating is due",
        NoticeKind.Paid => "The assignment is paid, and ratings are final",
        NoticeKind.FundsAsked => "The worker asks for additional funds",
        NoticeKind.FundsAdded => "The client added funds",
        NoticeKind.FundsApproved => "Additional funds are granted",
        NoticeKind.FundsDeclined => "Additional funds are declined",
        NoticeKind.FundsWithdrawn => "The worker took a request for funds back",
        NoticeKind.FundsLapsed => "A request for funds was not decided in time",
        NoticeKind.RatingDue => "A rating is due",
        NoticeKind.RatingFinal => "Ratings are final",
        NoticeKind.RatingDisputed => "The worker asks for an explanation of a rating",
        NoticeKind.RatingExplained => "The client explained its rating",
        NoticeKind.RatingUnexplained => "The client has not explained its rating in time",
        NoticeKind.RatingEscalated => "A reviewer is asked to decide on a rating",
        NoticeKind.RatingReviewed => "A reviewer decided on a rating",
        NoticeKind.ViolationReported => "A violation was reported",
        NoticeKind.ViolationUpheld => "Support found that it was a violation",
        NoticeKind.ViolationDismissed => "Support found that it was no violation",
        _ => Escalated(kind, @event) ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What the person who let it happen wrote with it, or null.</summary>
    public static string? Written(Event @event) => @event switch
    {
        Event.MessagePosted posted => posted.Text,
        Event.Applied applied => applied.Note,
        Event.Counteroffered countered => countered.Note,
        Event.ApplicationDeclined declined => declined.Reason,
        Event.OfferDeclined declined => declined.Reason,
        Event.QuestionAsked asked => asked.Text,
        Event.QuestionAnswered answered => answered.Text,
        Event.VoidedByClient voided => voided.Note,
        Event.Completed completed => completed.Resolution,
        Event.SentBack sentBack => sentBack.Reason,
        Event.PutOnHold held => held.Reason,
        Event.RescheduleRequested asked => asked.Reason,
        Event.RescheduleDeclined declined => declined.Reason,
        Event.WorkerRemoved removed => removed.Reason,
        Event.CancelledByClient cancelled => cancelled.Clarification,
        Event.SubcontractRequested asked => asked.Reason,
        Event.SubcontractDecided decided => decided.Reason,
        Event.FundsRequested requested => requested.Ask.Reason,
        Event.FundsAdded added => added.Ask.Reason,
        Event.FundsDeclined declined => declined.Reason,
        Event.RatingDisputed disputed => disputed.Reason,
        Event.RatingExplained explained => explained.Explanation,
        Event.RatingDisputeEscalated escalated => escalated.Explanation,
        Event.RatingReviewed reviewed => reviewed.Reasons,
        Event.ViolationReported reported => reported.Text,
        Event.ViolationUpheld upheld => upheld.Reasons,
        Event.ViolationDismissed dismissed => dismissed.Reasons,
        Event.EscalationOpened opened => opened.Statement,
        Event.EscalationAnswered answered => answered.Text,
        Event.EscalationClosed closed => closed.Reason,
        _ => null,
    };

    /// <summary>A label in words.</summary>
    public static string Label(Label label) => string.Concat(label.ToString().Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"));
}
