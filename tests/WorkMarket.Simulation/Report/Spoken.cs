using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace WorkMarket.Simulation.Report;

/// <summary>Values as the tables say them.</summary>
internal static class Spoken
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.Create(
        "ddd uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The name of a value.</summary>
    public static string Say(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A local time, to the second.</summary>
    public static string Say(Instant at, DateTimeZone zone) => Minute.Format(at.InZone(zone).LocalDateTime);
}
