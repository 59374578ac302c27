using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace WorkMarket.Application.Json;

/// <summary>Reads instants as RFC 3339 has them. Without an offset a time is no instant.</summary>
public static partial class OffsetInstant
{
    /// <summary>Reads an instant.</summary>
    /// <exception cref="FormatException">It is not RFC 3339, has no offset, or lies outside the calendar.</exception>
    public static Instant Parse(string text)
    {
        if (!Form().IsMatch(text) || OffsetDateTimePattern.Rfc3339.Parse(text.ToUpperInvariant()) is not { Success: true } parsed)
            throw new FormatException(
                $"'{text}' is not an RFC 3339 time with an offset, as in 2026-11-20T15:00:00-05:00 or 2026-11-20T20:00:00Z.");
        try
        {
            return parsed.Value.ToInstant();
        }
        catch (OverflowException)
        {
            throw new FormatException($"'{text}' lies outside the calendar.");
        }
    }

    // The library also reads 24:00, and a comma for the point.
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Form();
}
