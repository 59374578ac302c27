using System.Collections.Frozen;
using System.Reflection;

namespace WorkMarket.Domain.Notifications;

/// <summary>What somebody is told of: the closed set (domain.md §7).</summary>
public enum NoticeKind
{
    /// <summary>An assignment was offered to the worker by name.</summary>
    [Category(NoticeCategory.Offers)]
    Offered,

    /// <summary>An assignment of the project manager's was sent by a colleague.</summary>
    [Category(NoticeCategory.Offers)]
    Sent,

    /// <summary>The offer was taken back.</summary>
    [Category(NoticeCategory.Offers)]
    TakenBack,

    /// <summary>A worker applied.</summary>
    [Category(NoticeCategory.Offers)]
    Applied,

    /// <summary>A worker proposed something else.</summary>
    [Category(NoticeCategory.Offers)]
    Counteroffered,

    /// <summary>A worker withdrew an application.</summary>
    [Category(NoticeCategory.Offers)]
    ApplicationWithdrawn,

    /// <summary>The client declined an application.</summary>
    [Category(NoticeCategory.Offers)]
    ApplicationDeclined,

    /// <summary>A counteroffer was not accepted in time.</summary>
    [Category(NoticeCategory.Offers)]
    CounterofferExpired,

    /// <summary>A worker who was asked by name said no.</summary>
    [Category(NoticeCategory.Offers)]
    OfferDeclined,

    /// <summary>A worker renewed an application on the terms as they are now.</summary>
    [Category(NoticeCategory.Offers)]
    ApplicationRenewed,

    /// <summary>It is not offered to the worker any more.</summary>
    [Category(NoticeCategory.Offers)]
    NoLongerOffered,

    /// <summary>It is offered to others than before.</summary>
    [Category(NoticeCategory.Offers)]
    AudienceChanged,

    /// <summary>It is offered again after a worker has it no more.</summary>
    [Category(NoticeCategory.Offers)]
    OfferedAgain,

    /// <summary>The client changed what it says.</summary>
    [Category(NoticeCategory.Course)]
    Edited,

    /// <summary>The client said more clearly what is asked for.</summary>
    [Category(NoticeCategory.Messages)]
    Clarified,

    /// <summary>The client proposes to change what was agreed.</summary>
    [Category(NoticeCategory.Course)]
    ChangeProposed,

    /// <summary>The worker agreed to a change.</summary>
    [Category(NoticeCategory.Course)]
    ChangeAgreed,

    /// <summary>The worker declined a change.</summary>
    [Category(NoticeCategory.Course)]
    ChangeDeclined,

    /// <summary>The client took a proposed change back.</summary>
    [Category(NoticeCategory.Course)]
    ChangeWithdrawn,

    /// <summary>A proposed change lapsed.</summary>
    [Category(NoticeCategory.Course)]
    ChangeLapsed,

    /// <summary>The client answered a question.</summary>
    [Category(NoticeCategory.Messages)]
    Answered,

    /// <summary>The worker has the assignment now.</summary>
    [Category(NoticeCategory.Offers)]
    Assigned,

    /// <summary>Another worker has it now.</summary>
    [Category(NoticeCategory.Offers)]
    NotChosen,

    /// <summary>The client unassigned the worker.</summary>
    [Category(NoticeCategory.Offers)]
    Unassigned,

    /// <summary>The worker cancelled.</summary>
    [Category(NoticeCategory.Offers)]
    CancelledByWorker,

    /// <summary>The worker abandoned it, as the client reported.</summary>
    [Category(NoticeCategory.Offers)]
    Abandoned,

    /// <summary>The client cancelled.</summary>
    [Category(NoticeCategory.Offers)]
    Cancelled,

    /// <summary>The client added a document, or a new version of one.</summary>
    [Category(NoticeCategory.Offers)]
    DocumentAdded,

    /// <summary>The client took a document away.</summary>
    [Category(NoticeCategory.Offers)]
    DocumentRemoved,

    /// <summary>The client changed its own number for it.</summary>
    [Category(NoticeCategory.Course)]
    ExternalIdChanged,

    /// <summary>The client put it on hold.</summary>
    [Category(NoticeCategory.Course)]
    OnHold,

    /// <summary>The client asks for a hold that the worker has to agree to.</summary>
    [Category(NoticeCategory.Course)]
    HoldAsked,

    /// <summary>The worker declined a hold.</summary>
    [Category(NoticeCategory.Course)]
    HoldDeclined,

    /// <summary>The client took its request for a hold back.</summary>
    [Category(NoticeCategory.Course)]
    HoldWithdrawn,

