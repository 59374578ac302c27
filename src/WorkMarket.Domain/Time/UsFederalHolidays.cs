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
    public static bool Include(LocalDate date) => date.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday => false,
        IsoDayOfWeek.Friday => IsHoliday(date) || IsHoliday(date.PlusDays(1)),
        IsoDayOfWeek.Monday => IsHoliday(date) || IsHoliday(date.PlusDays(-1)),
        _ => IsHoliday(date),
    };

    /// <summary>The days on which the holidays of a year are observed, in their order. The first may lie in the year before.</summary>
    public static IEnumerable<LocalDate> ObservedOf(int year) =>
        new DateInterval(new(year, 1, 1), new(year, 12, 31)).Where(IsHoliday).Select(Observed);

    private static bool IsHoliday(LocalDate date) => (date.Month, date.Day, date.DayOfWeek) switch
    {
        (1, 1, _) => true,                                  // New Year's Day
        (1, >= 15 and <= 21, IsoDayOfWeek.Monday) => true,  // Birthday of Martin Luther King, Jr.: the third Monday
        (2, >= 15 and <= 21, IsoDayOfWeek.Monday) => true,  // Washington's Birthday: the third Monday
        (5, >= 25, IsoDayOfWeek.Monday) => true,            // Memorial Day: the last Monday
        (6, 19, _) => true,                                 // Juneteenth
        (7, 4, _) => true,                                  // Independence Day
        (9, <= 7, IsoDayOfWeek.Monday) => true,             // Labor Day: the first Monday
        (10, >= 8 and <= 14, IsoDayOfWeek.Monday) => true,  // Columbus Day: the second Monday
        (11, 11, _) => true,                                // Veterans Day
        (11, >= 22 and <= 28, IsoDayOfWeek.Thursday) => true, // Thanksgiving Day: the fourth Thursday
        (12, 25, _) => true,                                // Christmas Day
        _ => false,
    };

    private static LocalDate Observed(LocalDate holiday) => holiday.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => holiday.PlusDays(-1),
        IsoDayOfWeek.Sunday => holiday.PlusDays(1),
        _ => holiday,
    };
}
