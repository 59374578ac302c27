using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Tests.Time;

[Rule("§6 Business hours")]
public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Platform = new();
    private static readonly BusinessCalendar Office = new() { Hours = OpeningHours.Office.NineToFive };
    private static readonly BusinessCalendar EveryDay = new()
    {
        Weekdays = [.. Enum.GetValues<IsoDayOfWeek>().Skip(1)],
        Holidays = HolidayRule.None,
    };
    private static readonly BusinessSpan TwoDays = BusinessSpan.FromHours(48);

    [Theory]
    [InlineData("2026-06-16 10:00", "2026-06-18 10:00")] // Juneteenth is the Friday after.
    [InlineData("2026-06-17 10:00", "2026-06-22 10:00")]
    [InlineData("2026-11-20 15:00", "2026-11-24 15:00")] // Over a weekend.
    [InlineData("2026-11-21 03:00", "2026-11-25 00:00")] // From a Saturday: from Monday on.
    [InlineData("2026-11-25 15:00", "2026-11-30 15:00")] // Over Thanksgiving and a weekend.
    [InlineData("2026-11-26 12:00", "2026-12-01 00:00")] // From Thanksgiving itself: Friday and Monday.
    [InlineData("2026-12-23 10:00", "2026-12-28 10:00")] // Over Christmas, a Friday.
    [InlineData("2026-12-31 12:00", "2027-01-05 12:00")] // Over New Year's Day, a Friday.
    [InlineData("2026-07-02 12:00", "2026-07-07 12:00")] // Independence Day, a Saturday, is observed on the Friday.
    [InlineData("2027-07-02 12:00", "2027-07-07 12:00")] // A Sunday, it is observed on the Monday.
    [InlineData("2021-12-30 12:00", "2022-01-04 12:00")] // New Year's Day, a Saturday, is observed in the year before.
    [InlineData("2026-03-06 15:00", "2026-03-10 15:00")] // The clocks change on a Sunday, which does not count.
    [InlineData("2026-10-30 15:00", "2026-11-03 15:00")]
    public void Forty_eight_hours_that_fall_on_business_days(string from, string to)
    {
        Assert.Equal(At(to), Platform.Plus(At(from), TwoDays));
        Assert.Equal(TwoDays, Platform.Between(At(from), At(to)));
    }

    [Theory]
    [InlineData("2026-11-18 00:00", "2026-11-20 00:00")] // To the end of Thursday, which is the beginning of Friday.
    [InlineData("2026-11-19 00:00", "2026-11-23 00:00")] // To the end of Friday: on Monday.
    [InlineData("2026-11-24 00:00", "2026-11-27 00:00")] // To the end of the day before Thanksgiving: the day after.
    public void A_window_that_ends_exactly_at_closing_ends_at_the_next_opening(string from, string to) =>
        Assert.Equal(At(to), Platform.Plus(At(from), TwoDays));

    [Theory]
    [InlineData("2026-06-16 09:00", 8, "2026-06-17 09:00")]
    [InlineData("2026-06-16 10:30", 8, "2026-06-17 10:30")]
    [InlineData("2026-06-16 08:00", 1, "2026-06-16 10:00")]
    [InlineData("2026-06-16 17:00", 1, "2026-06-17 10:00")]
    [InlineData("2026-11-25 16:00", 9, "2026-11-30 09:00")]
    [InlineData("2026-06-15 09:00", 48, "2026-06-24 09:00")]
    public void In_an_office_from_nine_to_five(string from, int hours, string to) =>
        Assert.Equal(At(to), Office.Plus(At(from), BusinessSpan.FromHours(hours)));

    [Fact]
    public void One_that_is_always_open_knows_no_weekend_and_no_holiday()
    {
        var always = new BusinessCalendar { Hours = new OpeningHours.Always() };
        Assert.Equal(At("2026-12-27 10:00"), always.Plus(At("2026-12-25 10:00"), TwoDays));
        Assert.Equal(TwoDays, always.Between(At("2026-12-25 10:00"), At("2026-12-27 10:00")));
        Assert.True(always.IsOpen(At("2026-12-25 10:00")));
    }

    [Fact]
    public void On_a_day_on_which_the_clocks_change_it_is_elapsed_time_that_counts()
    {
        Assert.Equal(At("2026-03-08 13:00"), EveryDay.Plus(At("2026-03-07 12:00"), BusinessSpan.FromHours(24)));
        Assert.Equal(At("2026-11-01 11:00"), EveryDay.Plus(At("2026-10-31 12:00"), BusinessSpan.FromHours(24)));
        Assert.Equal(BusinessSpan.FromHours(23), EveryDay.Between(At("2026-03-08 00:00"), At("2026-03-09 00:00")));
        Assert.Equal(BusinessSpan.FromHours(25), EveryDay.Between(At("2026-11-01 00:00"), At("2026-11-02 00:00")));
        var early = EveryDay with { Hours = new OpeningHours.Office(new(1, 30), new(3, 0)) };
        Assert.Equal(new BusinessSpan(Minutes(30)), early.Between(At("2026-03-08 00:00"), At("2026-03-09 00:00")));
        Assert.Equal(new BusinessSpan(Minutes(150)), early.Between(At("2026-11-01 00:00"), At("2026-11-02 00:00")));
    }

    [Fact]
    public void A_day_that_a_zone_left_out_has_no_hours()
    {
        // Samoa went from Thursday 29 to Saturday 31 December 2011.
        var samoa = new BusinessCalendar { Zone = Zone("Pacific/Apia"), Holidays = HolidayRule.None };
        Assert.Equal(
            At("2012-01-02 12:00", "Pacific/Apia"), samoa.Plus(At("2011-12-29 12:00", "Pacific/Apia"), BusinessSpan.FromHours(24)));
    }

    [Fact]
    public void It_is_closed_at_the_instant_of_closing_and_open_at_that_of_opening()
    {
        Assert.True(Platform.IsOpen(At("2026-11-21 00:00") - Tick));
        Assert.False(Platform.IsOpen(At("2026-11-21 00:00")));
        Assert.False(Platform.IsOpen(At("2026-11-23 00:00") - Tick));
        Assert.True(Platform.IsOpen(At("2026-11-23 00:00")));
        Assert.Equal(At("2026-11-23 00:00"), Platform.Plus(At("2026-11-21 00:00"), BusinessSpan.Zero));
    }

    [Fact]
    public void Zone_weekdays_holidays_and_extra_days_are_settings()
    {
        var berlin = Platform with { Zone = Zone("Europe/Berlin"), Holidays = HolidayRule.None, ExtraHolidays = [new(2026, 5, 1)] };
        Assert.Equal(At("2026-11-27 12:00", "Europe/Berlin"), berlin.Plus(At("2026-11-25 12:00", "Europe/Berlin"), TwoDays));
        Assert.Equal(At("2026-05-05 12:00", "Europe/Berlin"), berlin.Plus(At("2026-04-30 12:00", "Europe/Berlin"), TwoDays));
    }

    [Fact]
    public void There_is_no_business_without_a_day_or_before_opening_and_no_negative_time()
    {
        Assert.Throws<ArgumentException>(() => Platform with { Weekdays = [] });
        Assert.Throws<ArgumentException>(() => new OpeningHours.Office(new(9, 0), new(9, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BusinessSpan(-Tick));
        Assert.Equal(BusinessSpan.Zero, Platform.Between(At("2026-06-17 10:00"), At("2026-06-16 10:00")));
    }
}
