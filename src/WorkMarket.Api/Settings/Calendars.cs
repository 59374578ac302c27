using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.Time;

namespace WorkMarket.Api.Settings;

/// <summary>The kinds of setting that a calendar is made of.</summary>
internal static class Calendars
{
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time zone.</summary>
    public static SettingType Zone { get; } = new("a time zone of the tz database, as in America/New_York",
        DateTimeZoneProviders.Tzdb.GetZoneOrNull, zone => ((DateTimeZone)zone).Id);

    /// <summary>An instant.</summary>
    public static SettingType Moment { get; } = new("an instant, as in 2026-12-01T00:00:00Z",
        text => InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant } ? instant : null,
        instant => InstantPattern.ExtendedIso.Format((Instant)instant));

    /// <summary>When business is open.</summary>
    public static SettingType Hours { get; } = new("wholeDays, always, or office hours as in 09:00-17:00", text => text switch
    {
        "wholeDays" => new OpeningHours.WholeDays(),
        "always" => new OpeningHours.Always(),
        _ => text.Split('-') is [var opens, var closes]
            && TimeOfDay.Parse(opens) is { Success: true, Value: var from } && TimeOfDay.Parse(closes) is { Success: true, Value: var to }
                && from < to
            ? new OpeningHours.Office(from, to)
            : null,
    }, hours => hours switch
    {
        OpeningHours.Office office => $"{TimeOfDay.Format(office.Opens)}-{TimeOfDay.Format(office.Closes)}",
        OpeningHours.Always => "always",
        _ => "wholeDays",
    });

    /// <summary>Dates.</summary>
    public static SettingType Dates { get; } = SettingType.List("dates, as in 2026-12-24, 2026-12-31",
        text => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date : null,
        dates => dates.Cast<LocalDate>().ToImmutableSortedSet(),
        dates => ((ImmutableSortedSet<LocalDate>)dates).Select(LocalDatePattern.Iso.Format));

    /// <summary>Days of the week, one at least.</summary>
    public static SettingType Weekdays { get; } = SettingType.List("days of the week, as in monday, tuesday",
        text => Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && Name(day) == text).Cast<object>().SingleOrDefault(),
        days => days.Cast<IsoDayOfWeek>().ToImmutableSortedSet(), days => ((ImmutableSortedSet<IsoDayOfWeek>)days).Select(Name));

    private static string Name(IsoDayOfWeek day) => day.ToString().ToLowerInvariant();
}
