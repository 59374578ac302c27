using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Places;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Portal.Shell;

/// <summary>How pages write instants, spans and money (design: “Thu 3 Dec, 14:00 EST”, “1 h 14 min”, “$45.00”).</summary>
public static class Times
{
    private static readonly ZonedDateTimePattern ThisYear = ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM', 'HH':'mm x", null);
    private static readonly ZonedDateTimePattern TimeOfDay = ZonedDateTimePattern.CreateWithInvariantCulture("HH':'mm x", null);
    private static readonly ZonedDateTimePattern Machine =
        ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>", null);
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");
    private static readonly LocalDatePattern DayWithYear = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");
    private static readonly LocalDateTimePattern Control = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>An instant in a zone, with the year.</summary>
    public static ZonedDateTimePattern WithYear { get; } =
        ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu', 'HH':'mm x", null);

    /// <summary>An instant in a zone; with the year only where it is another one than now.</summary>
    public static string InWords(Instant at, DateTimeZone zone, Instant now)
    {
        var local = at.InZone(zone);
        return (local.Year == now.InZone(zone).Year ? ThisYear : WithYear).Format(local);
    }

    /// <summary>An instant until which something is to be done, in a zone: the end of a day is said as that.</summary>
    public static string Until(Instant at, DateTimeZone zone, Instant now) =>
        Wording.DayThatEndsAt(at, zone) is { } day ? $"the end of {(day.Year == now.InZone(zone).Year ? Day : DayWithYear).Format(day)}"
            : InWords(at, zone, now);

    /// <summary>The time of day of an instant in a zone.</summary>
    public static string Clock(Instant at, DateTimeZone zone) => TimeOfDay.Format(at.InZone(zone));

    /// <summary>From when to when, in a zone.</summary>
    public static string InWords(Instant from, Instant until, DateTimeZone zone) =>
        $"{WithYear.Format(from.InZone(zone))} to {WithYear.Format(until.InZone(zone))}";

    /// <summary>The size of a file.</summary>
    public static string InWords(long bytes) => bytes < 100_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.0} MB");

    /// <summary>An instant for <c>datetime</c>.</summary>
    public static string ForMachine(Instant at, DateTimeZone zone) => Machine.Format(at.InZone(zone));

    /// <summary>An instant as a control for date and time holds it.</summary>
    public static string ForControl(Instant at, DateTimeZone zone) => Control.Format(at.InZone(zone).LocalDateTime);

    /// <summary>A span of time to the minute.</summary>
    public static string InWords(Duration span)
    {
        var minutes = (long)Math.Round(span.TotalMinutes);
        return minutes < 60
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60:00} min");
    }

    /// <summary>A price: all of it, or for an hour or unit with how many at most.</summary>
    public static string InWords(Pricing price) => price switch
    {
        Pricing.Flat flat => $"{InWords(flat.FlatPrice)} flat",
        Pricing.PerHour hours => $"{InWords(hours.PerHourPrice)} an hour, up to {InWords(hours.MaxNumberOfHours)} h",
        Pricing.PerUnit units => $"{InWords(units.PerUnitPrice)} a unit, up to {InWords(units.MaxNumberOfUnits)}",
        Pricing.BlendedPerHour two => $"{InWords(two.InitialPerHourPrice)} an hour for {InWords(two.InitialNumberOfHours)} h, then "
            + $"{InWords(two.AdditionalPerHourPrice)} for up to {InWords(two.MaxBlendedNumberOfHours)} h",
        _ => throw new ArgumentOutOfRangeException(nameof(price), price, null),
    };

    /// <summary>A distance.</summary>
    public static string InWords(Distance distance)
    {
        ArgumentNullException.ThrowIfNull(distance);
        return $"{InWords((decimal)distance.Value)} {(distance.Unit == DistanceUnit.Miles ? "mi" : "km")}";
    }

    private static string InWords(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>An amount.</summary>
    public static string InWords(Money money)
    {
        var digits = Math.Abs(money.Amount).ToString($"N{money.Currency.Digits}", CultureInfo.InvariantCulture);
        var sign = money.Amount < 0 ? "−" : "";
        return money.Currency.Code == "USD" ? $"{sign}${digits}" : $"{sign}{digits} {money.Currency.Code}";
    }
}
