namespace WorkMarket.Domain.Assignments;

/// <summary>What can be done to an existing assignment.</summary>
public enum AssignmentAction
{
    /// <summary>Offer it to workers.</summary>
    Send,

    /// <summary>Delete a draft.</summary>
    Delete,

    /// <summary>Take it back.</summary>
    Void,

    /// <summary>Apply for it.</summary>
    Apply,

    /// <summary>Accept an application.</summary>
    AcceptApplication,

    /// <summary>Propose other pay, expenses or another schedule.</summary>
    Counteroffer,

    /// <summary>Withdraw one's own application.</summary>
    WithdrawApplication,

    /// <summary>Decline an application.</summary>
    DeclineApplication,

    /// <summary>Say no to what one was asked for by name.</summary>
    DeclineOffer,

    /// <summary>Ask the client something.</summary>
    AskQuestion,

    /// <summary>Answer a question.</summary>
    AnswerQuestion,

    /// <summary>Confirm the schedule.</summary>
    Confirm,

    /// <summary>Check in.</summary>
    CheckIn,

    /// <summary>Check out.</summary>
    CheckOut,

    /// <summary>Change a visit's times.</summary>
    EditVisit,

    /// <summary>Remove a visit.</summary>
    RemoveVisit,

    /// <summary>Deliver a file.</summary>
    Deliver,

    /// <summary>Remove a deliverable.</summary>
    RemoveDeliverable,

    /// <summary>Write a message.</summary>
    PostMessage,

    /// <summary>Ask for a budget increase.</summary>
    RequestBudgetIncrease,

    /// <summary>Ask for the reimbursement of an expense.</summary>
    RequestExpenseReimbursement,

    /// <summary>Ask for a bonus.</summary>
    RequestBonus,

    /// <summary>Add funds without being asked.</summary>
    AddFunds,

    /// <summary>Grant a request for funds.</summary>
    ApproveFunds,

    /// <summary>Decline a request for funds.</summary>
    DeclineFunds,

    /// <summary>Take a request for funds back.</summary>
    WithdrawFunds,

    /// <summary>Submit for approval.</summary>
    Complete,

    /// <summary>Send it back to the worker.</summary>
    SendBack,

    /// <summary>Stand by what was submitted, after it was sent back.</summary>
    StandBy,

    /// <summary>Approve it.</summary>
    Approve,

    /// <summary>Pay it.</summary>
    Pay,

    /// <summary>Rate the other side.</summary>
    Rate,

    /// <summary>Ask the client to explain its rating.</summary>
    DisputeRating,

    /// <summary>Explain a disputed rating.</summary>
    ExplainRating,

    /// <summary>Ask for a review of a disputed rating.</summary>
    EscalateDispute,

    /// <summary>Decide on a disputed rating.</summary>
    ReviewRating,

    /// <summary>Report a violation.</summary>
    ReportViolation,

    /// <summary>Decide that a reported violation was one.</summary>
    UpholdViolation,

    /// <summary>Decide that a reported violation was none.</summary>
    DismissViolation,

    /// <summary>Put it on hold.</summary>
    Hold,

    /// <summary>Release it from hold.</summary>
    Release,

    /// <summary>Ask for another schedule.</summary>
    RequestReschedule,

    /// <summary>Agree to another schedule.</summary>
    ApproveReschedule,

    /// <summary>Decline another schedule.</summary>
    DeclineReschedule,

    /// <summary>Take back a request for another schedule.</summary>
    WithdrawReschedule,

    /// <summary>Take it from its worker.</summary>
    Unassign,

    /// <summary>Give it back, as its worker.</summary>
    CancelByWorker,

    /// <summary>Report that its worker abandoned it.</summary>
    ReportAbandonment,

    /// <summary>Cancel it, as its client.</summary>
    Cancel,

    /// <summary>Ask whether somebody else may do the work.</summary>
    RequestSubcontract,

    /// <summary>Grant or refuse that.</summary>
    DecideSubcontract,

    /// <summary>Record an attempt to reach the client outside of WorkMarket.</summary>
    RecordAttempt,

    /// <summary>Escalate.</summary>
    OpenEscalation,

    /// <summary>Take one's escalation back.</summary>
    WithdrawEscalation,

    /// <summary>Say, as the client, how things stand.</summary>
    GiveEscalationUpdate,

    /// <summary>Record that the client was reached directly, or was not.</summary>
    RecordEscalationContact,

    /// <summary>Record that both sides agree.</summary>
    AgreeOnEscalation,

    /// <summary>Take back that one's own side has recorded that both agree.</summary>
    WithdrawAgreement,

    /// <summary>Hand an escalation to arbitration.</summary>
    HandOffEscalation,

    /// <summary>Take care of an escalation.</summary>
    ClaimEscalation,

    /// <summary>Take care of an escalation no more.</summary>
    ReleaseEscalationClaim,

    /// <summary>Write something down about an escalation.</summary>
    NoteOnEscalation,
}
