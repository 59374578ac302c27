using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.Time;

namespace WorkMarket.Api.Time;

/// <summary>
/// The platform's calendar as it is set under <c>WorkMarket:BusinessTime:</c> in configuration. What is not set is as domain.md has it.
/// </summary>
public static class BusinessTimeSettings
{
    private const string Room = "WorkMarket:BusinessTime";
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static BusinessCalendar Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Room);
        var usual = new BusinessCalendar();
        return new()
        {
            Zone = Part("Zone", usual.Zone, Zone),
            Hours = Part("Hours", usual.Hours, Hours),
            Holidays = Part("Holidays", usual.Holidays, Holidays),
            ExtraHolidays = Part("ExtraHolidays", usual.ExtraHolidays, Dates),
        };

        T Part<T>(string name, T fallback, Func<string, T?> read) => section[name] is not { Length: > 0 } text ? fallback
            : read(text) ?? throw new InvalidOperationException($"{Room}:{name} cannot be '{text}'.");
    }

    private static DateTimeZone? Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    private static OpeningHours? Hours(string text) => text switch
    {
        "wholeDays" => new OpeningHours.WholeDays(),
        "always" => new OpeningHours.Always(),
        _ => text.Split('-') is [var opens, var closes]
            && TimeOfDay.Parse(opens) is { Success: true, Value: var from } && TimeOfDay.Parse(closes) is { Success: true, Value: var to } && from < to
            ? new OpeningHours.Office(from, to)
            : null,
    };

    private static HolidayRule Holidays(string text) => text switch
    {
        "usFederal" => HolidayRule.UsFederal,
        "none" => HolidayRule.None,
        _ => throw new InvalidOperationException($"{Room}:Holidays is usFederal or none, not '{text}'."),
    };

    private static ImmutableSortedSet<LocalDate>? Dates(string text)
    {
        var dates = text.Split(',', StringSplitOptions.TrimEntries).Select(LocalDatePattern.Iso.Parse).ToList();
        return dates.TrueForAll(date => date.Success) ? [.. dates.Select(date => date.Value)] : null;
    }
}
