namespace WorkMarket.Domain.Notifications;

/// <summary>What somebody is told of: the closed set (domain.md §7).</summary>
public enum NoticeKind
{
    /// <summary>An assignment was offered to the worker by name.</summary>
    Offered,

    /// <summary>An assignment of the project manager's was sent by a colleague.</summary>
    Sent,

    /// <summary>The offer was taken back.</summary>
    TakenBack,

    /// <summary>A worker applied.</summary>
    Applied,

    /// <summary>A worker proposed something else.</summary>
    Counteroffered,

    /// <summary>A worker withdrew an application.</summary>
    ApplicationWithdrawn,

    /// <summary>The client declined an application.</summary>
    ApplicationDeclined,

    /// <summary>A counteroffer was not accepted in time.</summary>
    CounterofferExpired,

    /// <summary>A worker who was asked by name said no.</summary>
    OfferDeclined,

    /// <summary>The client answered a question.</summary>
    Answered,

    /// <summary>The worker has the assignment now.</summary>
    Assigned,

    /// <summary>Another worker has it now.</summary>
    NotChosen,

    /// <summary>The client unassigned the worker.</summary>
    Unassigned,

    /// <summary>The worker cancelled.</summary>
    CancelledByWorker,

    /// <summary>The worker abandoned it, as the client reported.</summary>
    Abandoned,

    /// <summary>The client cancelled.</summary>
    Cancelled,

    /// <summary>The client put it on hold.</summary>
    OnHold,

    /// <summary>It goes on after a hold.</summary>
    Released,

    /// <summary>One side asks for another schedule.</summary>
    RescheduleAsked,

    /// <summary>Another schedule is agreed.</summary>
    Rescheduled,

    /// <summary>Another schedule was declined.</summary>
    RescheduleDeclined,

    /// <summary>The request for another schedule was taken back.</summary>
    RescheduleWithdrawn,

    /// <summary>The worker asks whether somebody else may do the work.</summary>
    SubcontractAsked,

    /// <summary>The client decided whether somebody else may do the work.</summary>
    SubcontractDecided,

    /// <summary>A label came on.</summary>
    LabelOn,

    /// <summary>The other side wrote.</summary>
    Message,

    /// <summary>The other side asked.</summary>
    Question,

    /// <summary>The worker submitted the work for approval.</summary>
    Completed,

    /// <summary>The work was sent back.</summary>
    SentBack,

    /// <summary>The work was approved.</summary>
    Approved,

    /// <summary>The client paid.</summary>
    Paid,

    /// <summary>The worker asks for additional funds.</summary>
    FundsAsked,

    /// <summary>The client added funds.</summary>
    FundsAdded,

    /// <summary>Funds were granted.</summary>
    FundsApproved,

    /// <summary>Funds were declined.</summary>
    FundsDeclined,

    /// <summary>The worker took a request for funds back.</summary>
    FundsWithdrawn,

    /// <summary>A request for funds was not decided before the close-out.</summary>
    FundsLapsed,

    /// <summary>The work is approved, and who approved it may rate now.</summary>
    RatingDue,

    /// <summary>The assignment is paid, and what the sides said of each other is final.</summary>
    RatingFinal,

    /// <summary>The worker asks for an explanation of a rating.</summary>
    RatingDisputed,

    /// <summary>The client explained its rating.</summary>
    RatingExplained,

    /// <summary>The client did not explain its rating in time.</summary>
    RatingUnexplained,

    /// <summary>A reviewer is asked to decide on a rating.</summary>
    RatingEscalated,

    /// <summary>A reviewer decided on a rating.</summary>
    RatingReviewed,

    /// <summary>A violation was reported.</summary>
    ViolationReported,

    /// <summary>Support found that it was a violation.</summary>
    ViolationUpheld,

    /// <summary>Support found that it was none.</summary>
    ViolationDismissed,

    /// <summary>The worker escalated.</summary>
    EscalationOpened,

    /// <summary>A stage of the escalation begins.</summary>
    EscalationStage,

    /// <summary>The project manager is asked for an update.</summary>
    EscalationRequest,

    /// <summary>The account manager is asked to reach the client directly.</summary>
    EscalationTask,

    /// <summary>The client responded.</summary>
    EscalationAnswered,

    /// <summary>An update for the worker.</summary>
    EscalationUpdate,

    /// <summary>The escalation stands still.</summary>
    EscalationSuspended,

    /// <summary>The escalation goes on.</summary>
    EscalationResumed,

    /// <summary>One side recorded that both agree.</summary>
    EscalationAgreed,

    /// <summary>The escalation is over.</summary>
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

/// <summary>Which category a kind is of.</summary>
public static class NoticeCategories
{
    /// <summary>The category of a kind.</summary>
    public static NoticeCategory Category(this NoticeKind kind) => kind switch
    {
        NoticeKind.Offered or NoticeKind.Sent or NoticeKind.TakenBack or NoticeKind.Applied or NoticeKind.Assigned or NoticeKind.NotChosen
            or NoticeKind.Counteroffered or NoticeKind.ApplicationWithdrawn or NoticeKind.ApplicationDeclined
            or NoticeKind.CounterofferExpired or NoticeKind.OfferDeclined => NoticeCategory.Offers,
        NoticeKind.Unassigned or NoticeKind.CancelledByWorker or NoticeKind.Abandoned or NoticeKind.Cancelled => NoticeCategory.Offers,
        NoticeKind.OnHold or NoticeKind.Released or NoticeKind.SubcontractAsked or NoticeKind.SubcontractDecided => NoticeCategory.Course,
        NoticeKind.RescheduleAsked or NoticeKind.Rescheduled or NoticeKind.RescheduleDeclined or NoticeKind.RescheduleWithdrawn => NoticeCategory.Course,
        NoticeKind.LabelOn => NoticeCategory.Labels,
        NoticeKind.Message or NoticeKind.Question or NoticeKind.Answered => NoticeCategory.Messages,
        NoticeKind.Completed or NoticeKind.SentBack or NoticeKind.Approved or NoticeKind.Paid => NoticeCategory.Work,
        NoticeKind.FundsAsked or NoticeKind.FundsAdded or NoticeKind.FundsApproved => NoticeCategory.Funds,
        NoticeKind.FundsDeclined or NoticeKind.FundsWithdrawn or NoticeKind.FundsLapsed => NoticeCategory.Funds,
        NoticeKind.RatingDue or NoticeKind.RatingFinal => NoticeCategory.Ratings,
        NoticeKind.RatingDisputed or NoticeKind.RatingExplained or NoticeKind.RatingUnexplained => NoticeCategory.Ratings,
        NoticeKind.RatingEscalated or NoticeKind.RatingReviewed => NoticeCategory.Ratings,
        NoticeKind.ViolationReported or NoticeKind.ViolationUpheld or NoticeKind.ViolationDismissed => NoticeCategory.Violations,
        NoticeKind.EscalationOpened or NoticeKind.EscalationStage or NoticeKind.EscalationAnswered or NoticeKind.EscalationUpdate => NoticeCategory.Escalations,
        NoticeKind.EscalationRequest or NoticeKind.EscalationTask => NoticeCategory.Escalations,
        NoticeKind.EscalationSuspended or NoticeKind.EscalationResumed or NoticeKind.EscalationAgreed or NoticeKind.EscalationClosed => NoticeCategory.Escalations,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
