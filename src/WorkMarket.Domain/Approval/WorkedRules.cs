using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Approval;

/// <summary>How much was worked, as a submission states it or the time log tells (domain.md §2).</summary>
internal static class WorkedRules
{
    /// <summary>The hours or the units that a submission comes to, where the price counts them.</summary>
    public static (decimal? Hours, decimal? Units) Counted(WithWorker work, Complete complete) =>
        Budget.ForEngagement(work.Engagement).Unit switch
        {
            WorkUnit.Hour => (Math.Min(HoursWorked(work, complete), Budget.ForEngagement(work.Engagement).Most), null),
            WorkUnit.Unit => (null, complete.Units ?? 0),
            _ => (null, null),
        };

    /// <summary>All the hours that were worked, be they more than are charged.</summary>
    public static decimal HoursWorked(WithWorker work, Complete complete) => complete.Hours ?? Worked.Logged(work.Engagement) ?? 0;

    /// <summary>What is wrong with the hours and units of a submission.</summary>
    public static ImmutableList<Refusal> Wrong(WithWorker work, Complete complete, Policy policy)
    {
        var budget = Budget.ForEngagement(work.Engagement);
        return
        [
            .. budget.Unit == WorkUnit.Hour ? Hours(work, complete.Hours, budget, policy) : NotCounted(complete.Hours, "hours"),
            .. budget.Unit == WorkUnit.Unit ? Units(complete.Units, budget, policy) : NotCounted(complete.Units, "units"),
        ];
    }

    private static ImmutableList<Refusal> Hours(WithWorker work, decimal? stated, Budget budget, Policy policy)
    {
        var logged = Worked.Logged(work.Engagement);
        if (stated is { } number && PricingRules.QuantityOrNone(number, "hours", policy) is { IsEmpty: false } wrong)
            return wrong;
        if ((stated ?? logged) is not { } hours)
        {
            return [work.Engagement.Visits.Find(visit => visit.IsOpen) is { } open
                ? new VisitOpen(open)
                : new InvalidField("hours", "hoursRequired", "There is no time log: state the hours that were worked.")];
        }
        ImmutableList<Refusal> refusals = work.Brief.Settings.CheckIn.Required && hours > (logged ?? 0)
            ? [new InvalidField("hours", "hoursAboveTimeLog", string.Create(
                CultureInfo.InvariantCulture, $"The time log comes to {logged ?? 0} hours; state those or fewer."))]
            : [];
        // What the time log shows may be more than the budget: then the budgeted hours are charged.
        return hours > budget.Most && hours > (logged ?? 0) ? refusals.Add(new HoursOverBudget(hours, budget.Most)) : refusals;
    }

    private static ImmutableList<Refusal> Units(decimal? stated, Budget budget, Policy policy) => stated switch
    {
        null => [new InvalidField("units", "unitsRequired", "The price is per unit: state how many were done.")],
        { } units when PricingRules.QuantityOrNone(units, "units", policy) is { IsEmpty: false } wrong => wrong,
        { } units when units > budget.Most => [new UnitsOverBudget(units, budget.Most)],
        _ => [],
    };

    private static ImmutableList<Refusal> NotCounted(decimal? stated, string field) => stated is null
        ? []
        : [new InvalidField(field, field + "NotCounted", $"The price does not count {field}; leave them out.")];
}
