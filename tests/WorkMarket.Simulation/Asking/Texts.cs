using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.Time;

namespace WorkMarket.Simulation.Asking;

/// <summary>Values as they are asked for: each reader gives null for what is not allowed, and reads what its writer wrote.</summary>
internal static class Texts
{
    /// <summary>What <see cref="Business(string)"/> reads.</summary>
    public const string BusinessAllowed = "business time from PT1H to PT8784H, as in PT48H";

    /// <summary>What <see cref="Calendar(string)"/> reads.</summary>
    public const string CalendarAllowed = "a span of the calendar from PT1H to P1Y, as in P1M or P30D";

    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public static int? Whole(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : null;

    public static ulong? Seed(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    public static LocalDate? Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 2000 and < 2100 } day } ? day : null;

    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static BusinessSpan? Business(string text) =>
        Iso(text) is { HasDateComponent: false } span && Length(span) is var open && open >= Duration.FromHours(1)
            && open <= Duration.FromHours(8784) ? new(open) : null;

    public static string Business(BusinessSpan span) => Calendar(new PeriodBuilder
    {
        Hours = (long)span.Open.TotalHours,
        Minutes = span.Open.Minutes,
        Seconds = span.Open.Seconds,
    }.Build());

    public static Period? Calendar(string text) =>
        Iso(text) is { } span && Length(span) is var length && length >= Duration.FromHours(1) && length <= Duration.FromDays(366)
            ? span
            : null;

    public static string Calendar(Period span) => PeriodPattern.Roundtrip.Format(span);

    public static OpeningHours? Hours(string text) => text switch
    {
        "wholeDays" => new OpeningHours.WholeDays(),
        "always" => new OpeningHours.Always(),
        _ => text.Split('-') is [var opens, var closes]
            && TimeOfDay.Parse(opens) is { Success: true, Value: var from } && TimeOfDay.Parse(closes) is { Success: true, Value: var to }
            && from < to
            ? new OpeningHours.Office(from, to)
            : null,
    };

    public static string Hours(OpeningHours hours) => hours switch
    {
        OpeningHours.Office office => $"{TimeOfDay.Format(office.Opens)}-{TimeOfDay.Format(office.Closes)}",
        OpeningHours.Always => "always",
        _ => "wholeDays",
    };

    public static DateTimeZone? Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    public static HolidayRule? Holidays(string text) => text switch
    {
        "usFederal" => HolidayRule.UsFederal,
        "none" => HolidayRule.None,
        _ => null,
    };

    public static string Holidays(HolidayRule rule) => rule == HolidayRule.UsFederal ? "usFederal" : "none";

    // To the library a small s is milliseconds, which nobody would expect.
    private static Period? Iso(string text) =>
        !text.Contains('-') && !text.Any(char.IsAsciiLetterLower) && PeriodPattern.Roundtrip.Parse(text) is { Success: true } parsed
            ? parsed.Value : null;

    // Its years and months as long as those from the beginning of a leap year on. What is far too long is not counted out.
    private static Duration Length(Period span)
    {
        const int Many = 40_000_000;
        var from = new LocalDateTime(2028, 1, 1, 0, 0);
        var isShort = span is { Years: <= 2, Months: <= 24, Weeks: <= 104, Days: <= 800 }
            && span is { Hours: <= Many, Minutes: <= Many, Seconds: <= Many };
        return isShort && span is { Milliseconds: 0, Ticks: 0, Nanoseconds: 0 }
            ? (from + span).InUtc().ToInstant() - from.InUtc().ToInstant()
            : Duration.MaxValue;
    }
}
