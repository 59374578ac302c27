using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Funds;

/// <summary>
/// What may be worked and at which rates: the agreed price and the budget increases granted on top, in their order. A flat price and its
/// increases are one piece each.
/// </summary>
internal sealed record Budget(Pricing Price, ImmutableList<FundsRequest> Increases)
{
    /// <summary>A stretch of hours or units at one rate, or an amount as one piece.</summary>
    /// <param name="Rate">What one comes to.</param>
    /// <param name="Most">How many of them there can be.</param>
    /// <param name="Increase">The budget increase that granted it; null for the price itself.</param>
    internal sealed record Stretch(Money Rate, decimal Most, FundsRequest? Increase = null);

    public static Budget ForEngagement(Engagement engagement) => new(
        engagement.Price, engagement.Funds.FindAll(
            request => request is { Status: FundsStatus.Approved, Ask.Kind: FundsKind.BudgetIncrease }));

    /// <summary>Whether what is worked is counted in hours, units or not at all.</summary>
    public WorkUnit Unit => Price switch
    {
        Pricing.Flat => WorkUnit.Whole,
        Pricing.PerUnit => WorkUnit.Unit,
        _ => WorkUnit.Hour,
    };

    /// <summary>The stretches in the order in which work uses them up.</summary>
    public ImmutableList<Stretch> Stretches =>
    [
        .. Price switch
        {
            Pricing.Flat flat => [new Stretch(flat.FlatPrice, 1)],
            Pricing.PerHour hour => [new(hour.PerHourPrice, hour.MaxNumberOfHours)],
            Pricing.PerUnit unit => [new(unit.PerUnitPrice, unit.MaxNumberOfUnits)],
            Pricing.BlendedPerHour blended =>
            [
                new(blended.InitialPerHourPrice, blended.InitialNumberOfHours),
                new(blended.AdditionalPerHourPrice, blended.MaxBlendedNumberOfHours),
            ],
            _ => (Stretch[])[],
        },
        .. Increases.Select(increase => increase.Ask.Quantity is { } quantity
            ? new Stretch(LastRate, quantity, increase)
            : new Stretch(increase.Ask.Amount!.Value, 1, increase)),
    ];

    /// <summary>How many hours or units are budgeted.</summary>
    public decimal Most => Stretches.Sum(stretch => stretch.Most);

    /// <summary>What it comes to where all of it is worked.</summary>
    public Money Maximum => Worth(Most);

    /// <summary>What so many hours or units come to, rounded once over the whole.</summary>
    public Money Worth(decimal quantity)
    {
        var exact = 0m;
        foreach (var stretch in Stretches)
        {
            var used = Math.Min(quantity, stretch.Most);
            exact += stretch.Rate.Amount * used;
            quantity -= used;
        }
        return Price.Currency.Rounded(exact);
    }

    private Money LastRate => Price switch
    {
        Pricing.PerHour hour => hour.PerHourPrice,
        Pricing.PerUnit unit => unit.PerUnitPrice,
        Pricing.BlendedPerHour blended => blended.AdditionalPerHourPrice,
        _ => Price.Maximum,
    };
}

/// <summary>What work is counted in.</summary>
internal enum WorkUnit
{
    /// <summary>Not at all: it is paid as a whole.</summary>
    Whole,

    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Units.</summary>
    Unit,
}

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

    /// <summary>
    /// How much counts for the price so far: what was submitted, else what the time log holds, within the budget. Hours that were worked
    /// beyond it count as far as the client adds them.
    /// </summary>
    public static decimal Quantity(WithWorker staffed, Completion? completion)
    {
        var budget = Budget.ForEngagement(staffed.Engagement);
        return budget.Unit switch
        {
            WorkUnit.Whole => budget.Most,
            WorkUnit.Hour => Math.Min(Hours(staffed.Engagement, completion) ?? 0, budget.Most),
            _ => completion?.Units ?? 0,
        };
    }

    private static decimal? Hours(Engagement engagement, Completion? completion) =>
        completion is null ? Logged(engagement) : completion.HoursWorked ?? completion.Hours;
}
