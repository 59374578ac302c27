using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.Time;

namespace WorkMarket.Api.Settings;

/// <summary>
/// The three kinds of span, which are not each other's: elapsed time, business time, and spans of the calendar. None of them goes back,
/// and none is nothing unless the setting's range says so. A second is the least: the clocks are not finer.
/// </summary>
internal static class Spans
{
    private const string Second = "PT1S";
    private static readonly LocalDateTime AnyTime = new(2000, 1, 1, 0, 0);

    /// <summary>Elapsed time, in ISO 8601 or as hours, minutes and seconds.</summary>
    public static SettingType Duration(PropertyInfo property) =>
        SettingType.Ranged("a duration such as PT30S, P7D or 00:00:30,", property, (Second, "P3660D"),
        text => Elapsed(text), value => Show((Duration)value), (one, other) => ((Duration)one).CompareTo((Duration)other));

    /// <summary>Several of them. Each lasts a second at least, and no longer than a message can be hidden.</summary>
    public static SettingType Durations(PropertyInfo property) => SettingType.List("durations from PT1S to P7D, as in PT30S, PT10M, PT1H",
        text =>
            Elapsed(text) is { } span && span >= NodaTime.Duration.FromSeconds(1) && span <= NodaTime.Duration.FromDays(7) ? span : null,
        all => all.Cast<Duration>().ToImmutableList(), value => ((ImmutableList<Duration>)value).Select(Show));

    /// <summary>Time while business is open: it has hours, minutes and seconds, as a day is open for longer or shorter.</summary>
    public static SettingType Business(PropertyInfo property) =>
        SettingType.Ranged("business time such as PT48H,", property, (Second, "PT8784H"),
        text => Iso(text) is { HasDateComponent: false } span && Total(span) is { } open ? new BusinessSpan(open) : null,
        value => PeriodPattern.Roundtrip.Format(Hours(((BusinessSpan)value).Open)),
        (one, other) => ((BusinessSpan)one).CompareTo((BusinessSpan)other));

    /// <summary>A span of the calendar: a month is as long as the month is.</summary>
    public static SettingType Calendar(PropertyInfo property) =>
        SettingType.Ranged("a span of the calendar such as P1M, P90D or PT24H,", property, (Second, "P10Y"),
        text => Iso(text) is { } span && End(span) is not null ? span : null,
        value => PeriodPattern.Roundtrip.Format((Period)value),
        (one, other) => End((Period)one)!.Value.CompareTo(End((Period)other)!.Value));

    private static Duration? Elapsed(string text) =>
        // "30" alone would be read as 30 days.
        !text.Contains(':') ? Iso(text) is { Years: 0, Months: 0 } span ? Total(span) : null
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time)
            && time >= TimeSpan.Zero ? NodaTime.Duration.FromTimeSpan(time)
        : null;

    private static Period? Iso(string text) =>
        !text.Contains('-') && PeriodPattern.Roundtrip.Parse(text) is { Success: true, Value: var span } ? span : null;

    private static Duration? Total(Period span)
    {
        try
        {
            return span.ToDuration();
        }
        catch (Exception tooLong) when (tooLong is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    // Where a span ends that begins at any time; null beyond the calendar.
    private static LocalDateTime? End(Period span)
    {
        try
        {
            return AnyTime + span;
        }
        catch (Exception beyond) when (beyond is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string Show(Duration span) => PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds(span.ToInt64Nanoseconds()));

    private static Period Hours(Duration span) => new PeriodBuilder
    {
        Hours = (long)span.TotalHours,
        Minutes = span.Minutes,
        Seconds = span.Seconds,
        Nanoseconds = span.SubsecondNanoseconds,
    }.Build();
}
