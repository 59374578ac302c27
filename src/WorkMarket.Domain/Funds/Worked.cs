using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Funds;

/// <summary>How much was worked, in what the price counts.</summary>
internal static class Worked
{
    private const int HourDecimals = 2;

    /// <summary>
    /// The hours of the time log, or null where it has no visit that ended: all visits together, rounded once to a hundredth of an hour,
    /// half up.
    /// </summary>
    public static decimal? Logged(Engagement engagement)
    {
        var ended = engagement.Visits.FindAll(visit => !visit.IsOpen);
        if (ended.IsEmpty)
            return null;
        var total = ended.Aggregate(Duration.Zero, (sum, visit) => sum + (visit.CheckOut!.At - visit.CheckIn.At));
        return decimal.Round(
            (decimal)total.ToBigIntegerNanoseconds() / NodaConstants.NanosecondsPerHour, HourDecimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>How much counts for the price so far: what was submitted, else what the time log holds, within the budget.</summary>
    public static decimal Quantity(WithWorker staffed, Completion? completion)
    {
        var budget = Budget.ForEngagement(staffed.Engagement);
        return budget.Unit switch
        {
            WorkUnit.Whole => budget.Most,
            WorkUnit.Hour => Math.Min(completion is null ? Logged(staffed.Engagement) ?? 0 : completion.Hours ?? 0, budget.Most),
            _ => completion?.Units ?? 0,
        };
    }
}
