using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Assignments;

/// <summary>Submitting and approving (domain.md §2).</summary>
internal static class Completing
{
    /// <summary>Names all that is in the way at once, what is open and what is wrong with the submission itself.</summary>
    public static ImmutableList<Refusal> MayComplete(InProgress work, Command.Complete? complete, Facts facts, Instant now) =>
    [
        .. Checklist.Of(work, now).Where(item => !item.IsSettled).Select(item => new Refusal.ChecklistOpen(item)),
        .. complete is null ? [] : Text.Required(complete.Resolution, "resolution", facts.Policy),
        .. complete is null ? [] : WorkedRules.Wrong(work, complete, facts.Policy),
        .. complete is null ? [] : FinalValue(work, complete, facts.Policy),
    ];

    public static Event Complete(InProgress work, Command.Complete complete, Facts facts, Instant now)
    {
        var (hours, units) = WorkedRules.Counted(work, complete);
        var worth = Worth(work, complete);
        return new Event.Completed(
            complete.Resolution, complete.FinalValue ?? worth, complete.Explanation, hours, units, worth,
            OverdueFrom(facts, now), facts.Policy.ApprovalAllowance);
    }

    private static Instant OverdueFrom(Facts facts, Instant now) =>
        now + (facts.CompanyFigures?.Approval.Value ?? facts.Policy.UsualApproval) + facts.Policy.ApprovalAllowance;

    /// <summary>What the total says is to be paid. What is not decided by now lapses first.</summary>
    public static Outcome Approve(PendingApproval pending, Instant now) => new(
        [
            .. FundsRules.Lapse(pending.Engagement),
            new Event.Approved(Total.Of(pending).Sum, now.Plus(pending.Brief.Settings.PaymentTerms, pending.Brief.Schedule.Zone)),
        ],
        []);

    private static Money Worth(InProgress work, Command.Complete complete)
    {
        var budget = Budget.Of(work.Engagement);
        var (hours, units) = WorkedRules.Counted(work, complete);
        return budget.Worth(hours ?? units ?? budget.Most);
    }

    private static IEnumerable<Refusal> FinalValue(InProgress work, Command.Complete complete, Policy policy)
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
                yield return new Refusal.InvalidField("finalValue", "finalValueRaised", $"The final value may be lowered, never raised above {worth}.");
            else if (value < worth && Text.IsBlank(complete.Explanation))
                yield return new Refusal.InvalidField("explanation", "explanationRequired", $"Say why the final value is lower than {worth}.");
        }
        foreach (var refusal in Text.Optional(complete.Explanation, "explanation", policy))
            yield return refusal;
    }
}
