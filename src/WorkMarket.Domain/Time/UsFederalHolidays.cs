using NodaTime;

namespace WorkMarket.Domain.Time;

/// <summary>
/// The federal holidays of the United States (5 U.S.C. 6103), computed, on the days on which they are observed: one that falls on a
/// Saturday is observed on the Friday before, one on a Sunday on the Monday after. Inauguration Day, kept in the capital alone, is not
/// among them.
/// </summary>
public static class UsFederalHolidays
{
    /// <summary>Whether a holiday is observed on a day.</summary>
    public static bool Include(LocalDate date) =>
        In(date.Year).Any(holiday => Observed(holiday) == date)
        // New Year's Day is observed in the year before when it is a Saturday.
        || date is { Month: 12, Day: 31 } && Observed(date.PlusDays(1)) == date;

    /// <summary>The days on which the holidays of a year are observed, in their order. The first may lie in the year before.</summary>
    public static IEnumerable<LocalDate> ObservedOf(int year) => In(year).Select(Observed);

    private static IEnumerable<LocalDate> In(int year) =>
    [
        new(year, 1, 1),                                                          // New Year's Day
        LocalDate.FromYearMonthWeekAndDay(year, 1, 3, IsoDayOfWeek.Monday),       // Birthday of Martin Luther King, Jr.
        LocalDate.FromYearMonthWeekAndDay(year, 2, 3, IsoDayOfWeek.Monday),       // Washington's Birthday
        LocalDate.FromYearMonthWeekAndDay(year, 5, LastWeek, IsoDayOfWeek.Monday), // Memorial Day
        new(year, 6, 19),                                                         // Juneteenth
        new(year, 7, 4),                                                          // Independence Day
        LocalDate.FromYearMonthWeekAndDay(year, 9, 1, IsoDayOfWeek.Monday),       // Labor Day
        LocalDate.FromYearMonthWeekAndDay(year, 10, 2, IsoDayOfWeek.Monday),      // Columbus Day
        new(year, 11, 11),                                                        // Veterans Day
        LocalDate.FromYearMonthWeekAndDay(year, 11, 4, IsoDayOfWeek.Thursday),    // Thanksgiving Day
        new(year, 12, 25),                                                        // Christmas Day
    ];

    // The library takes a fifth week for the last one.
    private const int LastWeek = 5;

    private static LocalDate Observed(LocalDate holiday) => holiday.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => holiday.PlusDays(-1),
        IsoDayOfWeek.Sunday => holiday.PlusDays(1),
        _ => holiday,
    };
}
