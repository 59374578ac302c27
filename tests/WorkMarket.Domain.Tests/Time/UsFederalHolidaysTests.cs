using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Tests.Time;

/// <summary>As the Office of Personnel Management publishes them.</summary>
[Rule("§6 US federal holidays as observed")]
public sealed class UsFederalHolidaysTests
{
    [Theory]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24")]
    [InlineData(2028, "12-31 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    public void The_days_of_a_year(int year, string days) =>
        Assert.Equal(days.Split(' '), UsFederalHolidays.ObservedOf(year).Select(date => date.ToString("MM-dd", null)));

    [Fact]
    public void A_new_year_on_a_saturday_is_observed_in_the_year_before()
    {
        Assert.True(UsFederalHolidays.Include(new(2027, 12, 31)));
        Assert.False(UsFederalHolidays.Include(new(2028, 1, 1)));
        Assert.False(UsFederalHolidays.Include(new(2026, 12, 31)));
    }

    [Fact]
    public void There_are_eleven_a_year_and_every_day_answers_for_itself()
    {
        var observed = Enumerable.Range(1990, 120).SelectMany(UsFederalHolidays.ObservedOf).ToHashSet();
        Assert.Equal(120 * 11, observed.Count);
        for (var date = new LocalDate(1990, 1, 2); date.Year < 2109; date = date.PlusDays(1))
            Assert.Equal(observed.Contains(date), UsFederalHolidays.Include(date));
    }
}
