using NodaTime;
using NodaTime.Text;

namespace WorkMarket.Application.Json;

/// <summary>Reads instants as RFC 3339 has them. Without an offset a time is no instant.</summary>
public static class OffsetInstant
{
    /// <summary>Reads an instant.</summary>
    /// <exception cref="FormatException">It is not RFC 3339, or has no offset.</exception>
    public static Instant Parse(string text)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text);
        return parsed.Success
            ? parsed.Value.ToInstant()
            : throw new FormatException($"'{text}' is not an RFC 3339 time with an offset, as in 2026-11-20T15:00:00-05:00 or 2026-11-20T20:00:00Z.");
    }
}
