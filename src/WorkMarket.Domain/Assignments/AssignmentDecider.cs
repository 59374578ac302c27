using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Assignments;

/// <summary>Decides commands on an assignment. Pure: the same state, command, facts and instant give the same answer.</summary>
public static class AssignmentDecider
{
    /// <summary>
    /// Applies what fell due, decides the command and adds what follows at once. A refusal names every rule in the way and changes
    /// nothing. Time does not run backwards: an instant before the latest event counts as that event's.
    /// </summary>
    public static Decision Decide(Assignment state, Command command, Actor by, Facts facts, Instant now) =>
        Decide(state, Clock.Tick(state, facts.Policy, Instant.Max(now, state.Core.AsOf)), command, by, facts, now);

    /// <summary>The same where all that fell due until then, as the clock tells it, is known already.</summary>
    public static Decision Decide(Assignment state, ImmutableList<Happened> due, Command command, Actor by, Facts facts, Instant now)
    {
        now = Instant.Max(now, state.Core.AsOf);
        state = state.Evolve(due)!;

        var refusals = Standing(state, command.Action, command, by, facts, now);
        Outcome outcome = refusals.IsEmpty ? Rules(state, command, by, facts, now) : refusals;
        if (!outcome.Refusals.IsEmpty)
            return new Decision.Refused(facts.Policy.Support.NamedIn(outcome.Refusals, command.Action, by));

        var happened = Consequences.With(state, outcome.Events.ConvertAll(@event => new Happened(now, by, @event)), facts.Policy);
        return new Decision.Accepted([.. due, .. happened, .. Clock.Settle(state.Evolve(happened)!, facts.Policy, now)]);
    }

    /// <summary>The actions that nothing stands in the way of at an instant, whatever their details.</summary>
    public static ImmutableList<AssignmentAction> Allowed(Assignment state, Actor by, Facts facts, Instant now)
    {
        now = Instant.Max(now, state.Core.AsOf);
        state = state.Evolve(Clock.Tick(state, facts.Policy, now))!;
        return [.. Enum.GetValues<AssignmentAction>().Where(action => Standing(state, action, by, facts, now).IsEmpty)];
    }

    /// <summary>What stands in the way of an action, whatever its details.</summary>
    public static ImmutableList<Refusal> Standing(Assignment state, AssignmentAction action, Actor by, Facts facts, Instant now) =>
        Standing(state, action, null, by, facts, now);

