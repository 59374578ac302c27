using System.Collections.Immutable;
using System.Globalization;

namespace WorkMarket.Domain.Funds;

/// <summary>
/// What a price, an amount and a number of hours or units have to be, whoever proposes them (domain.md §2, §3). Fields are named as the
/// sender wrote them, below the field that holds the whole.
/// </summary>
public static class PricingRules
{
    /// <summary>
    /// What is wrong with a price. Every amount is more than nothing, all are in one currency, and so is their maximum within limits.
    /// </summary>
    public static ImmutableList<Refusal> Price(Pricing price, string field, Policy policy)
    {
        ImmutableList<Refusal> refusals = price switch
        {
            Pricing.Flat flat => Amount(flat.FlatPrice, field, policy),
            Pricing.PerHour hour =>
            [
                .. Amount(hour.PerHourPrice, $"{field}.perHourPrice", policy),
                .. Quantity(hour.MaxNumberOfHours, $"{field}.maxNumberOfHours", policy),
            ],
            Pricing.PerUnit unit =>
            [
                .. Amount(unit.PerUnitPrice, $"{field}.perUnitPrice", policy),
                .. Quantity(unit.MaxNumberOfUnits, $"{field}.maxNumberOfUnits", policy),
            ],
            Pricing.BlendedPerHour blended =>
            [
                .. Amount(blended.InitialPerHourPrice, $"{field}.initialPerHourPrice", policy),
                .. Quantity(blended.InitialNumberOfHours, $"{field}.initialNumberOfHours", policy),
                .. Amount(blended.AdditionalPerHourPrice, $"{field}.additionalPerHourPrice", policy),
                .. SameCurrency(blended.AdditionalPerHourPrice, price.Currency, $"{field}.additionalPerHourPrice"),
                .. Quantity(blended.MaxBlendedNumberOfHours, $"{field}.maxBlendedNumberOfHours", policy),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(price), price, null),
        };
        // A maximum is only asked for where no part is out of range: what it is computed of cannot overflow then.
        return refusals.IsEmpty && price is not Pricing.Flat ? Amount(price.Maximum, field, policy) : refusals;
    }

    /// <summary>What is wrong with an amount of money: it is more than nothing and at most the highest price.</summary>
    public static ImmutableList<Refusal> Amount(Money amount, string field, Policy policy) => amount.Amount <= 0
        ? [new InvalidField(field, "amountNotPositive", $"{Wording.Subject(field)} must be more than zero.")]
        : AmountOrNone(amount, field, policy);

    /// <summary>The same for what may also be nothing, as what is paid after all.</summary>
    public static ImmutableList<Refusal> AmountOrNone(Money amount, string field, Policy policy) => amount.Amount switch
    {
        < 0 => [new InvalidField(field, "amountNegative", $"{Wording.Subject(field)} cannot be negative.")],
        var much when much > policy.HighestPrice =>
            [new InvalidField(
                field, "amountTooHigh", $"{Wording.Subject(field)} can be at most "
                    + $"{Money.From(policy.HighestPrice, amount.Currency)}.")],
        _ => [],
    };

    /// <summary>What is wrong with the currency of a new price; work that was priced in it before goes on.</summary>
    public static ImmutableList<Refusal> Active(Currency currency, string field) => currency.IsActive
        ? []
        : [new InvalidField(field, "currencyWithdrawn", $"{currency} was withdrawn; a new price cannot be in it.")];

    /// <summary>What is wrong with a currency beside that of the price.</summary>
    public static ImmutableList<Refusal> SameCurrency(Money amount, Currency currency, string field) => amount.Currency == currency
        ? []
        : [new InvalidField(field, "currencyMismatch", $"The price is in {currency}; currencies never mix.")];

    /// <summary>What is wrong with a number of hours or units: it is more than nothing, within limits, and not too fine.</summary>
    public static ImmutableList<Refusal> Quantity(decimal quantity, string field, Policy policy) => quantity <= 0
        ? [new InvalidField(field, "quantityNotPositive", $"{Wording.Subject(field)} must be more than zero.")]
        : QuantityOrNone(quantity, field, policy);

    /// <summary>The same for what may also be none at all, as what was worked.</summary>
    public static ImmutableList<Refusal> QuantityOrNone(decimal quantity, string field, Policy policy)
    {
        if (quantity < 0)
            return [new InvalidField(field, "quantityNegative", $"{Wording.Subject(field)} cannot be negative.")];
        if (quantity > policy.HighestQuantity)
            return [new InvalidField(field, "quantityTooHigh", string.Create(
                CultureInfo.InvariantCulture, $"{Wording.Subject(field)} can be at most {policy.HighestQuantity}."))];
        return decimal.Round(quantity, policy.QuantityDecimals) == quantity
            ? []
            : [new InvalidField(
                field, "quantityTooFine",
                    $"{Wording.Subject(field)} can have at most {policy.QuantityDecimals} decimals.")];
    }
}
