using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Funds;

/// <summary>The hours of work that is paid by the hour, beside what was budgeted for it (domain.md §2, §3).</summary>
/// <param name="Budgeted">How many may be charged: the price's, and those of budget increases that were granted.</param>
/// <param name="Logged">How many the visits that ended come to; null where none has.</param>
/// <param name="Submitted">How many the worker says were worked, where the work was submitted.</param>
/// <param name="Charged">How many count for the price so far.</param>
public sealed record HoursSpent(decimal Budgeted, decimal? Logged, decimal? Submitted, decimal Charged)
{
    /// <summary>How many were worked, as far as is known.</summary>
    public decimal Spent => Submitted ?? Logged ?? 0;

    /// <summary>How many more were worked than are budgeted.</summary>
    public decimal Over => Math.Max(0, Spent - Budgeted);

    /// <summary>Those of an assignment; null where nobody has it, or it is not paid by the hour.</summary>
    public static HoursSpent? Of(Assignment state)
    {
        if (state is not WithWorker staffed || Budget.ForEngagement(staffed.Engagement) is not { Unit: WorkUnit.Hour } budget)
            return null;
        var completion = Parts.CompletionOf(state);
        return new(
            budget.Most, Worked.Logged(staffed.Engagement), completion?.HoursWorked ?? completion?.Hours,
            Worked.Quantity(staffed, completion));
    }
}
