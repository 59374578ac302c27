using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;

namespace WorkMarket.Portal.Forms;

/// <summary>
/// What people type where the API takes one form of it alone: what can be meant in one way only is put so, and all else goes on as it is,
/// for the API to say what is wrong with it.
/// </summary>
internal static partial class FormTexts
{
    /// <summary>The zones that are offered: those of the United States. Others are typed.</summary>
    public static ImmutableList<string> Zones { get; } =
    [
        "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage",
        "Pacific/Honolulu", "America/Puerto_Rico", "America/Detroit", "America/Boise", "America/Indiana/Indianapolis",
        "America/Kentucky/Louisville", "Pacific/Guam",
    ];

    // The currencies that a sign may stand for, where the form is in one of them.
    private static readonly FrozenDictionary<string, string[]> Signs = new Dictionary<string, string[]>
    {
        ["$"] = ["USD", "CAD", "AUD", "NZD", "MXN"],
        ["€"] = ["EUR"],
        ["£"] = ["GBP"],
    }.ToFrozenDictionary();

    // A place whose name several zones have names none.
    private static readonly FrozenDictionary<string, string> ZoneOfPlace = DateTimeZoneProviders.Tzdb.Ids
        .Where(id => TzdbDateTimeZoneSource.Default.CanonicalIdMap[id] == id && id.Contains('/', StringComparison.Ordinal))
        .GroupBy(id => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' '), StringComparer.OrdinalIgnoreCase)
        .Where(alike => alike.Count() == 1)
        .ToFrozenDictionary(alike => alike.Key, alike => alike.Single(), StringComparer.OrdinalIgnoreCase);

    /// <summary>An amount of money without the sign of its currency, and without what stands between thousands.</summary>
    public static string Money(string text, string? currency)
    {
        var (trimmed, sign) = (text.Trim(), Signs.Keys.FirstOrDefault(sign => text.Contains(sign, StringComparison.Ordinal)));
        if (sign is not null && (currency is null || Signs[sign].Contains(currency)))
            trimmed = trimmed.StartsWith(sign, StringComparison.Ordinal) ? trimmed[sign.Length..].Trim() : trimmed;
        return Number(trimmed) is var number && Plain().IsMatch(number) ? number : text;
    }

    /// <summary>A number without what stands between thousands.</summary>
    public static string Number(string text) =>
        Thousands().IsMatch(text.Trim()) ? text.Trim().Replace(",", "", StringComparison.Ordinal) : text;

    /// <summary>The id of a zone, as in <c>America/Denver</c>, by the place that it is named for.</summary>
    public static string Zone(string text) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null ? text
        : ZoneOfPlace.GetValueOrDefault(text.Trim()) ?? text;

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^\d+(\.\d+)?$")]
    private static partial Regex Plain();
}
