using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Leaving;

/// <summary>How an assignment loses its worker or ends early (domain.md §2).</summary>
internal static class LeavingRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, Unassign>(
            AssignmentAction.Unassign, [Role.Client], [Status.Assigned, Status.InProgress], Unassign),
        new ActionRule<WithWorker, CancelByWorker>(
            AssignmentAction.CancelByWorker, [Role.Worker], [Status.Assigned, Status.InProgress, Status.OnHold], GiveBack),
        new ActionRule<WithWorker, ReportAbandonment>(
            AssignmentAction.ReportAbandonment, [Role.Client], [Status.Assigned, Status.InProgress],
            Abandoned, MayReportAbandonment),
        new ActionRule<Assignment, Cancel>(
            AssignmentAction.Cancel, [Role.Client],
            [Status.Sent, Status.Assigned, Status.InProgress, Status.OnHold, Status.PendingApproval], Cancel),
    ];

    /// <summary>The worker has it no more. What is not decided on by now never will be.</summary>
    public static ImmutableList<Event> Removing(
        WithWorker staffed, EngagementEnd end, string? reason, Circumstances at, GiveBackCause? uncounted = null,
        Instant? contestUntil = null, CancellationReason? code = null, Money? amount = null, bool justifies = false) =>
    [
        .. FundsRules.Lapse(staffed),
        .. OpenRequests.Lapse(staffed.Engagement),
        new WorkerRemoved(
            staffed.Engagement.Worker, end, reason, uncounted, contestUntil, Settled(staffed, end, at, code, amount, justifies)),
    ];

    /// <summary>Whether work was logged or submitted: then whoever takes it from the worker says what is paid (domain.md §2).</summary>
    private static bool HasWork(WithWorker staffed) =>
        Parts.WorkLoggedAt(staffed.Engagement) is not null || Parts.WasSubmitted(staffed);

    // Nothing is left between the two where the worker gave back what was not begun, and nobody counts it.
    private static Settlement? Settled(
        WithWorker staffed, EngagementEnd end, Circumstances at, CancellationReason? code, Money? amount, bool justifies)
    {
        var isRated = HasWork(staffed) || end is not EngagementEnd.GivenBack;
        if (!isRated && !staffed.Core.Escalations.Exists(one => one.Worker == staffed.Engagement.Worker && one.Engagement is null))
            return null;
        var paid = amount ?? Money.Zero(staffed.Engagement.Price.Currency);
        return new(
            paid, code, paid.Amount > 0 ? PaymentDue(staffed, at) : null,
            isRated ? at.Now.Plus(at.Policy.RatingWindow, staffed.Brief.Schedule.Zone) : null, Total.OfSubmission(staffed)?.Sum, justifies);
    }

    // What is to be paid nevertheless is due like any invoice.
    private static Instant PaymentDue(Assignment state, Circumstances at) =>
        at.Now.Plus(state.Brief.Settings.PaymentTerms, state.Brief.Schedule.Zone);

    private static Outcome Unassign(WithWorker staffed, Unassign unassign, Circumstances at) =>
        Text.Required(unassign.Reason, "reason", at.Policy)
            .Concat(HasWork(staffed) && unassign.ReasonCode is null ? [new ReasonCodeRequired()] : [])
            .Concat(ToPay(staffed, unassign.Amount, at.Policy))
            .Or(Removing(
                staffed, EngagementEnd.Unassigned, unassign.Reason, at, code: unassign.ReasonCode, amount: unassign.Amount,
                justifies: unassign.StatesJustification));

    private static Outcome Abandoned(WithWorker staffed, ReportAbandonment report, Circumstances at) =>
        Text.Required(report.Reason, "reason", at.Policy)
            .Concat(ToPay(staffed, report.Amount, at.Policy))
            .Or(Removing(
                staffed, EngagementEnd.Abandoned, report.Reason, at,
                contestUntil: at.Policy.BusinessTime.Plus(at.Now, at.Policy.ContestWithin), amount: report.Amount));

    // Once work was logged or submitted the amount is named, be it nothing.
    private static IEnumerable<Refusal> ToPay(WithWorker staffed, Money? amount, Policy policy) =>
        amount is { } named ? Amount(staffed, named, policy)
        : HasWork(staffed) ? [new AmountRequired()]
        : [];

    private static IEnumerable<Refusal> Amount(Assignment state, Money amount, Policy policy) =>
        PricingRules.SameCurrency(amount, Parts.PriceOf(state).Currency, "amount")
            .Concat(PricingRules.AmountOrNone(amount, "amount", policy))
            .Concat(SomebodyToPay(state, amount))
            .Concat(WithinWhatWasAgreed(state, amount));

    private static Outcome GiveBack(WithWorker staffed, CancelByWorker cancel, Circumstances at)
    {
        var uncounted = Uncounted(staffed, cancel, at);
        return Text.Required(cancel.Reason, "reason", at.Policy)
            .Concat(cancel.Overlaps is { } named && uncounted is null ? [new NoOverlap(named)] : [])
            .Or(Removing(
                staffed, uncounted is null ? EngagementEnd.CancelledByWorker : EngagementEnd.GivenBack, cancel.Reason, at, uncounted));
    }

    // Nobody was let down: it had hardly begun, it could not be done, it waited, or nothing was agreed.
    private static GiveBackCause? Uncounted(WithWorker staffed, CancelByWorker cancel, Circumstances at) => staffed switch
    {
        OnHold => GiveBackCause.OnHold,
        { Engagement.UnscheduledSince: not null } => GiveBackCause.Unscheduled,
        _ when at.Now <= staffed.Engagement.AssignedAt + at.Policy.GiveBackWithin && at.Now < staffed.Brief.Schedule.Start =>
            GiveBackCause.Soon,
        _ when cancel.Overlaps is not null && Overlaps(staffed, at.Facts.EarlierWork) => GiveBackCause.Overlap,
        _ => null,
    };

    // Once the worker has been there, the other assignment did not stand in the way.
    private static bool Overlaps(WithWorker staffed, EarlierWork? earlier) => earlier is not null
        && staffed.Engagement.Visits.IsEmpty
        && earlier.AssignedAt < staffed.Engagement.AssignedAt
        && earlier.Schedule.Start < staffed.Brief.Schedule.End && staffed.Brief.Schedule.Start < earlier.Schedule.End;

    private static IEnumerable<Refusal> MayReportAbandonment(WithWorker staffed, ReportAbandonment? report, Circumstances at)
    {
        var from = Instant.Max(staffed.Brief.Schedule.Start, staffed.Engagement.AssignedAt) + at.Policy.AbandonedAfter;
        if (Parts.WasSubmitted(staffed))
            yield return new SubmittedNotAbandoned();
        else if (staffed.Engagement.UnscheduledSince is not null)
            yield return new ScheduleNotAgreed();
        else if (at.Now < from)
            yield return new NotAbandonedYet(from, staffed.Brief.Schedule.Zone);
    }

    private static Outcome Cancel(Assignment state, Cancel cancel, Circumstances at)
    {
        var price = Parts.PriceOf(state);
        var amount = cancel.Amount ?? Money.Zero(price.Currency);
        var dueAt = amount.Amount > 0 ? PaymentDue(state, at) : (Instant?)null;
        var submitted = state is WithWorker staffed ? Total.OfSubmission(staffed)?.Sum : null;
        return Amount(state, amount, at.Policy)
            .Concat(Text.Optional(cancel.Clarification, "clarification", at.Policy))
            .Concat(Justification(cancel))
            .Concat(WithWords(cancel, amount, submitted))
            .Or(
            [
                .. FundsRules.Lapse(state),
                .. state is WithWorker { Engagement: var engagement } ? OpenRequests.Lapse(engagement) : [],
                new CancelledByClient(
                    cancel.Reason, amount, cancel.Clarification, dueAt, cancel.StatesJustification, Parts.WasSubmitted(state), submitted,
                    state is WithWorker ? at.Now.Plus(at.Policy.RatingWindow, state.Brief.Schedule.Zone) : null),
            ]);
    }

    // Whom the reason blames reads what was wrong, and whose submitted work is not paid in full reads why.
    private static IEnumerable<Refusal> WithWords(Cancel cancel, Money amount, Money? submitted)
    {
        if (TextRules.HasWords(cancel.Clarification))
            yield break;
        if (cancel.Reason.Blames())
            yield return new BlameWithoutWords(cancel.Reason);
        if (submitted is { } cameTo && amount.Currency == cameTo.Currency && amount < cameTo)
            yield return new WithheldWithoutReason(cameTo, amount);
    }

    private static IEnumerable<Refusal> Justification(Cancel cancel)
    {
        if (cancel.StatesJustification && !TextRules.HasWords(cancel.Clarification))
            yield return new InvalidField(
                "clarification", "textRequired", "A justification has to be said in words: write it as the clarification.");
    }

    /// <summary>More than was agreed is paid only where it was agreed: as funds, before.</summary>
    private static IEnumerable<Refusal> WithinWhatWasAgreed(Assignment state, Money amount)
    {
        if (state is WithWorker staffed && amount.Currency == staffed.Engagement.Price.Currency
            && Total.MostOf(staffed.Engagement) is var most
            && amount > most)
            yield return new InvalidField("amount", "amountAboveAgreed", $"At most {most} was agreed, additional funds included.");
    }

    private static IEnumerable<Refusal> SomebodyToPay(Assignment state, Money amount)
    {
        if (amount.Amount > 0 && state is not WithWorker)
            yield return new NobodyToPay();
    }
}
