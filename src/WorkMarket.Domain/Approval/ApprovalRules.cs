using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Time;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Approval;

/// <summary>Submitting and approving (domain.md §2).</summary>
internal static class ApprovalRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, Complete>(
            AssignmentAction.Complete, [Role.Worker], [Status.InProgress, Status.OnHold], Complete, MayComplete)
        {
            NeedsTerms = true,
        },
        new ActionRule<PendingApproval, SendBack>(
            AssignmentAction.SendBack, [Role.Client], [Status.PendingApproval],
            (_, sendBack, at) => Text.Required(sendBack.Reason, "reason", at.Policy).Or(new SentBack(sendBack.Reason))),
        new ActionRule<InProgress, StandBy>(
            AssignmentAction.StandBy, [Role.Worker], [Status.InProgress], (work, _, at) => new(StandBy(work, at), []), MayStandBy),
        new ActionRule<PendingApproval, Approve>(
            AssignmentAction.Approve, [Role.Client], [Status.PendingApproval], Approve,
            (pending, approve, _) => MayLapse(pending, approve?.Lapse)),
        .. LowerAmountRules.Rows, .. PaymentRules.Rows, .. ReportedPaymentRules.Rows,
    ];

    // Names all that is in the way at once, what is open and what is wrong with the submission itself.
    private static ImmutableList<Refusal> MayComplete(WithWorker work, Complete? complete, Circumstances at) =>
    [
        .. work is OnHold held ? HoldRules.MayComplete(held, at) : [],
        .. Checklist.Open(work, at.Now).Select(item => new ChecklistOpen(item)),
        .. complete is null ? [] : Text.Required(complete.Resolution, "resolution", at.Policy),
        .. complete is null ? [] : WorkedRules.Wrong(work, complete, at.Policy),
        .. complete is null ? [] : FinalValue(work, complete, at.Policy),
    ];

    private static Outcome Complete(WithWorker work, Complete complete, Circumstances at)
    {
        var (hours, units) = WorkedRules.Counted(work, complete);
        var worth = Worth(work, complete);
        return new(
        [
            .. OpenRequests.Lapse(work.Engagement),
            new Completed(
                complete.Resolution, complete.FinalValue ?? worth, complete.Explanation, hours, units, worth,
                OverdueFrom(work, at), at.Policy.ApprovalAllowance,
                WorkedRules.HoursWorked(work, complete) is var worked && worked > hours ? worked : null,
                Elsewhere(work, at)),
        ], []);
    }

    // The client's time adds up over all submissions: what an earlier one took of it is gone (domain.md §6).
    private static Instant OverdueFrom(WithWorker work, Circumstances at) =>
        at.Now + (at.Facts.CompanyFigures?.Approval.Value ?? at.Policy.UsualApproval) + at.Policy.ApprovalAllowance
            - (Parts.WithClientOf(work) ?? Duration.Zero);

    private static ImmutableList<Event> StandBy(InProgress work, Circumstances at) =>
        [.. OpenRequests.Lapse(work.Engagement), new StoodBy(OverdueFrom(work, at), Elsewhere(work, at))];

    private static ImmutableList<TimeElsewhere>? Elsewhere(WithWorker work, Circumstances at) =>
        TimeElsewhere.Find(work.Engagement.Visits, at.Facts.VisitsElsewhere, at.Now);

    // What was submitted has to be there still.
    private static ImmutableList<Refusal> MayStandBy(InProgress work, StandBy? standBy, Circumstances at) => work switch
    {
        { SentBackReason: null } => [new NotSentBack()],
        { Submission: null } => [new SubmissionNotKept()],
        _ => [.. Checklist.Open(work, at.Now).Select(item => new ChecklistOpen(item))],
    };

    // What is to lapse is said with the call. As long as nothing is said, nothing stands in the way: saying it helps.
    internal static ImmutableList<Refusal> MayLapse(PendingApproval pending, bool? lapse) =>
        lapse is false && FundsRules.Undecided(pending.Engagement) is { IsEmpty: false } undecided ? [new FundsUndecided(undecided)] : [];

    // What the total says is to be paid. What is not decided by now lapses first.
    private static Outcome Approve(PendingApproval pending, Approve approve, Circumstances at) =>
        new([.. FundsRules.Lapse(pending), .. Approving(pending, at)], []);

    /// <summary>The approval at what the total says, due after the payment terms.</summary>
    internal static ImmutableList<Event> Approving(PendingApproval pending, Circumstances at)
    {
        var (zone, due) = (pending.Brief.Schedule.Zone, at.Now.Plus(pending.Brief.Settings.PaymentTerms, pending.Brief.Schedule.Zone));
        return [new Approved(Total.Compute(pending).Sum, due, due.Plus(at.Policy.RatingWindow, zone))];
    }

    private static Money Worth(WithWorker work, Complete complete)
    {
        var budget = Budget.ForEngagement(work.Engagement);
        var (hours, units) = WorkedRules.Counted(work, complete);
        return budget.Worth(hours ?? units ?? budget.Most);
    }

    private static IEnumerable<Refusal> FinalValue(WithWorker work, Complete complete, Policy policy)
    {
        var currency = work.Engagement.Price.Currency;
        ImmutableList<Refusal> wrong = complete.FinalValue is { } final
            ? [.. PricingRules.SameCurrency(final, currency, "finalValue"), .. PricingRules.AmountOrNone(final, "finalValue", policy)]
            : [];
        foreach (var refusal in wrong)
            yield return refusal;
        // As long as it is not known how much was worked, nothing can be said of what it came to.
        if (wrong.IsEmpty && complete.FinalValue is { } value && WorkedRules.Wrong(work, complete, policy).IsEmpty)
        {
            var worth = Worth(work, complete);
            if (value > worth)
                yield return new InvalidField(
                    "finalValue", "finalValueRaised", $"The final value may be lowered, never raised above {worth}.");
            else if (value < worth && !TextRules.HasWords(complete.Explanation))
                yield return new InvalidField("explanation", "explanationRequired", $"Say why the final value is lower than {worth}.");
        }
        foreach (var refusal in Text.Optional(complete.Explanation, "explanation", policy))
            yield return refusal;
    }
}
