using System.Globalization;
using NodaTime.Text;

namespace WorkMarket.Domain.Tests.Stories;

/// <summary>Instants as a reader of the stories would say them.</summary>
internal static class Moments
{
    private static readonly LocalDateTimePattern[] Patterns =
        [.. new[] { "uuuu-MM-dd HH:mm",
            "uuuu-MM-dd HH:mm:ss" }.Select(text => LocalDateTimePattern.Create(text, CultureInfo.InvariantCulture))];

    public static DateTimeZone NewYork { get; } = Zone("America/New_York");

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    /// <summary>A local time that happens exactly once, in New York unless told otherwise; without a year it is 2026.</summary>
    public static Instant At(string local, string zone = "America/New_York") =>
        Local(local).InZoneStrictly(Zone(zone)).ToInstant();

    public static Instant Utc(string local) => Local(local).InUtc().ToInstant();

    public static Duration Minutes(double minutes) => Duration.FromMinutes(minutes);

    public static Duration Hours(double hours) => Duration.FromHours(hours);

    /// <summary>The shortest time there is: what lies on both sides of a boundary.</summary>
    public static Duration Tick { get; } = Duration.FromNanoseconds(1);

    public static LocalDateTime Local(string text) => Patterns
        .Select(pattern => pattern.Parse(text[4] == '-' ? text : "2026-" + text))
        .First(result => result.Success).Value;
}
