using NodaTime;

namespace WorkMarket.Domain.Time;

/// <summary>
/// A span of business time, as in the 48 business hours of domain.md §6. It is no plain duration: how long it lasts on the clock on the
/// wall, a <see cref="BusinessCalendar"/> says.
/// </summary>
public readonly record struct BusinessSpan : IComparable<BusinessSpan>
{
    /// <summary>No time at all.</summary>
    public static BusinessSpan Zero { get; }

    /// <summary>So much time while business is open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than nothing.</exception>
    public BusinessSpan(Duration open)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(open, Duration.Zero);
        Open = open;
    }

    /// <summary>How much time it is while business is open; never negative.</summary>
    public Duration Open { get; }

    /// <summary>So many business hours.</summary>
    public static BusinessSpan FromHours(int hours) => new(Duration.FromHours(hours));

    /// <inheritdoc/>
    public int CompareTo(BusinessSpan other) => Open.CompareTo(other.Open);

    /// <summary>Whether one is shorter.</summary>
    public static bool operator <(BusinessSpan one, BusinessSpan other) => one.Open < other.Open;

    /// <summary>Whether one is longer.</summary>
    public static bool operator >(BusinessSpan one, BusinessSpan other) => one.Open > other.Open;

    /// <summary>Whether one is not longer.</summary>
    public static bool operator <=(BusinessSpan one, BusinessSpan other) => one.Open <= other.Open;

    /// <summary>Whether one is not shorter.</summary>
    public static bool operator >=(BusinessSpan one, BusinessSpan other) => one.Open >= other.Open;

    /// <inheritdoc/>
    public override string ToString() => $"{Open.TotalHours:0.##} business hours";
}

/// <summary>
/// Spans counted in a time zone: years, months, weeks and days move the local date (a skipped or doubled local time resolves
/// leniently), hours and less are elapsed time. domain.md §3 and §6.
/// </summary>
public static class ZonedSpan
{
    /// <summary>The instant a span after another.</summary>
    public static Instant Plus(this Instant from, Period span, DateTimeZone zone) =>
        from.OnDate(date => date + DatePart(span), zone) + TimePart(span);

    /// <summary>The instant a span before another.</summary>
    public static Instant Minus(this Instant from, Period span, DateTimeZone zone) =>
        from.OnDate(date => date - DatePart(span), zone) - TimePart(span);

    /// <summary>The end of the local day that comes a number of days after an instant's own: the start of the day after it.</summary>
    public static Instant EndOfDay(this Instant from, int days, DateTimeZone zone) =>
        zone.AtStartOfDay(from.InZone(zone).Date.PlusDays(days + 1)).ToInstant();

    // Where the date stays, the instant does: the second of two equal local times must not become the first.
    private static Instant OnDate(this Instant from, Func<LocalDateTime, LocalDateTime> move, DateTimeZone zone)
    {
        var local = from.InZone(zone).LocalDateTime;
        var moved = move(local);
        return moved == local ? from : zone.AtLeniently(moved).ToInstant();
    }

    private static Period DatePart(Period span) =>
        new PeriodBuilder { Years = span.Years, Months = span.Months, Weeks = span.Weeks, Days = span.Days }.Build();

    private static Duration TimePart(Period span) => (span - DatePart(span)).ToDuration();
}
