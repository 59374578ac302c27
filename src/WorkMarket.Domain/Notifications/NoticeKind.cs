using System.Collections.Frozen;
using System.Reflection;

namespace WorkMarket.Domain.Notifications;

/// <summary>What somebody is told of: the closed set (domain.md §7).</summary>
public enum NoticeKind
{
    /// <summary>An assignment was offered to the worker by name.</summary>
    [Of(NoticeCategory.Offers)]
    Offered,

    /// <summary>An assignment of the project manager's was sent by a colleague.</summary>
    [Of(NoticeCategory.Offers)]
    Sent,

    /// <summary>The offer was taken back.</summary>
    [Of(NoticeCategory.Offers)]
    TakenBack,

    /// <summary>A worker applied.</summary>
    [Of(NoticeCategory.Offers)]
    Applied,

    /// <summary>A worker proposed something else.</summary>
    [Of(NoticeCategory.Offers)]
    Counteroffered,

    /// <summary>A worker withdrew an application.</summary>
    [Of(NoticeCategory.Offers)]
    ApplicationWithdrawn,

    /// <summary>The client declined an application.</summary>
    [Of(NoticeCategory.Offers)]
    ApplicationDeclined,

    /// <summary>A counteroffer was not accepted in time.</summary>
    [Of(NoticeCategory.Offers)]
    CounterofferExpired,

    /// <summary>A worker who was asked by name said no.</summary>
    [Of(NoticeCategory.Offers)]
    OfferDeclined,

    /// <summary>The client answered a question.</summary>
    [Of(NoticeCategory.Messages)]
    Answered,

    /// <summary>The worker has the assignment now.</summary>
    [Of(NoticeCategory.Offers)]
    Assigned,

    /// <summary>Another worker has it now.</summary>
    [Of(NoticeCategory.Offers)]
    NotChosen,

    /// <summary>The client unassigned the worker.</summary>
    [Of(NoticeCategory.Offers)]
    Unassigned,

    /// <summary>The worker cancelled.</summary>
    [Of(NoticeCategory.Offers)]
    CancelledByWorker,

    /// <summary>The worker abandoned it, as the client reported.</summary>
    [Of(NoticeCategory.Offers)]
    Abandoned,

    /// <summary>The client cancelled.</summary>
    [Of(NoticeCategory.Offers)]
    Cancelled,

    /// <summary>The client put it on hold.</summary>
    [Of(NoticeCategory.Course)]
    OnHold,

    /// <summary>It goes on after a hold.</summary>
    [Of(NoticeCategory.Course)]
    Released,

    /// <summary>One side asks for another schedule.</summary>
    [Of(NoticeCategory.Course)]
    RescheduleAsked,

    /// <summary>Another schedule is agreed.</summary>
    [Of(NoticeCategory.Course)]
    Rescheduled,

    /// <summary>Another schedule was declined.</summary>
    [Of(NoticeCategory.Course)]
    RescheduleDeclined,

    /// <summary>The request for another schedule was taken back.</summary>
    [Of(NoticeCategory.Course)]
    RescheduleWithdrawn,

    /// <summary>The worker asks whether somebody else may do the work.</summary>
    [Of(NoticeCategory.Course)]
    SubcontractAsked,

    /// <summary>The client decided whether somebody else may do the work.</summary>
    [Of(NoticeCategory.Course)]
    SubcontractDecided,

    /// <summary>A label came on.</summary>
    [Of(NoticeCategory.Labels)]
    LabelOn,

    /// <summary>The other side wrote.</summary>
    [Of(NoticeCategory.Messages)]
    Message,

    /// <summary>The other side asked.</summary>
    [Of(NoticeCategory.Messages)]
    Question,

    /// <summary>The worker submitted the work for approval.</summary>
    [Of(NoticeCategory.Work)]
    Completed,

    /// <summary>The work was sent back.</summary>
    [Of(NoticeCategory.Work)]
    SentBack,

    /// <summary>The worker stood by the submission that was sent back.</summary>
    [Of(NoticeCategory.Work)]
    StoodBy,

    /// <summary>The client proposes to pay less than the work came to.</summary>
    [Of(NoticeCategory.Work)]
    AmountProposed,

    /// <summary>The worker accepted the lower amount.</summary>
    [Of(NoticeCategory.Work)]
    AmountAccepted,

    /// <summary>The worker declined the lower amount.</summary>
    [Of(NoticeCategory.Work)]
    AmountDeclined,

    /// <summary>The work was approved.</summary>
    [Of(NoticeCategory.Work)]
    Approved,

