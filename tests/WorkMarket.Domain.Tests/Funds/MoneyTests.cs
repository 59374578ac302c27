namespace WorkMarket.Domain.Tests.Funds;

[Rule("§3 Money is decimal with ISO currency and its minor units")]
public sealed class MoneyTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");

    [Fact]
    public void Tenths_add_up()
    {
        Assert.Equal(Usd(0.30m), Usd(0.1m) + Usd(0.2m));
        Assert.Equal("0.30 USD", (Usd(0.1m) + Usd(0.2m)).ToString());
        Assert.Equal("-0.10 USD", (Usd(0.2m) - Usd(0.3m)).ToString());
    }

    [Fact]
    public void Currencies_never_mix()
    {
        var (dollar, euro) = (Usd(1m), Money.From(1m, Eur));
        Assert.Throws<CurrencyMismatchException>(() => dollar + euro);
        Assert.Throws<CurrencyMismatchException>(() => dollar - euro);
        Assert.Throws<CurrencyMismatchException>(() => dollar < euro);
        Assert.Throws<CurrencyMismatchException>(() => dollar >= euro);
        Assert.Throws<CurrencyMismatchException>(() => dollar.CompareTo(euro));
        Assert.Throws<CurrencyMismatchException>(() => Money.Min(dollar, euro));
        Assert.NotEqual(dollar, euro);
    }

    [Theory]
    [InlineData("USD", "125", "125.00")]
    [InlineData("USD", "125.5", "125.50")]
    [InlineData("USD", "125.5000", "125.50")]
    [InlineData("USD", "-0.01", "-0.01")]
    [InlineData("JPY", "1500", "1500")]
    [InlineData("JPY", "1500.000", "1500")]
    [InlineData("KWD", "1.5", "1.500")]
    [InlineData("KWD", "0.001", "0.001")]
    public void It_is_written_with_exactly_the_decimals_of_its_currency(string currency, string amount, string written) =>
        Assert.Equal(written, Parse(amount, currency).AmountText);

    [Theory]
    [InlineData("USD", "0.001")]
    [InlineData("USD", "0.0000000001")]
    [InlineData("JPY", "0.5")]
    [InlineData("KWD", "0.0001")]
    public void More_decimals_than_the_currency_has_are_refused(string currency, string amount)
    {
        Assert.Throws<ArgumentException>(() => Parse(amount, currency));
        Assert.False(Money.TryOf(Decimal(amount), Currency.Parse(currency), out _));
    }

    [Fact]
    public void Its_scale_is_the_currencys_whatever_was_typed()
    {
        Assert.Equal(2, Usd(5m).Amount.Scale);
        Assert.Equal(2, Usd(5.0000m).Amount.Scale);
        Assert.Equal(2, (Usd(5m) + Usd(0.5m)).Amount.Scale);
        Assert.Equal(3, Parse("5", "KWD").Amount.Scale);
        Assert.Equal(0, Parse("5.0", "JPY").Amount.Scale);
        Assert.Equal(2, Money.Zero(Currency.Usd).Amount.Scale);
    }

    [Fact]
    public void Equal_amounts_are_equal_and_hash_alike()
    {
        Assert.Equal(Usd(1.0m), Usd(1.00m));
        Assert.Equal(Usd(1.0m).GetHashCode(), Usd(1.00m).GetHashCode());
        Assert.NotEqual(Usd(1m), Usd(1.01m));
    }

    [Fact]
    public void Amounts_of_one_currency_compare()
    {
        Assert.True(Usd(1m) < Usd(1.01m));
        Assert.True(Usd(2m) > Usd(1.99m));
        Assert.True(Usd(1m) <= Usd(1m) && Usd(1m) >= Usd(1m));
        Assert.Equal(Usd(1m), Money.Min(Usd(1m), Usd(2m)));
        Assert.Equal(Usd(1m), Money.Min(Usd(2m), Usd(1m)));
    }

    [Theory]
    [InlineData("USD", 2)]
    [InlineData("EUR", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("KWD", 3)]
    [InlineData("TND", 3)]
    [InlineData("XCG", 2)]
    [InlineData("ZWG", 2)]
    [InlineData("SLE", 2)]
    [InlineData("VED", 2)]
    [InlineData("VES", 2)]
    [InlineData("ANG", 2)]
    [InlineData("BGN", 2)]
    public void A_currency_has_its_minor_units(string code, int digits) => Assert.Equal(digits, Currency.Parse(code).Digits);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("XXX")]
    [InlineData("DEM")]
    [InlineData("BTC")]
    [InlineData("HRK")]
    [InlineData("SLL")]
    [InlineData("ZWL")]
    [InlineData("CUC")]
    [InlineData("VEF")]
    [InlineData("MRO")]
    [InlineData("STD")]
    [InlineData("BYR")]
    public void What_is_no_active_currency_is_refused(string? code)
    {
        Assert.False(Currency.TryParse(code, out _));
        Assert.Throws<FormatException>(() => Currency.Parse(code!));
    }

    /// <summary>domain.md §3, ISO currency: stored amounts in a currency that was withdrawn since stay readable.</summary>
    [Theory]
    [InlineData("ANG", false)]
    [InlineData("BGN", false)]
    [InlineData("XCG", true)]
    [InlineData("EUR", true)]
    public void One_that_was_withdrawn_is_read_and_takes_no_new_price(string code, bool isActive)
    {
        Assert.Equal(isActive, Currency.Parse(code).IsActive);
        Assert.Equal($"12.50 {code}", Parse("12.50", code).ToString());
    }

    [Fact]
    public void A_currency_that_was_never_made_has_no_code() => Assert.Throws<InvalidOperationException>(() => default(Currency).Code);

    private static Money Parse(string amount, string currency) => Money.From(Decimal(amount), Currency.Parse(currency));

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
