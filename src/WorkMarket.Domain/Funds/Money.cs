using System.Globalization;

namespace WorkMarket.Domain.Funds;

/// <summary>
/// A decimal amount in one currency, exact to that currency's minor unit. Amounts of two currencies never mix (domain.md §3).
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    private Money(decimal amount, Currency currency) => (Amount, Currency) = (amount, currency);

    /// <summary>The amount in major units, with no more decimals than the currency has.</summary>
    public decimal Amount { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>Makes an amount.</summary>
    /// <exception cref="ArgumentException">The amount has more decimals than the currency.</exception>
    public static Money From(decimal amount, Currency currency) =>
        TryOf(amount, currency, out var money)
            ? money
            : throw new ArgumentException(
                $"{currency} has {currency.Digits} decimals; {amount.ToString(CultureInfo.InvariantCulture)} has more.", nameof(amount));

    /// <summary>Makes an amount; false where it has more decimals than the currency.</summary>
    public static bool TryOf(decimal amount, Currency currency, out Money money)
    {
        var rounded = decimal.Round(amount, currency.Digits);
        money = rounded == amount ? new Money(Scaled(rounded, currency.Digits), currency) : default;
        return rounded == amount;
    }

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => From(0m, currency);

    /// <summary>The lower of two amounts of one currency.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static Money Min(Money left, Money right) => left <= right ? left : right;

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + Same(left, right).Amount, left.Currency);

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - Same(left, right).Amount, left.Currency);

    /// <summary>So many times the amount, rounded half up (away from zero) to the minor unit.</summary>
    /// <exception cref="OverflowException">The product is beyond what a decimal holds.</exception>
    public Money Times(decimal quantity) => Currency.Rounded(Amount * quantity);

    /// <summary>Whether the left amount is the smaller one.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is the larger one.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is no larger.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is no smaller.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <summary>The amount with exactly the currency's decimals and the code, as in <c>125.00 USD</c>.</summary>
    public override string ToString() => $"{AmountText} {Currency}";

    /// <summary>The amount with exactly the currency's decimals, as in <c>125.00</c>.</summary>
    public string AmountText => Amount.ToString("F" + Currency.Digits, CultureInfo.InvariantCulture);

    private static Money Same(Money left, Money right) =>
        left.Currency == right.Currency ? right : throw new CurrencyMismatchException(left.Currency, right.Currency);

    private static decimal Scaled(decimal amount, int digits) => amount + new decimal(0, 0, 0, false, (byte)digits);
}

/// <summary>Two currencies met in one sum or comparison (domain.md §3: currencies never mix).</summary>
public sealed class CurrencyMismatchException(Currency left, Currency right)
    : InvalidOperationException($"{left} and {right} do not mix.");
