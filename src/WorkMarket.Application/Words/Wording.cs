using WorkMarket.Application.Notifications;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Application.Words;

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
        NoticeKind.LabelOn => $"New label: {Label(((LabelAdded)@event).Label)}",
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
        MessagePosted posted => posted.Text,
        Applied applied => applied.Note,
        Counteroffered countered => countered.Note,
        ApplicationDeclined declined => declined.Reason,
        OfferDeclined declined => declined.Reason,
        QuestionAsked asked => asked.Text,
        QuestionAnswered answered => answered.Text,
        VoidedByClient voided => voided.Note,
        Completed completed => completed.Resolution,
        SentBack sentBack => sentBack.Reason,
        PutOnHold held => held.Reason,
        RescheduleRequested asked => asked.Reason,
        RescheduleDeclined declined => declined.Reason,
        WorkerRemoved removed => removed.Reason,
        CancelledByClient cancelled => cancelled.Clarification,
        SubcontractRequested asked => asked.Reason,
        SubcontractDecided decided => decided.Reason,
        FundsRequested requested => requested.Ask.Reason,
        FundsAdded added => added.Ask.Reason,
        FundsDeclined declined => declined.Reason,
        RatingDisputed disputed => disputed.Reason,
        RatingExplained explained => explained.Explanation,
        RatingDisputeEscalated escalated => escalated.Explanation,
        RatingReviewed reviewed => reviewed.Reasons,
        ViolationReported reported => reported.Text,
        ViolationUpheld upheld => upheld.Reasons,
        ViolationDismissed dismissed => dismissed.Reasons,
        EscalationOpened opened => opened.Statement,
        EscalationAnswered answered => answered.Text,
        EscalationClosed closed => closed.Reason,
        _ => null,
    };

    /// <summary>A label in words.</summary>
    public static string Label(Label label) => string.Concat(label.ToString().Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"));
}
