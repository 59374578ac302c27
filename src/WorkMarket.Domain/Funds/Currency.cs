using System.Collections.Frozen;

namespace WorkMarket.Domain.Funds;

/// <summary>
/// An ISO 4217 currency with its number of minor-unit digits (USD 2, JPY 0, KWD 3), as of November 2026. domain.md §3. One that was
/// withdrawn is read for ever where it was priced in, and no new price is in it.
/// </summary>
public readonly record struct Currency
{
    private static readonly FrozenDictionary<string, int> MinorUnitDigits = Table(
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (2, "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC " +
            "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES " +
            "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR " +
            "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT " +
            "TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"),
        (3, "BHD IQD JOD KWD LYD OMR TND"));

    // ANG became XCG on 2025-03-31 and was withdrawn on 2025-07-01, BGN became EUR on 2026-01-01.
    private static readonly FrozenDictionary<string, int> Withdrawn = Table((2, "ANG BGN"));

    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>United States dollar.</summary>
    public static Currency Usd { get; } = new("USD");

    /// <summary>The three-letter code, upper case.</summary>
    public string Code => code ?? throw new InvalidOperationException("A currency is made with Parse.");

    /// <summary>Digits after the decimal point that the currency has.</summary>
    public int Digits => MinorUnitDigits.TryGetValue(Code, out var digits) ? digits : Withdrawn[Code];

    /// <summary>Whether a new price can be in it.</summary>
    public bool IsActive => MinorUnitDigits.ContainsKey(Code);

    /// <summary>An amount rounded half up (away from zero) to the minor unit.</summary>
    public Money Rounded(decimal amount) => Money.From(decimal.Round(amount, Digits, MidpointRounding.AwayFromZero), this);

    /// <summary>Reads an upper-case ISO 4217 code; false where there never was such a currency here.</summary>
    public static bool TryParse(string? code, out Currency currency)
    {
        var known = code is not null && (MinorUnitDigits.ContainsKey(code) || Withdrawn.ContainsKey(code));
        currency = known ? new Currency(code!) : default;
        return known;
    }

    /// <summary>Reads an upper-case ISO 4217 code.</summary>
    /// <exception cref="FormatException">There never was such a currency here.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is not an ISO 4217 currency.");

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static FrozenDictionary<string, int> Table(params (int Digits, string Codes)[] rows) =>
        rows.SelectMany(row => row.Codes.Split(' ').Select(code => (code, row.Digits)))
            .ToFrozenDictionary(row => row.code, row => row.Digits, StringComparer.Ordinal);
}
