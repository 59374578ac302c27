using System.Globalization;

namespace WorkMarket.Domain.Tests.Funds;

[Rule("§2 Pricing: flat, per hour with maximum, per unit with maximum, blended per hour")]
public sealed class PricingRulesTests
{
    private static readonly Policy Limits = Policy.Default;

    private static readonly decimal[] Extremes =
        [decimal.MinValue, -1m, 0m, 0.01m, 0.001m, 99_999m, 99_999.01m, 999_999_999m, 1_000_000_000m, decimal.MaxValue,
            1.0000000000000000000000000001m];

    [Fact]
    public void Each_type_is_accepted_up_to_its_limits()
    {
        Accepted(Usd(0.01m));
        Accepted(Usd(999_999_999m));
        Accepted(new Pricing.PerHour(Usd(45.5m), 0.25m));
        Accepted(new Pricing.PerUnit(Usd(10_000m), 99_999m));
        Accepted(new Pricing.BlendedPerHour(Usd(100m), 1m, Usd(60m), 7.5m));
    }

    [Fact]
    public void Every_amount_is_more_than_nothing()
    {
        Refused(Usd(0m), "price amountNotPositive");
        Refused(new Pricing.PerHour(Usd(0m), 1m), "price.perHourPrice amountNotPositive");
        Refused(new Pricing.PerUnit(Usd(-1m), 1m), "price.perUnitPrice amountNotPositive");
        Refused(
            new Pricing.BlendedPerHour(Usd(0m), 1m, Usd(-0.01m), 1m),
            "price.initialPerHourPrice amountNotPositive", "price.additionalPerHourPrice amountNotPositive");
    }

    [Fact]
    public void A_maximum_that_rounds_to_nothing_is_nothing() =>
        Refused(new Pricing.PerHour(Money.From(1m, Currency.Parse("JPY")), 0.49m), "price amountNotPositive");

    [Fact]
    public void Hours_and_units_are_more_than_none_with_two_decimals_at_most()
    {
        Refused(new Pricing.PerHour(Usd(1m), 0m), "price.maxNumberOfHours quantityNotPositive");
        Refused(new Pricing.PerUnit(Usd(1m), -1m), "price.maxNumberOfUnits quantityNotPositive");
        Refused(new Pricing.PerHour(Usd(1m), 1.001m), "price.maxNumberOfHours quantityTooFine");
        Accepted(new Pricing.PerHour(Usd(1m), 1.0100000m));
        Refused(
            new Pricing.BlendedPerHour(Usd(1m), 0.005m, Usd(1m), Limits.HighestQuantity + 0.01m),
            "price.initialNumberOfHours quantityTooFine", "price.maxBlendedNumberOfHours quantityTooHigh");
    }

    [Fact]
    public void The_maximum_is_within_the_highest_price()
    {
        Accepted(new Pricing.PerHour(Usd(999_999_999m), 1m));
        Refused(new Pricing.PerHour(Usd(999_999_999m), 1.01m), "price amountTooHigh");
        Refused(new Pricing.PerUnit(Usd(1_000_000_000m), 1m), "price.perUnitPrice amountTooHigh");
        Refused(new Pricing.BlendedPerHour(Usd(999_999_999m), 1m, Usd(0.01m), 1m), "price amountTooHigh");
    }

    [Fact]
    public void Currencies_never_mix_in_one_price() => Refused(
        new Pricing.BlendedPerHour(Usd(1m), 1m, Money.From(1m, Currency.Parse("EUR")), 1m),
        "price.additionalPerHourPrice currencyMismatch");

    [Fact]
    public void A_maximum_is_rounded_once_over_the_whole()
    {
        // 0.055 + 0.025: each alone would be rounded up.
        Assert.Equal(Usd(0.08m), new Pricing.BlendedPerHour(Usd(0.11m), 0.5m, Usd(0.05m), 0.5m).Maximum);
        Assert.Equal(Usd(0.06m), new Pricing.PerHour(Usd(0.11m), 0.5m).Maximum);
    }

    [Fact]
    public void No_input_overflows()
    {
        foreach (var amount in Extremes.Select(extreme => Usd(decimal.Round(extreme, 2))))
        {
            foreach (var quantity in Extremes)
            {
                foreach (var price in new Pricing[]
                {
                    amount, new Pricing.PerHour(amount, quantity), new Pricing.PerUnit(amount, quantity),
                    new Pricing.BlendedPerHour(amount, quantity, Usd(decimal.MaxValue), decimal.MaxValue),
                    new Pricing.BlendedPerHour(Usd(1m), 1m, amount, quantity),
                })
                {
                    var refusals = PricingRules.Price(price, "price", Limits);
                    Assert.True(!refusals.IsEmpty || price.Maximum.Amount is > 0 and <= 999_999_999m, price.ToString());
                }
            }
        }
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("-0.01", "hours quantityNegative")]
    [InlineData("0.001", "hours quantityTooFine")]
    [InlineData("99999.01", "hours quantityTooHigh")]
    public void What_was_worked_may_be_nothing(string hours, string refusal) =>
        Assert.Equal(refusal, Named(PricingRules.QuantityOrNone(decimal.Parse(hours, CultureInfo.InvariantCulture), "hours", Limits)));

    private static void Accepted(Pricing price) => Assert.Empty(PricingRules.Price(price, "price", Limits));

    private static void Refused(Pricing price, params string[] refusals) =>
        Assert.Equal(string.Join(", ", refusals), Named(PricingRules.Price(price, "price", Limits)));

    private static string Named(IEnumerable<Refusal> refusals) =>
        string.Join(", ", refusals.Select(refusal => $"{refusal.Field} {refusal.Rule}"));
}