    private static ImmutableList<Refusal> Standing(
        Assignment state, AssignmentAction action, Command? command, Actor by, Facts facts, Instant now)
    {
        var refusals = Permission.Refusals(state, action, by, facts);
        if (refusals.Exists(refusal => refusal is not Refusal.TermsNotAccepted))
            return refusals;
        return refusals.AddRange((state, action) switch
        {
            (Sent sent, _) when Negotiating.Standing(sent, action, command, by, facts, now) is { } standing => standing,
            (Staffed staffed, AssignmentAction.Confirm) => Confirmation.MayConfirm(staffed, now),
            (Staffed staffed, AssignmentAction.CheckIn) => TimeLogRules.MayCheckIn(staffed, by),
            (Staffed staffed, AssignmentAction.CheckOut) => TimeLogRules.MayCheckOut(staffed, by, (command as Command.CheckOut)?.Visit),
            (Staffed staffed, AssignmentAction.EditVisit) => TimeLogRules.MayEdit(staffed, action),
            (Staffed staffed, AssignmentAction.RemoveVisit) => TimeLogRules.MayRemove(staffed, by),
            (Staffed staffed, AssignmentAction.RemoveDeliverable) => DeliverableRules.MayRemove(staffed),
            (Staffed staffed, AssignmentAction.RequestBudgetIncrease or AssignmentAction.RequestExpenseReimbursement
                or AssignmentAction.RequestBonus or AssignmentAction.AddFunds) => FundsRules.MayAsk(staffed, action, facts.Policy),
            (Staffed staffed, AssignmentAction.ApproveFunds or AssignmentAction.DeclineFunds or AssignmentAction.WithdrawFunds) =>
                FundsRules.MayDecide(staffed, action, named: command is not null),
            (Staffed staffed, AssignmentAction.RequestReschedule) => Rescheduling.MayRequest(staffed, by),
            (Staffed staffed, AssignmentAction.ApproveReschedule or AssignmentAction.DeclineReschedule or AssignmentAction.WithdrawReschedule) =>
                Rescheduling.MayAnswer(staffed, action, by),
            (Staffed staffed, AssignmentAction.ReportAbandonment) => Leaving.MayReportAbandonment(staffed, now),
            (Staffed staffed, AssignmentAction.RequestSubcontract) => Leaving.MayRequestSubcontract(staffed, facts.Policy),
            (Staffed staffed, AssignmentAction.DecideSubcontract) => Leaving.MayDecideSubcontract(staffed),
            (InProgress work, AssignmentAction.Complete) => Completing.MayComplete(work, command as Command.Complete, facts, now),
            (Staffed staffed, AssignmentAction.DisputeRating) => DisputeRules.MayDispute(staffed),
            (Staffed staffed, AssignmentAction.ExplainRating) => DisputeRules.MayExplain(staffed),
            (Staffed staffed, AssignmentAction.EscalateDispute) => DisputeRules.MayEscalate(staffed),
            (Staffed staffed, AssignmentAction.ReviewRating) => DisputeRules.MayReview(staffed),
            (_, AssignmentAction.OpenEscalation) => EscalationRules.MayOpen(state, command as Command.OpenEscalation, facts.Policy, now),
            (_, AssignmentAction.GiveEscalationUpdate) => [.. EscalationRules.MayAct(state, action, by), .. MessageRules.MayPost(state, by, facts.Policy, now)],
            (_, AssignmentAction.WithdrawEscalation or AssignmentAction.RecordEscalationContact
                or AssignmentAction.AgreeOnEscalation or AssignmentAction.WithdrawAgreement or AssignmentAction.HandOffEscalation
                or AssignmentAction.ClaimEscalation or AssignmentAction.ReleaseEscalationClaim or AssignmentAction.NoteOnEscalation) =>
                EscalationRules.MayAct(state, action, by),
            (_, AssignmentAction.PostMessage) => MessageRules.MayPost(state, by, facts.Policy, now),
            (Staffed staffed, AssignmentAction.Deliver) => DeliverableRules.MayHandIn(staffed, facts.Policy, now),
            (_, AssignmentAction.RecordAttempt) => MessageRules.MayRecordAttempt(state, facts.Policy),
            (_, AssignmentAction.ReportViolation) => ViolationRules.MayReport(state, by, facts.Policy),
            (_, AssignmentAction.UpholdViolation) => ViolationRules.MayDecide(state, action, (command as Command.UpholdViolation)?.Violation),
            (_, AssignmentAction.DismissViolation) => ViolationRules.MayDecide(state, action, (command as Command.DismissViolation)?.Violation),
            _ => [],
        });
    }

