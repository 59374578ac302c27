using System.Collections.Immutable;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

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

    /// <summary>Hand an escalation to arbitration.</summary>
    HandOffEscalation,

    /// <summary>Take care of an escalation.</summary>
    ClaimEscalation,

    /// <summary>Take care of an escalation no more.</summary>
    ReleaseEscalationClaim,

    /// <summary>Write something down about an escalation.</summary>
    NoteOnEscalation,
}

/// <summary>
/// Who may do an action, in which states, and whether the current terms have to be accepted for it: the table of domain.md §1 and §2.
/// No action of support changes a status or a price.
/// </summary>
/// <param name="Roles">Who may do it.</param>
/// <param name="Statuses">In which statuses.</param>
/// <param name="NeedsTerms">Whether the current terms have to be accepted for it.</param>
/// <param name="OfThoseOffered">Whether it is for workers to whom the assignment is offered, rather than for those who take part in it.</param>
/// <param name="OfEscalation">Whether it is also for those who have to do with its escalations alone.</param>
public sealed record Permission(
    ImmutableArray<Role> Roles, ImmutableArray<Status> Statuses, bool NeedsTerms = false, bool OfThoseOffered = false, bool OfEscalation = false)
{
    private static readonly ImmutableArray<Status> Every = [.. Enum.GetValues<Status>()];

    // Those in which a worker has it, or had it to its end.
    private static readonly ImmutableArray<Status> Held =
        [Status.Assigned, Status.InProgress, Status.OnHold, Status.PendingApproval, Status.Invoiced, Status.Paid, Status.Cancelled];

    /// <summary>The permission that an action needs.</summary>
    public static Permission For(AssignmentAction action) => action switch
    {
        AssignmentAction.Send => new([Role.Client], [Status.Draft]),
        AssignmentAction.Delete => new([Role.Client], [Status.Draft]),
        AssignmentAction.Void => new([Role.Client], [Status.Draft, Status.Sent]),
        AssignmentAction.Apply or AssignmentAction.Counteroffer => new([Role.Worker], [Status.Sent], NeedsTerms: true, OfThoseOffered: true),
        AssignmentAction.WithdrawApplication or AssignmentAction.DeclineOffer or AssignmentAction.AskQuestion =>
            new([Role.Worker], [Status.Sent], OfThoseOffered: true),
        AssignmentAction.AcceptApplication or AssignmentAction.DeclineApplication or AssignmentAction.AnswerQuestion =>
            new([Role.Client], [Status.Sent]),
        AssignmentAction.Confirm => new([Role.Worker], [Status.Assigned, Status.InProgress], NeedsTerms: true),
        AssignmentAction.CheckIn => new([Role.Worker], [Status.Assigned, Status.InProgress], NeedsTerms: true),
        AssignmentAction.CheckOut => new([Role.Worker], [Status.Assigned, Status.InProgress], NeedsTerms: true),
        AssignmentAction.EditVisit or AssignmentAction.RemoveVisit =>
            new([Role.Worker, Role.Client, Role.Support], [Status.Assigned, Status.InProgress, Status.OnHold, Status.PendingApproval]),
        AssignmentAction.Deliver => new([Role.Worker], [Status.Assigned, Status.InProgress, Status.OnHold], NeedsTerms: true),
        AssignmentAction.RemoveDeliverable => new([Role.Worker], [Status.Assigned, Status.InProgress, Status.OnHold]),
        AssignmentAction.PostMessage => new([Role.Worker, Role.Client, Role.Support], Every),
        AssignmentAction.RequestBudgetIncrease or AssignmentAction.RequestExpenseReimbursement =>
            new([Role.Worker], [Status.Assigned, Status.InProgress]),
        AssignmentAction.RequestBonus => new([Role.Worker], [Status.InProgress]),
        AssignmentAction.AddFunds or AssignmentAction.ApproveFunds or AssignmentAction.DeclineFunds =>
            new([Role.Client], [Status.Assigned, Status.InProgress, Status.OnHold, Status.PendingApproval]),
        AssignmentAction.WithdrawFunds => new([Role.Worker], [Status.Assigned, Status.InProgress, Status.OnHold, Status.PendingApproval]),
        AssignmentAction.Complete => new([Role.Worker], [Status.InProgress], NeedsTerms: true),
        AssignmentAction.SendBack or AssignmentAction.Approve => new([Role.Client], [Status.PendingApproval]),
        AssignmentAction.Pay => new([Role.Client], [Status.Invoiced]),
        AssignmentAction.Rate => new([Role.Worker, Role.Client], [Status.Invoiced]),
        AssignmentAction.DisputeRating or AssignmentAction.EscalateDispute => new([Role.Worker], [Status.Paid]),
        AssignmentAction.ExplainRating => new([Role.Client], [Status.Paid]),
        AssignmentAction.ReviewRating => new([Role.Support], [Status.Paid]),
        AssignmentAction.ReportViolation => new([Role.Worker, Role.Client, Role.Support], Every),
        AssignmentAction.UpholdViolation or AssignmentAction.DismissViolation => new([Role.Support], Every),
        AssignmentAction.Hold or AssignmentAction.Unassign or AssignmentAction.ReportAbandonment =>
            new([Role.Client], [Status.Assigned, Status.InProgress]),
        AssignmentAction.Release => new([Role.Client], [Status.OnHold]),
        AssignmentAction.RequestReschedule => new([Role.Worker, Role.Client], [Status.Assigned, Status.InProgress]),
        AssignmentAction.ApproveReschedule or AssignmentAction.DeclineReschedule or AssignmentAction.WithdrawReschedule =>
            new([Role.Worker, Role.Client], [Status.Assigned, Status.InProgress, Status.OnHold]),
        AssignmentAction.CancelByWorker => new([Role.Worker], [Status.Assigned, Status.InProgress]),
        AssignmentAction.Cancel =>
            new([Role.Client], [Status.Sent, Status.Assigned, Status.InProgress, Status.OnHold, Status.PendingApproval]),
        AssignmentAction.RequestSubcontract => new([Role.Worker], [Status.Assigned, Status.InProgress], NeedsTerms: true),
        AssignmentAction.DecideSubcontract => new([Role.Client], [Status.Assigned, Status.InProgress, Status.OnHold]),
        AssignmentAction.RecordAttempt or AssignmentAction.OpenEscalation => new([Role.Worker], Held),
        AssignmentAction.WithdrawEscalation => new([Role.Worker], Every, OfEscalation: true),
        AssignmentAction.GiveEscalationUpdate => new([Role.Client], Every),
        AssignmentAction.AgreeOnEscalation => new([Role.Worker, Role.Client], Every, OfEscalation: true),
        AssignmentAction.RecordEscalationContact or AssignmentAction.NoteOnEscalation =>
            new([Role.AccountManager, Role.Support], Every, OfEscalation: true),
        AssignmentAction.HandOffEscalation or AssignmentAction.ClaimEscalation or AssignmentAction.ReleaseEscalationClaim => new([Role.Support], Every),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <summary>What stands in an actor's way, whatever the command's details: role first, then state, then terms.</summary>
    public static ImmutableList<Refusal> Refusals(Assignment state, AssignmentAction action, Actor by, Facts facts)
    {
        var permission = For(action);
        if (!permission.Roles.Contains(by.Role))
            return [new Refusal.RoleNotAllowed(action, by.Role)];
        if (permission.OfEscalation)
            return EscalationRecord.Concerns(state, by, facts.AccountManager) ? [] : [new Refusal.NotAParty()];
        if (!permission.OfThoseOffered && !Access.IsParty(state, by))
            return [new Refusal.NotAParty()];
        if (!permission.Statuses.Contains(state.Status))
            return [new Refusal.StatusNotAllowed(action, state.Status)];
        if (!Access.Sees(state, by))
            return [new Refusal.NotAParty()];
        return permission.NeedsTerms
            ? [.. facts.Terms.Outstanding().Select(terms => new Refusal.TermsNotAccepted(terms.Document, terms.Version))]
            : [];
    }
}
