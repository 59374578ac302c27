namespace WorkMarket.Domain.Assignments;

/// <summary>What can be done to an existing assignment.</summary>
public enum AssignmentAction
{
    /// <summary>Offer it to workers.</summary>
    [Said("offer it to workers")]
    Send,

    /// <summary>Delete a draft.</summary>
    [Said("delete the draft")]
    Delete,

    /// <summary>Take it back.</summary>
    [Said("void the assignment")]
    Void,

    /// <summary>Let somebody else of the company be its project manager.</summary>
    [Said("change the project manager")]
    ChangeProjectManager,

    /// <summary>Give it the client's own number.</summary>
    [Said("change the external id")]
    SetExternalId,

    /// <summary>Add a document, or a new version of one.</summary>
    [Said("add a document")]
    AddDocument,

    /// <summary>Take a document away.</summary>
    [Said("take a document away")]
    RemoveDocument,

    /// <summary>Apply for it.</summary>
    Apply,

    /// <summary>Accept an application.</summary>
    [Said("accept an application")]
    AcceptApplication,

    /// <summary>Propose other pay, expenses or another schedule.</summary>
    [Said("make a counteroffer")]
    Counteroffer,

    /// <summary>Renew one's own application on the terms as they are.</summary>
    [Said("renew an application")]
    RenewApplication,

    /// <summary>Offer it to others than before.</summary>
    [Said("offer it to others")]
    ChangeAudience,

    /// <summary>Offer it again after a worker has it no more.</summary>
    [Said("offer it again")]
    OfferAgain,

    /// <summary>Change what it says, at once.</summary>
    [Said("edit the assignment")]
    Edit,

    /// <summary>Say more clearly what is asked for, beside the text.</summary>
    [Said("add a clarification")]
    Clarify,

    /// <summary>Propose to change what was agreed.</summary>
    [Said("propose a change")]
    ProposeChange,

    /// <summary>Agree to a proposed change.</summary>
    [Said("agree to a change")]
    AcceptChange,

    /// <summary>Decline a proposed change.</summary>
    [Said("decline a change")]
    DeclineChange,

    /// <summary>Take a proposed change back.</summary>
    [Said("take a proposed change back")]
    WithdrawChange,

    /// <summary>Withdraw one's own application.</summary>
    [Said("withdraw an application")]
    WithdrawApplication,

    /// <summary>Decline an application.</summary>
    [Said("decline an application")]
    DeclineApplication,

    /// <summary>Say no to what one was asked for by name.</summary>
    [Said("decline the offer")]
    DeclineOffer,

    /// <summary>Ask the client something.</summary>
    [Said("ask a question")]
    AskQuestion,

    /// <summary>Answer a question.</summary>
    [Said("answer a question")]
    AnswerQuestion,

    /// <summary>Confirm the schedule.</summary>
    [Said("confirm the schedule")]
    Confirm,

    /// <summary>Check in.</summary>
    CheckIn,

    /// <summary>Check out.</summary>
    CheckOut,

    /// <summary>Change a visit's times.</summary>
    [Said("change the times of a visit")]
    EditVisit,

    /// <summary>Remove a visit.</summary>
    [Said("remove a visit")]
    RemoveVisit,

    /// <summary>Deliver a file.</summary>
    [Said("hand in a deliverable")]
    Deliver,

    /// <summary>Remove a deliverable.</summary>
    [Said("remove a deliverable")]
    RemoveDeliverable,

    /// <summary>Withdraw a file in which a scanner found something.</summary>
    [Said("withdraw a file")]
    WithdrawFile,

    /// <summary>Write a message.</summary>
    [Said("write a message")]
    PostMessage,

    /// <summary>Ask for a budget increase.</summary>
    [Said("ask for a budget increase")]
    RequestBudgetIncrease,

    /// <summary>Ask for the reimbursement of an expense.</summary>
    [Said("ask for an expense to be reimbursed")]
    RequestExpenseReimbursement,

    /// <summary>Ask for a bonus.</summary>
    [Said("ask for a bonus")]
    RequestBonus,

    /// <summary>Add funds without being asked.</summary>
    AddFunds,

    /// <summary>Grant a request for funds.</summary>
    [Said("grant a request for funds")]
    ApproveFunds,

    /// <summary>Decline a request for funds.</summary>
    [Said("decline a request for funds")]
    DeclineFunds,

    /// <summary>Take a request for funds back.</summary>
    [Said("take a request for funds back")]
    WithdrawFunds,

    /// <summary>Submit for approval.</summary>
    [Said("submit the work for approval")]
    Complete,

    /// <summary>Send it back to the worker.</summary>
    [Said("send the work back")]
    SendBack,

    /// <summary>Stand by what was submitted, after it was sent back.</summary>
    [Said("stand by it")]
    StandBy,

    /// <summary>Approve it.</summary>
    [Said("approve the work")]
    Approve,

    /// <summary>Propose to pay less than it came to.</summary>
    [Said("propose a lower amount")]
    ProposeAmount,

    /// <summary>Accept the lower amount.</summary>
    [Said("accept the lower amount")]
    AcceptAmount,

    /// <summary>Decline the lower amount.</summary>
    [Said("decline the lower amount")]
    DeclineAmount,

    /// <summary>Pay it.</summary>
    [Said("state it as paid")]
    Pay,

    /// <summary>Confirm that the payment arrived.</summary>
    [Said("confirm the payment")]
    ConfirmPayment,

    /// <summary>Say that the payment did not arrive.</summary>
    [Said("say that the payment did not arrive")]
    ReportNotReceived,