    /// <summary>A hold that was asked for was not decided in time.</summary>
    [Category(NoticeCategory.Course)]
    HoldLapsed,

    /// <summary>A hold is about to end by itself.</summary>
    [Category(NoticeCategory.Course)]
    HoldEnding,

    /// <summary>A hold ended by itself.</summary>
    [Category(NoticeCategory.Course)]
    HoldEnded,

    /// <summary>It goes on after a hold.</summary>
    [Category(NoticeCategory.Course)]
    Released,

    /// <summary>One side asks for another schedule.</summary>
    [Category(NoticeCategory.Course)]
    RescheduleAsked,

    /// <summary>Another schedule is agreed.</summary>
    [Category(NoticeCategory.Course)]
    Rescheduled,

    /// <summary>Another schedule was declined.</summary>
    [Category(NoticeCategory.Course)]
    RescheduleDeclined,

    /// <summary>The request for another schedule was taken back.</summary>
    [Category(NoticeCategory.Course)]
    RescheduleWithdrawn,

    /// <summary>The client asks for another place.</summary>
    [Category(NoticeCategory.Course)]
    PlaceChangeAsked,

    /// <summary>Another place counts.</summary>
    [Category(NoticeCategory.Course)]
    PlaceChanged,

    /// <summary>Another place was declined.</summary>
    [Category(NoticeCategory.Course)]
    PlaceChangeDeclined,

    /// <summary>The request for another place was taken back.</summary>
    [Category(NoticeCategory.Course)]
    PlaceChangeWithdrawn,

    /// <summary>The request for another place was not decided in time.</summary>
    [Category(NoticeCategory.Course)]
    PlaceChangeLapsed,

    /// <summary>Contact and access notes changed.</summary>
    [Category(NoticeCategory.Course)]
    AccessChanged,

    /// <summary>The request for another schedule was not decided in time.</summary>
    [Category(NoticeCategory.Course)]
    RescheduleLapsed,

    /// <summary>The worker asks whether somebody else may do the work.</summary>
    [Category(NoticeCategory.Course)]
    SubcontractAsked,

    /// <summary>The client decided whether somebody else may do the work.</summary>
    [Category(NoticeCategory.Course)]
    SubcontractDecided,

    /// <summary>The reader is the project manager now.</summary>
    [Category(NoticeCategory.Course)]
    BecameProjectManager,

    /// <summary>Somebody else is the project manager now.</summary>
    [Category(NoticeCategory.Course)]
    ProjectManagerChanged,

    /// <summary>A label came on.</summary>
    [Category(NoticeCategory.Labels)]
    LabelOn,

    /// <summary>The other side wrote.</summary>
    [Category(NoticeCategory.Messages)]
    Message,

    /// <summary>The other side asked.</summary>
    [Category(NoticeCategory.Messages)]
    Question,

    /// <summary>The reader's mail to WorkMarket Support is answered.</summary>
    [Category(NoticeCategory.Messages)]
    SupportAnswered,

    /// <summary>The worker submitted the work for approval.</summary>
    [Category(NoticeCategory.Work)]
    Completed,

    /// <summary>A scanner found something in a file, and it was withdrawn.</summary>
    [Category(NoticeCategory.Work)]
    FileWithdrawn,

    /// <summary>The work was sent back.</summary>
    [Category(NoticeCategory.Work)]
    SentBack,

    /// <summary>The worker stood by the submission that was sent back.</summary>
    [Category(NoticeCategory.Work)]
    StoodBy,

    /// <summary>The client proposes to pay less than the work came to.</summary>
    [Category(NoticeCategory.Work)]
    AmountProposed,

    /// <summary>The worker accepted the lower amount.</summary>
    [Category(NoticeCategory.Work)]
    AmountAccepted,

    /// <summary>The worker declined the lower amount.</summary>
    [Category(NoticeCategory.Work)]
    AmountDeclined,

    /// <summary>The work was approved.</summary>
    [Category(NoticeCategory.Work)]
    Approved,

    /// <summary>The client paid.</summary>
    [Category(NoticeCategory.Work)]
    Paid,

    /// <summary>The worker says that the payment which the client stated did not arrive.</summary>
    [Category(NoticeCategory.Work)]
    PaymentNotReceived,

    /// <summary>The payment is final.</summary>
    [Category(NoticeCategory.Work)]
    PaymentFinal,

    /// <summary>A payment provider reported that a part was paid.</summary>
    [Category(NoticeCategory.Work)]
    PaymentPart,

    /// <summary>A payment provider reported that a payment was reversed.</summary>
    [Category(NoticeCategory.Work)]
    PaymentReversed,

    /// <summary>A payment that a provider reported was not applied, or not all of it.</summary>
    [Category(NoticeCategory.Work)]
    PaymentNotApplied,

