using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace WorkMarket.Domain.Time;

/// <summary>Which holidays are no business days.</summary>
public enum HolidayRule
{
    /// <summary>None.</summary>
    None,

    /// <summary>The federal holidays of the United States, as observed.</summary>
    UsFederal,
}

/// <summary>
/// Business time (domain.md §6): elapsed time that falls on business days, Monday to Friday less holidays in the platform's zone. Each
/// part is a setting.
/// </summary>
public sealed record BusinessCalendar
{
    // A day begins at its first instant; one that its zone left out is empty.
    private static readonly ZoneLocalMappingResolver StartOfDay =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The zone in which business days begin and end.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZoneProviders.Tzdb["America/New_York"];

    /// <summary>When business is open on business days, or that it always is.</summary>
    public OpeningHours Hours { get; init; } = new OpeningHours.WholeDays();

    /// <summary>The days of the week on which business is open.</summary>
    public ImmutableSortedSet<IsoDayOfWeek> Weekdays
    {
        get;
        init => field = value.IsEmpty ? throw new ArgumentException("There is no business without a business day.", nameof(value)) : value;
    } = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    /// <summary>The holidays on which business is closed.</summary>
    public HolidayRule Holidays { get; init; } = HolidayRule.UsFederal;

    /// <summary>Further days on which business is closed.</summary>
    public ImmutableSortedSet<LocalDate> ExtraHolidays { get; init; } = [];

    /// <summary>Whether business is open. At the instant at which it closes it is closed.</summary>
    public bool IsOpen(Instant at) => OpenAfter(at).First().Start <= at;

    /// <summary>
    /// The instant a span of business time after another. It never lies where business is closed: a span that ends exactly at closing
    /// ends at the next opening, and no time at all from a closed instant is the next opening.
    /// </summary>
    /// <exception cref="OverflowException">It would lie beyond the calendar's end, in the year 9999.</exception>
    public Instant Plus(Instant from, BusinessSpan span)
    {
        var left = span.Open;
        foreach (var open in OpenAfter(from))
        {
            var start = Instant.Max(from, open.Start);
            if (open.End is not { } end || left < end - start)
                return start + left;
            left -= end - start;
        }
        throw new OverflowException("The calendar ends before that.");
    }

    /// <summary>The latest instant from which so much business time passes until another.</summary>
    public Instant Minus(Instant until, BusinessSpan span)
    {
        if (Hours is OpeningHours.Always)
            return until - span.Open;
        // Days before it, from far enough back that there are enough business days.
        for (var days = 7; ; days *= 2)
        {
            var left = span.Open;
            foreach (var (start, end) in OpenAfter(until - Duration.FromDays(days)).TakeWhile(open => open.Start < until).Reverse())
            {
                var length = Instant.Min(end!.Value, until) - start;
                if (left <= length)
                    return Instant.Min(end.Value, until) - left;
                left -= length;
            }
        }
    }

    /// <summary>How much business time there is between two instants: none where the second is not after the first.</summary>
    public BusinessSpan Between(Instant from, Instant to) => to <= from ? BusinessSpan.Zero : new(OpenAfter(from)
        .TakeWhile(open => open.Start < to)
        .Aggregate(Duration.Zero, (sum, open) => sum + (Instant.Min(open.End ?? to, to) - Instant.Max(open.Start, from))));

    /// <summary>Whether a date is a business day.</summary>
    public bool IsBusinessDay(LocalDate date) => Hours is OpeningHours.Always
        || Weekdays.Contains(date.DayOfWeek)
        && !ExtraHolidays.Contains(date)
        && !(Holidays == HolidayRule.UsFederal && UsFederalHolidays.Include(date));

    /// <summary>The times of opening that end after an instant, in their order. A null end never comes.</summary>
    private IEnumerable<(Instant Start, Instant? End)> OpenAfter(Instant from)
    {
        if (Hours is OpeningHours.Always)
        {
            yield return (from, null);
            yield break;
        }
        // Where the clocks go back across midnight, an instant may belong to the day after or before the one that they show.
        for (var date = from.InZone(Zone).Date.PlusDays(-1); ; date = date.PlusDays(1))
        {
            if (IsBusinessDay(date) && Opening(date) is var open && open.End > from && open.Start < open.End)
                yield return open;
        }
    }

    private (Instant Start, Instant End) Opening(LocalDate date) => Hours is OpeningHours.Office office
        ? (Zone.AtLeniently(date + office.Opens).ToInstant(), Zone.AtLeniently(date + office.Closes).ToInstant())
        : (Start(date), Start(date.PlusDays(1)));

    private Instant Start(LocalDate date) => Zone.ResolveLocal(date.AtMidnight(), StartOfDay).ToInstant();
}