    /// <summary>The client paid.</summary>
    [Of(NoticeCategory.Work)]
    Paid,

    /// <summary>The worker asks for additional funds.</summary>
    [Of(NoticeCategory.Funds)]
    FundsAsked,

    /// <summary>The client added funds.</summary>
    [Of(NoticeCategory.Funds)]
    FundsAdded,

    /// <summary>Funds were granted.</summary>
    [Of(NoticeCategory.Funds)]
    FundsApproved,

    /// <summary>Funds were declined.</summary>
    [Of(NoticeCategory.Funds)]
    FundsDeclined,

    /// <summary>The worker took a request for funds back.</summary>
    [Of(NoticeCategory.Funds)]
    FundsWithdrawn,

    /// <summary>A request for funds was not decided before the close-out.</summary>
    [Of(NoticeCategory.Funds)]
    FundsLapsed,

    /// <summary>The work is approved, and who approved it may rate now.</summary>
    [Of(NoticeCategory.Ratings)]
    RatingDue,

    /// <summary>The assignment is paid, and what the sides said of each other is final.</summary>
    [Of(NoticeCategory.Ratings)]
    RatingFinal,

    /// <summary>The worker asks for an explanation of a rating.</summary>
    [Of(NoticeCategory.Ratings)]
    RatingDisputed,

    /// <summary>The client explained its rating.</summary>
    [Of(NoticeCategory.Ratings)]
    RatingExplained,

    /// <summary>The client did not explain its rating in time.</summary>
    [Of(NoticeCategory.Ratings)]
    RatingUnexplained,

    /// <summary>A reviewer is asked to decide on a rating.</summary>
    [Of(NoticeCategory.Ratings)]
    RatingEscalated,

    /// <summary>A reviewer decided on a rating.</summary>
    [Of(NoticeCategory.Ratings)]
    RatingReviewed,

    /// <summary>A violation was reported.</summary>
    [Of(NoticeCategory.Violations)]
    ViolationReported,

    /// <summary>Support found that it was a violation.</summary>
    [Of(NoticeCategory.Violations)]
    ViolationUpheld,

    /// <summary>Support found that it was none.</summary>
    [Of(NoticeCategory.Violations)]
    ViolationDismissed,

    /// <summary>The worker escalated.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationOpened,

    /// <summary>A stage of the escalation begins.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationStage,

    /// <summary>The project manager is asked for an update.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationRequest,

    /// <summary>The account manager is asked to reach the client directly.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationTask,

    /// <summary>The client responded.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationAnswered,

    /// <summary>An update for the worker.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationUpdate,

    /// <summary>The escalation stands still.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationSuspended,

    /// <summary>The escalation goes on.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationResumed,

    /// <summary>One side recorded that both agree.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationAgreed,

    /// <summary>The escalation is over.</summary>
    [Of(NoticeCategory.Escalations)]
    EscalationClosed,
}

/// <summary>What kinds of notice have in common. A person can be spared the e-mail of a category.</summary>
public enum NoticeCategory
{
    /// <summary>Getting work and losing it.</summary>
    Offers,

    /// <summary>Hold, schedule and who does the work.</summary>
    Course,

    /// <summary>Labels.</summary>
    Labels,

    /// <summary>What the other side writes.</summary>
    Messages,

    /// <summary>Completion, approval and payment.</summary>
    Work,

    /// <summary>Additional funds.</summary>
    Funds,

    /// <summary>Ratings and disputes over them.</summary>
    Ratings,

    /// <summary>Violations.</summary>
    Violations,

    /// <summary>Escalations.</summary>
    Escalations,
}

/// <summary>Which category a kind of notice is of.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class OfAttribute(NoticeCategory category) : Attribute
{
    public NoticeCategory Category => category;
}

/// <summary>What the kinds of notice have to do with mail.</summary>
public static class NoticeKinds
{
    private static readonly FrozenDictionary<NoticeKind, NoticeCategory> Categories = Enum.GetValues<NoticeKind>().ToFrozenDictionary(
        kind => kind, kind => typeof(NoticeKind).GetField(kind.ToString())!.GetCustomAttribute<OfAttribute>()!.Category);

    /// <summary>The category of a kind.</summary>
    public static NoticeCategory Category(this NoticeKind kind) => Categories[kind];

    /// <summary>
    /// Whether it is mailed whatever the preference: the project manager's request and the worker's updates are (domain.md §6).
    /// </summary>
    public static bool IgnoresPreferences(this NoticeKind kind) => kind is NoticeKind.EscalationRequest or NoticeKind.EscalationUpdate;
}
