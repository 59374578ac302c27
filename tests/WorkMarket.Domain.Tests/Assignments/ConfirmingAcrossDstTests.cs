using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§3 Confirm schedule: days count in the assignment's time zone")]
public sealed class ConfirmingAcrossDstTests
{
    [Theory]
    // New York springs forward on 8 March 2026: a day before 9 o'clock is 9 o'clock, 23 hours earlier.
    [InlineData("P1D", "2026-03-08 09:00", "America/New_York", "2026-03-07 14:00")]
    [InlineData("PT24H", "2026-03-08 09:00", "America/New_York", "2026-03-07 13:00")]
    // And falls back on 1 November: 25 hours.
    [InlineData("P1D", "2026-11-01 09:00", "America/New_York", "2026-10-31 13:00")]
    [InlineData("PT24H", "2026-11-01 09:00", "America/New_York", "2026-10-31 14:00")]
    // A day before 2:30 there is no 2:30: the lenient answer is an hour later on the wall.
    [InlineData("P1D", "2026-03-09 02:30", "America/New_York", "2026-03-08 07:30")]
    // A day before 1:30 there are two: the first counts.
    [InlineData("P1D", "2026-11-02 01:30", "America/New_York", "2026-11-01 05:30")]
    [InlineData("P1D", "2026-03-29 09:00", "Europe/Berlin", "2026-03-28 08:00")]
    [InlineData("P1DT2H", "2026-03-08 09:00", "America/New_York", "2026-03-07 12:00")]
    public void It_opens(string before, string start, string zone, string opensUtc)
    {
        var span = NodaTime.Text.PeriodPattern.Roundtrip.Parse(before).Value;
        var begin = At(start, zone);
        var draft = Given.Draft(
            request => Asking.ConfirmationIn(span, Period.FromMinutes(30))(request) with
            {
                Schedule = new(begin, begin + Hours(8), Zone(zone)),
            },
            at: begin - Duration.FromDays(10));
        var assigned = draft.And(Clara, Send(), begin - Duration.FromDays(9)).And(Wanda, Apply(), begin - Duration.FromDays(9))
            .And(Clara, Accept(), begin - Duration.FromDays(8));
        var opens = Utc(opensUtc);

        assigned.When(Wanda, Confirm(), opens - Tick).Refused(new ConfirmationNotOpen(opens, Zone(zone)));
        assigned.When(Wanda, Confirm(), opens).Leaves(Status.Assigned);
    }

    [Fact]
    public void It_closes_so_many_hours_before_whatever_the_clocks_do()
    {
        var closes = Deadlines.Confirmation(Given.Draft(
            Asking.Both(Asking.Confirmation, Asking.Schedule("03-08 04:00", "03-08 12:00")),
            at: At("03-01 09:00")).State.Brief)!.Value.Closes;
        Assert.Equal(At("03-08 01:00"), closes);
    }
}
