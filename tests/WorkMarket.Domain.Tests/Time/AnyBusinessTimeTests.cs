using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Tests.Time;

/// <summary>Random calendars, instants and spans, from fixed seeds.</summary>
[Rule("§6 Business hours, whatever the calendar")]
public sealed class AnyBusinessTimeTests
{
    private static readonly string[] Zones =
        ["America/New_York", "America/Havana", "America/St_Johns", "Africa/Cairo", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia",
            "UTC"];

    private static readonly Instant From = Utc("2010-12-20 00:00");

    public static TheoryData<int> Hundreds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void Adding_never_ends_where_it_is_closed_and_measures_as_what_was_added(int hundred)
    {
        foreach (var (dice, calendar) in Throws(hundred))
        {
            var (from, span) = (AnyInstant(dice), AnySpan(dice));
            var to = calendar.Plus(from, span);
            Assert.True(calendar.IsOpen(to), $"{from} and {span} end at {to}: {calendar}");
            Assert.Equal(span, calendar.Between(from, to));
            Assert.True(to >= from && to - from >= span.Open);
        }
    }

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void It_ends_at_the_first_open_instant_by_which_so_much_has_passed(int hundred)
    {
        foreach (var (dice, calendar) in Throws(hundred))
        {
            var (from, span) = (AnyInstant(dice), AnySpan(dice));
            var to = calendar.Plus(from, span);
            Assert.True(
                to == from || calendar.Between(from, to - Tick) < span || !calendar.IsOpen(to - Tick),
                $"{from} and {span} end before {to}: {calendar}");
        }
    }

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void Measured_from_later_or_until_earlier_it_is_never_more(int hundred)
    {
        foreach (var (dice, calendar) in Throws(hundred))
        {
            var from = AnyInstant(dice);
            var (middle, to) = (from + AnySpan(dice).Open, from + AnySpan(dice).Open);
            Assert.True(calendar.Between(middle, to) <= calendar.Between(from, to));
            Assert.True(calendar.Between(from, to).Open <= to - from);
            Assert.Equal(BusinessSpan.Zero, calendar.Between(to, from));
        }
    }

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void Later_or_longer_never_ends_earlier(int hundred)
    {
        foreach (var (dice, calendar) in Throws(hundred))
        {
            var (from, span, more) = (AnyInstant(dice), AnySpan(dice), AnySpan(dice));
            Assert.True(calendar.Plus(from, span) <= calendar.Plus(from + more.Open, span));
            Assert.True(calendar.Plus(from, span) <= calendar.Plus(from, new(span.Open + more.Open)));
        }
    }

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void In_two_steps_it_comes_to_the_same(int hundred)
    {
        foreach (var (dice, calendar) in Throws(hundred))
        {
            var (from, one, two) = (AnyInstant(dice), AnySpan(dice), AnySpan(dice));
            Assert.Equal(calendar.Plus(from, new(one.Open + two.Open)), calendar.Plus(calendar.Plus(from, one), two));
            var (middle, end) = (from + one.Open, from + one.Open + two.Open);
            Assert.Equal(calendar.Between(from, end).Open, calendar.Between(from, middle).Open + calendar.Between(middle, end).Open);
        }
    }

    [Fact]
    public void Each_hour_of_a_year_is_open_when_its_local_day_is_a_business_day()
    {
        var calendar = new BusinessCalendar();
        var start = At("2026-01-01 00:00");
        for (var hour = 0; hour < 366 * 24; hour++)
        {
            var at = start + Hours(hour);
            var date = at.InZone(NewYork).Date;
            Assert.Equal(calendar.IsBusinessDay(date), calendar.IsOpen(at));
            Assert.Equal(calendar.IsOpen(at) ? Hours(1) : Duration.Zero, calendar.Between(at, at + Hours(1)).Open);
        }
    }

    private static IEnumerable<(Dice, BusinessCalendar)> Throws(int hundred) => Enumerable.Range(hundred * 100, 100)
        .Select(seed => new Dice((ulong)seed))
        .Select(dice => (dice, AnyCalendar(dice)));

    private static BusinessCalendar AnyCalendar(Dice dice) => new()
    {
        Zone = Zone(dice.One(Zones)),
        Hours = dice.One<OpeningHours>(
            new OpeningHours.WholeDays(), new OpeningHours.WholeDays(), new OpeningHours.Always(), OpeningHours.Office.NineToFive,
            new OpeningHours.Office(new(0, 15), new(2, 20)), new OpeningHours.Office(LocalTime.Midnight, new(23, 59))),
        Weekdays = dice.OneIn(3)
            ? [.. Enumerable.Range(1, 7).Where(_ => dice.OneIn(2)).Append(dice.Between(1, 7)).Select(day => (IsoDayOfWeek)day)]
            : new BusinessCalendar().Weekdays,
        Holidays = dice.One(HolidayRule.None, HolidayRule.UsFederal),
        ExtraHolidays = [.. Enumerable.Range(0, dice.Below(20)).Select(_ => From.InUtc().Date.PlusDays(dice.Below(700)))],
    };

    // Around the turn of 2011, when Samoa left a day out, or over the years since.
    private static Instant AnyInstant(Dice dice) =>
        From + Hours(dice.OneIn(2) ? dice.Below(400 * 24) : dice.Below(18 * 366 * 24))
        + (dice.OneIn(3) ? Minutes(dice.Below(60)) : Duration.Zero);

    private static BusinessSpan AnySpan(Dice dice) => dice.OneIn(6) ? BusinessSpan.Zero
        : dice.OneIn(2) ? BusinessSpan.FromHours(dice.Between(1, 96))
        : new(Duration.FromSeconds(dice.Below(400_000)));
}
