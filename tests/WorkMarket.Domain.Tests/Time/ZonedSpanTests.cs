using NodaTime.Text;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Tests.Time;

[Rule("§3 Days count in the assignment's time zone; §6 Calendar month")]
public sealed class ZonedSpanTests
{
    [Theory]
    [InlineData("2027-01-31 10:00", "P1M", "2027-02-28 15:00")]
    [InlineData("2028-01-31 10:00", "P1M", "2028-02-29 15:00")]
    [InlineData("2026-10-31 10:00", "P1M", "2026-11-30 15:00")]
    [InlineData("2026-06-16 10:00", "P6M", "2026-12-16 15:00")]
    [InlineData("2026-06-16 10:00", "P1Y2W", "2027-06-30 14:00")]
    public void Months_keep_the_local_time_and_end_with_a_short_month(string from, string span, string utc) =>
        Assert.Equal(Utc(utc), At(from).Plus(Span(span), NewYork));

    [Theory]
    [InlineData("2026-03-07 09:00", "P1D", "2026-03-08 13:00")]
    [InlineData("2026-03-07 09:00", "PT24H", "2026-03-08 14:00")]
    [InlineData("2026-10-31 09:00", "P1D", "2026-11-01 14:00")]
    [InlineData("2026-10-31 09:00", "PT24H", "2026-11-01 13:00")]
    public void A_day_is_a_date_and_hours_are_time_that_passes(string from, string span, string utc) =>
        Assert.Equal(Utc(utc), At(from).Plus(Span(span), NewYork));

    [Fact]
    public void A_skipped_local_time_moves_on_by_what_was_skipped()
    {
        Assert.Equal(Utc("2026-03-08 07:30"), At("2026-03-07 02:30").Plus(Period.FromDays(1), NewYork));
        Assert.Equal(Utc("2026-03-08 07:30"), At("2026-03-09 02:30").Minus(Period.FromDays(1), NewYork));
        Assert.Equal(Utc("2026-03-08 07:30"), At("2026-02-08 02:30").Plus(Period.FromMonths(1), NewYork));
    }

    [Fact]
    public void Of_a_doubled_local_time_the_first_counts()
    {
        Assert.Equal(Utc("2026-11-01 05:30"), At("2026-10-31 01:30").Plus(Period.FromDays(1), NewYork));
        Assert.Equal(Utc("2026-11-01 05:30"), At("2026-11-02 01:30").Minus(Period.FromDays(1), NewYork));
    }

    [Fact]
    public void Days_and_hours_together_move_the_date_first()
    {
        // To 9 o'clock on the day of the change, then two hours on or back.
        Assert.Equal(At("2026-03-08 11:00"), At("2026-03-07 09:00").Plus(Span("P1DT2H"), NewYork));
        Assert.Equal(At("2026-03-08 07:00"), At("2026-03-09 09:00").Minus(Span("P1DT2H"), NewYork));
    }

    [Fact]
    public void A_span_without_days_keeps_the_second_of_two_equal_local_times()
    {
        var second = Utc("2026-11-01 06:30");
        Assert.Equal(second, second.Plus(Period.Zero, NewYork));
        Assert.Equal(second + Hours(1), second.Plus(Period.FromHours(1), NewYork));
        Assert.Equal(second - Hours(1), second.Minus(Period.FromHours(1), NewYork));
    }

    [Theory]
    [InlineData("2026-06-16 00:00", 0, "2026-06-17 04:00")]
    [InlineData("2026-06-16 23:59:59", 0, "2026-06-17 04:00")]
    [InlineData("2026-06-16 12:00", 7, "2026-06-24 04:00")]
    [InlineData("2026-03-07 12:00", 1, "2026-03-09 04:00")]
    [InlineData("2026-10-31 12:00", 1, "2026-11-02 05:00")]
    public void A_day_ends_when_the_next_one_begins(string from, int days, string utc) =>
        Assert.Equal(Utc(utc), At(from).EndOfDay(days, NewYork));

    [Fact]
    public void A_day_may_begin_at_one_and_an_hour_may_come_twice()
    {
        var beirut = Zone("Asia/Beirut");
        Assert.Equal(Utc("2026-03-28 22:00"), At("2026-03-28 12:00", "Asia/Beirut").EndOfDay(0, beirut));
        // In Havana the hour after midnight of 1 November comes twice: the day begins with the first.
        Assert.Equal(Utc("2026-11-01 04:00"), At("2026-10-31 12:00", "America/Havana").EndOfDay(0, Zone("America/Havana")));
    }

    private static Period Span(string text) => PeriodPattern.Roundtrip.Parse(text).Value;
}
