using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Tests.Places;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>A draft with any settings, around a day on which the clocks may change.</summary>
internal static class AnyBrief
{
    private static readonly string[] Zones =
        ["America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "Asia/Beirut", "Pacific/Kiritimati"];

    private static readonly Instant[] Days =
    [
        Utc("2026-03-08 00:00"), Utc("2026-03-28 12:00"), Utc("2026-04-04 12:00"),
        Utc("2026-10-24 12:00"), Utc("2026-11-01 00:00"), Utc("2026-06-16 00:00"),
    ];

    public static DraftRequest Thrown(Dice dice)
    {
        var start = dice.One(Days) + Minutes(dice.Below(48 * 60));
        return Given.Request with
        {
            Schedule = new(start, start + Minutes(dice.Between(1, 3 * 24 * 60)), Zone(dice.One(Zones))),
            Price = AnyPrice(dice),
            Place = dice.One(null, Place.Remote(), new Place(Sites.Store)),
            CounteroffersOff = dice.OneIn(10),
            ConfirmationRequired = dice.OneIn(2),
            Confirmation = dice.OneIn(2) ? null : new(
                dice.One(Period.FromDays(2), Period.FromHours(24), Period.FromMonths(1)), dice.One(Period.Zero, Period.FromHours(2))),
            CheckIn = new(
                Required: !dice.OneIn(3),
                PhoneNumber: dice.OneIn(5) ? "+1 555 0100" : null,
                dice.One(Duration.Zero, Minutes(15), Hours(2))),
            Deliverables =
            [
                .. Enum.GetValues<DeliverableType>().Where(_ => dice.OneIn(3))
                    .Select(type => new DeliverableRequirement(type, dice.Between(1, 2), dice.Perhaps(dice.Between(0, 7)))),
            ],
            PaymentTerms = dice.One(Period.Zero, Period.FromDays(30), Period.FromMonths(1)),
        };
    }

    /// <summary>A price of any type, in a currency with two, no or three decimals.</summary>
    public static Pricing AnyPrice(Dice dice)
    {
        var currency = Currency.Parse(dice.One("USD", "JPY", "KWD"));
        var (hours, more) = (dice.Between(1, 4_000) / 100m, dice.Between(1, 4_000) / 100m);
        return dice.Below(4) switch
        {
            0 => AnyAmount(dice, currency),
            1 => new Pricing.PerHour(AnyAmount(dice, currency), hours + 1),
            2 => new Pricing.PerUnit(AnyAmount(dice, currency), hours + 1),
            _ => new Pricing.BlendedPerHour(AnyAmount(dice, currency), hours, AnyAmount(dice, currency), more + 1),
        };
    }

    /// <summary>An amount down to the minor unit.</summary>
    public static Money AnyAmount(Dice dice, Currency currency) =>
        currency.Rounded(dice.Between(1, 150_000) * new decimal(1, 0, 0, false, (byte)currency.Digits));
}