    /// <summary>Take a payment that a payment provider reports.</summary>
    [Said("report a payment")]
    TakePayment,

    /// <summary>Take back a payment that the provider reports as reversed.</summary>
    [Said("report a payment as reversed")]
    ReversePayment,

    /// <summary>Rate the other side.</summary>
    [Said("rate the other side")]
    Rate,

    /// <summary>Ask the client to explain its rating.</summary>
    [Said("dispute the rating")]
    DisputeRating,

    /// <summary>Explain a disputed rating.</summary>
    [Said("explain a rating")]
    ExplainRating,

    /// <summary>Ask for a review of a disputed rating.</summary>
    [Said("ask for a review of the rating")]
    EscalateDispute,

    /// <summary>Decide on a disputed rating.</summary>
    [Said("decide on a rating")]
    ReviewRating,

    /// <summary>Write to WorkMarket Support by mail, which is answered at once.</summary>
    [Said("write to WorkMarket Support by mail")]
    AskSupport,

    /// <summary>Ask the next person at a stage of an escalation, in place of one who cannot be reached.</summary>
    [Said("ask the next person")]
    AskNext,

    /// <summary>Report a violation.</summary>
    [Said("report a violation")]
    ReportViolation,

    /// <summary>Decide that a reported violation was one.</summary>
    [Said("uphold a violation")]
    UpholdViolation,

    /// <summary>Decide that a reported violation was none.</summary>
    [Said("dismiss a violation")]
    DismissViolation,

    /// <summary>Put it on hold.</summary>
    [Said("put the assignment on hold")]
    Hold,

    /// <summary>Agree to a hold.</summary>
    ApproveHold,

    /// <summary>Decline a hold.</summary>
    DeclineHold,

    /// <summary>Take back a request for a hold.</summary>
    WithdrawHold,

    /// <summary>Release it from hold.</summary>
    [Said("release the assignment from hold")]
    Release,

    /// <summary>Ask for another schedule.</summary>
    [Said("ask for another schedule")]
    RequestReschedule,

    /// <summary>Agree to another schedule.</summary>
    [Said("agree to another schedule")]
    ApproveReschedule,

    /// <summary>Decline another schedule.</summary>
    [Said("decline another schedule")]
    DeclineReschedule,

    /// <summary>Take back a request for another schedule.</summary>
    [Said("take back a request for another schedule")]
    WithdrawReschedule,

    /// <summary>Ask for another place.</summary>
    [Said("ask for another place")]
    RequestPlaceChange,

    /// <summary>Agree to another place.</summary>
    [Said("agree to another place")]
    ApprovePlaceChange,

    /// <summary>Decline another place.</summary>
    [Said("decline another place")]
    DeclinePlaceChange,

    /// <summary>Take back a request for another place.</summary>
    [Said("take back a request for another place")]
    WithdrawPlaceChange,

    /// <summary>Change contact and access notes.</summary>
    [Said("change contact and access notes")]
    ChangeAccess,

    /// <summary>Delete contact and access notes.</summary>
    [Said("delete contact and access notes")]
    RemoveAccess,

    /// <summary>Take it from its worker.</summary>
    [Said("unassign the worker")]
    Unassign,

    /// <summary>Give it back, as its worker.</summary>
    [Said("give the assignment back")]
    CancelByWorker,

    /// <summary>Report that its worker abandoned it.</summary>
    [Said("report that the work was abandoned")]
    ReportAbandonment,

    /// <summary>Contest that one abandoned it.</summary>
    [Said("contest an abandonment")]
    ContestAbandonment,

    /// <summary>Cancel it, as its client.</summary>
    [Said("cancel the assignment")]
    Cancel,

    /// <summary>Ask whether somebody else may do the work.</summary>
    [Said("ask whether somebody else may do the work")]
    RequestSubcontract,

    /// <summary>Grant or refuse that.</summary>
    [Said("decide whether somebody else may do the work")]
    DecideSubcontract,

    /// <summary>Record an attempt to reach the client outside of WorkMarket.</summary>
    [Said("record an attempt to reach the client")]
    RecordAttempt,

    /// <summary>Escalate.</summary>
    [Said("escalate")]
    OpenEscalation,

    /// <summary>Take one's escalation back.</summary>
    [Said("take an escalation back")]
    WithdrawEscalation,

    /// <summary>Say, as the client, how things stand.</summary>
    [Said("give an update on an escalation")]
    GiveEscalationUpdate,

    /// <summary>Record that the client was reached directly, or was not.</summary>
    [Said("record a contact with the client")]
    RecordEscalationContact,

    /// <summary>Record that both sides agree.</summary>
    [Said("record that both sides agree")]
    AgreeOnEscalation,

    /// <summary>Take back that one's own side has recorded that both agree.</summary>
    [Said("take back that both sides agree")]
    WithdrawAgreement,

    /// <summary>Hand an escalation to arbitration.</summary>
    [Said("hand an escalation to arbitration")]
    HandOffEscalation,

    /// <summary>Take one's escalation to arbitration.</summary>
    TakeToArbitration,

    /// <summary>Take care of an escalation.</summary>
    [Said("take care of an escalation")]
    ClaimEscalation,

    /// <summary>Take care of an escalation no more.</summary>
    [Said("take care of an escalation no more")]
    ReleaseEscalationClaim,

    /// <summary>Write something down about an escalation.</summary>
    [Said("note something on an escalation")]
    NoteOnEscalation,
}
