using System.Globalization;

namespace WorkMarket.Domain.Funds;

/// <summary>
/// How work is paid (domain.md §2): a flat price, per hour, per unit, or blended per hour, each with a maximum. A closed set; all amounts
/// of one price are in one currency.
/// </summary>
public abstract record Pricing
{
    private Pricing() { }

    /// <summary>The most that it can come to, rounded to the currency's minor unit.</summary>
    public abstract Money Maximum { get; }

    /// <summary>The currency of all its amounts.</summary>
    public abstract Currency Currency { get; }

    /// <summary>A flat price is just money.</summary>
    public static implicit operator Pricing(Money price) => new Flat(price);

    /// <summary>One price for all of it.</summary>
    public sealed record Flat(Money FlatPrice) : Pricing
    {
        /// <inheritdoc/>
        public override Money Maximum => FlatPrice;

        /// <inheritdoc/>
        public override Currency Currency => FlatPrice.Currency;

        /// <inheritdoc/>
        public override string ToString() => FlatPrice.ToString();
    }

    /// <summary>Per hour, up to a number of hours.</summary>
    public sealed record PerHour(Money PerHourPrice, decimal MaxNumberOfHours) : Pricing
    {
        /// <inheritdoc/>
        public override Money Maximum => PerHourPrice.Times(MaxNumberOfHours);

        /// <inheritdoc/>
        public override Currency Currency => PerHourPrice.Currency;

        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{PerHourPrice} per hour, at most {MaxNumberOfHours}");
    }

    /// <summary>Per unit, up to a number of units.</summary>
    public sealed record PerUnit(Money PerUnitPrice, decimal MaxNumberOfUnits) : Pricing
    {
        /// <inheritdoc/>
        public override Money Maximum => PerUnitPrice.Times(MaxNumberOfUnits);

        /// <inheritdoc/>
        public override Currency Currency => PerUnitPrice.Currency;

        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{PerUnitPrice} per unit, at most {MaxNumberOfUnits}");
    }

    /// <summary>Per hour at one rate for the first hours and at another for those after, up to a number of hours after.</summary>
    public sealed record BlendedPerHour(
        Money InitialPerHourPrice, decimal InitialNumberOfHours, Money AdditionalPerHourPrice, decimal MaxBlendedNumberOfHours) : Pricing
    {
        /// <inheritdoc/>
        public override Money Maximum => Currency.Rounded(
            (InitialPerHourPrice.Amount * InitialNumberOfHours) + (AdditionalPerHourPrice.Amount * MaxBlendedNumberOfHours));

        /// <inheritdoc/>
        public override Currency Currency => InitialPerHourPrice.Currency;

        /// <inheritdoc/>
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{InitialPerHourPrice} per hour for {InitialNumberOfHours}, then {AdditionalPerHourPrice}, at most {MaxBlendedNumberOfHours}");
    }
}