    private static Outcome Rules(Assignment state, Command command, Actor by, Facts facts, Instant now) => (state, command) switch
    {
        (Draft draft, Command.Send send) => Offer.Send(draft, send, facts, now),
        (Draft, Command.Delete) => new Event.DraftDeleted(),
        (_, Command.Void voiding) => Text.Optional(voiding.Note, "note", facts.Policy).Or(new Event.VoidedByClient(voiding.Note)),
        (Staffed, Command.Confirm) => new Event.ScheduleConfirmed(),
        (Staffed staffed, Command.CheckIn checkIn) => TimeLogRules.CheckIn(staffed, checkIn, facts, now),
        (Staffed staffed, Command.CheckOut checkOut) => TimeLogRules.CheckOut(staffed, checkOut, facts, now),
        (Staffed staffed, Command.EditVisit edit) => TimeLogRules.Edit(staffed, edit, by, facts, now),
        (Staffed staffed, Command.RemoveVisit remove) => TimeLogRules.Remove(staffed, remove, by, facts),
        (Staffed staffed, Command.Deliver deliver) => DeliverableRules.Deliver(staffed, deliver),
        (Staffed staffed, Command.RemoveDeliverable remove) => DeliverableRules.Remove(staffed, remove),
        (_, Command.PostMessage post) => MessageRules.Post(state, post, by, facts),
        (Staffed staffed, Command.RecordAttempt record) => MessageRules.RecordAttempt(staffed, record, facts, now),
        (Staffed staffed, Command.RequestFunds request) => FundsRules.Request(staffed, request.Ask, by, facts.Policy, now),
        (Staffed staffed, Command.AddFunds add) => FundsRules.Add(staffed, add.Ask, by, facts.Policy, now),
        (Staffed staffed, Command.ApproveFunds approve) => FundsRules.Approve(staffed, approve.Request),
        (Staffed staffed, Command.DeclineFunds decline) => FundsRules.Decline(staffed, decline, facts.Policy),
        (Staffed staffed, Command.WithdrawFunds withdraw) => FundsRules.Withdraw(staffed, withdraw.Request),
        (Staffed, Command.Hold hold) => Rescheduling.Hold(hold, facts),
        (OnHold, Command.Release release) => Rescheduling.Release(release, facts, now),
        (Staffed staffed, Command.RequestReschedule request) => Rescheduling.Request(staffed, request, facts, now),
        (Staffed staffed, Command.ApproveReschedule) => Rescheduling.Approve(staffed, now),
        (Staffed staffed, Command.DeclineReschedule decline) => Rescheduling.Decline(staffed, decline, facts),
        (Staffed, Command.WithdrawReschedule) => new Event.RescheduleWithdrawn(),
        (Staffed staffed, Command.Unassign unassign) => Leaving.Remove(staffed, EngagementEnd.Unassigned, unassign.Reason, facts),
        (Staffed staffed, Command.CancelByWorker cancel) => Leaving.Remove(staffed, EngagementEnd.CancelledByWorker, cancel.Reason, facts),
        (Staffed staffed, Command.ReportAbandonment report) => Leaving.Remove(staffed, EngagementEnd.Abandoned, report.Reason, facts),
        (_, Command.Cancel cancel) => Leaving.Cancel(state, cancel, facts, now),
        (Staffed staffed, Command.RequestSubcontract request) => Leaving.RequestSubcontract(staffed, request, facts),
        (Staffed staffed, Command.DecideSubcontract decide) => Leaving.DecideSubcontract(staffed, decide, facts),
        (InProgress work, Command.Complete complete) => Completing.Complete(work, complete, facts, now),
        (PendingApproval, Command.SendBack sendBack) => Text.Required(sendBack.Reason, "reason", facts.Policy).Or(new Event.SentBack(sendBack.Reason)),
        (PendingApproval pending, Command.Approve) => Completing.Approve(pending, now),
        (Invoiced invoiced, Command.Pay pay) =>
            Text.Optional(pay.Reference, "reference", facts.Policy).Or(new Event.PaidByClient(invoiced.Invoice.Amount, pay.Reference)),
        (Staffed staffed, Command.Rate rate) => RatingRules.Rate(staffed, rate, by, facts),
        (Staffed, Command.DisputeRating dispute) => DisputeRules.Dispute(dispute, facts, now),
        (Staffed, Command.ExplainRating explain) => DisputeRules.Explain(explain, facts),
        (Staffed, Command.EscalateDispute escalate) => DisputeRules.Escalate(escalate, facts),
        (Staffed staffed, Command.ReviewRating review) => DisputeRules.Review(staffed, review, facts),
        (_, Command.ReportViolation report) => ViolationRules.Report(state, report, by, facts),
        (_, Command.UpholdViolation uphold) => ViolationRules.Uphold(uphold, facts),
        (_, Command.DismissViolation dismiss) => ViolationRules.Dismiss(dismiss, facts),
        (Sent sent, _) when Negotiating.Decide(sent, command, by, facts, now) is { } outcome => outcome,
        _ when EscalationRules.Decide(state, command, by, facts.Policy, now) is { } outcome => outcome,
        _ => throw new InvalidOperationException($"{command.Action} is permitted while {state.Status}, but nothing decides it."),
    };
}
