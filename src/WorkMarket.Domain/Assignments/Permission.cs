using System.Collections.Immutable;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

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
        AssignmentAction.AgreeOnEscalation or AssignmentAction.WithdrawAgreement => new([Role.Worker, Role.Client], Every, OfEscalation: true),
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