    /// <summary>The worker asks for additional funds.</summary>
    [Category(NoticeCategory.Funds)]
    FundsAsked,

    /// <summary>The client added funds.</summary>
    [Category(NoticeCategory.Funds)]
    FundsAdded,

    /// <summary>Funds were granted.</summary>
    [Category(NoticeCategory.Funds)]
    FundsApproved,

    /// <summary>Funds were declined.</summary>
    [Category(NoticeCategory.Funds)]
    FundsDeclined,

    /// <summary>The worker took a request for funds back.</summary>
    [Category(NoticeCategory.Funds)]
    FundsWithdrawn,

    /// <summary>A request for funds was not decided before the close-out.</summary>
    [Category(NoticeCategory.Funds)]
    FundsLapsed,

    /// <summary>The work is approved, and who approved it may rate now.</summary>
    [Category(NoticeCategory.Ratings)]
    RatingDue,

    /// <summary>The assignment is paid, and what the sides said of each other is final.</summary>
    [Category(NoticeCategory.Ratings)]
    RatingFinal,

    /// <summary>The worker asks for an explanation of a rating.</summary>
    [Category(NoticeCategory.Ratings)]
    RatingDisputed,

    /// <summary>The client explained its rating.</summary>
    [Category(NoticeCategory.Ratings)]
    RatingExplained,

    /// <summary>The client did not explain its rating in time.</summary>
    [Category(NoticeCategory.Ratings)]
    RatingUnexplained,

    /// <summary>A reviewer is asked to decide on a rating.</summary>
    [Category(NoticeCategory.Ratings)]
    RatingEscalated,

    /// <summary>A reviewer decided on a rating.</summary>
    [Category(NoticeCategory.Ratings)]
    RatingReviewed,

    /// <summary>A violation was reported.</summary>
    [Category(NoticeCategory.Violations)]
    ViolationReported,

    /// <summary>Support found that it was a violation.</summary>
    [Category(NoticeCategory.Violations)]
    ViolationUpheld,

    /// <summary>Support found that it was none.</summary>
    [Category(NoticeCategory.Violations)]
    ViolationDismissed,

    /// <summary>A worker contested that work was abandoned.</summary>
    [Category(NoticeCategory.Violations)]
    AbandonmentContested,

    /// <summary>Support decided whether it was.</summary>
    [Category(NoticeCategory.Violations)]
    AbandonmentDecided,

    /// <summary>The worker escalated.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationOpened,

    /// <summary>A stage of the escalation begins.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationStage,

    /// <summary>The project manager is asked for an update.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationRequest,

    /// <summary>The account manager is asked to reach the client directly.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationTask,

    /// <summary>The client responded.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationAnswered,

    /// <summary>An update for the worker.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationUpdate,

    /// <summary>The escalation stands still.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationSuspended,

    /// <summary>The escalation goes on.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationResumed,

    /// <summary>The escalation is about to be closed, because the work was back with the worker for a month.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationClosing,

    /// <summary>One side recorded that both agree.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationAgreed,

    /// <summary>The payment that had ended the escalation did not arrive: it goes on.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationReopened,

    /// <summary>The escalation is over.</summary>
    [Category(NoticeCategory.Escalations)]
    EscalationClosed,
}

/// <summary>What kinds of notice have in common. A person can be spared the e-mail of a category.</summary>
public enum NoticeCategory
{
    /// <summary>Getting work and losing it.</summary>
    Offers,

    /// <summary>Hold, schedule, who does the work and who answers for it.</summary>
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
internal sealed class CategoryAttribute(NoticeCategory category) : Attribute
{
    public NoticeCategory Category => category;
}

/// <summary>What the kinds of notice have to do with mail.</summary>
public static class NoticeKinds
{
    private static readonly FrozenDictionary<NoticeKind, NoticeCategory> Categories = Enum.GetValues<NoticeKind>().ToFrozenDictionary(
        kind => kind, kind => typeof(NoticeKind).GetField(kind.ToString())!.GetCustomAttribute<CategoryAttribute>()!.Category);

    /// <summary>The category of a kind.</summary>
    public static NoticeCategory Category(this NoticeKind kind) => Categories[kind];

    /// <summary>
    /// Whether it is mailed whatever the preference: the project manager's request, the worker's updates and the answer to a worker's mail
    /// are (domain.md §6).
    /// </summary>
    public static bool IgnoresPreferences(this NoticeKind kind) =>
        kind is NoticeKind.EscalationRequest or NoticeKind.EscalationUpdate or NoticeKind.SupportAnswered;
}
