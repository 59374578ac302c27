using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Tests.Scorecards;

[Rule("§4 Scorecards")]
public sealed class FigureTests
{
    private static readonly ScorecardSettings Settings = new();

    [Fact]
    public void The_published_example_80_completed_10_cancelled_of_which_7_late_2_abandoned_is_94_6_percent_on_time()
    {
        var figures = WorkerFigures.FromTally(
            Count((CountsAs.Completed, 80), (CountsAs.CancelledEarly, 3), (CountsAs.CancelledLate, 7), (CountsAs.Abandoned, 2)));
        Assert.Equal(new Share(87, 92), figures.OnTime);
        Assert.Equal(94.6m, figures.OnTime.Percent);
        Assert.Equal(new Share(10, 92), figures.Cancelled);
        Assert.Equal(new Share(2, 92), figures.Abandoned);
    }

    [Fact]
    public void Satisfaction_is_excellent_and_satisfied_among_all() => Assert.Equal(
        66.7m, WorkerFigures.FromTally(
            Count((CountsAs.RatedExcellent, 1), (CountsAs.RatedSatisfied, 1), (CountsAs.RatedUnsatisfied, 1))).Satisfaction.Percent);

    [Fact]
    public void Files_count_one_by_one() => Assert.Equal(
        new Share(3, 4), WorkerFigures.FromTally(Count((CountsAs.DeliveredOnTime, 3), (CountsAs.DeliveredLate, 1))).DeliveredOnTime);

    [Fact]
    public void Among_none_there_is_no_figure_rather_than_none_of_it()
    {
        Assert.Null(WorkerFigures.None.OnTime.Percent);
        Assert.Null(CompanyFigures.None.Approval.Value);
        Assert.Empty(CompanyFigures.None.Warnings(Settings));
    }

    [Theory]
    [InlineData(1, 3, 33.3), InlineData(2, 3, 66.7), InlineData(1, 2000, 0.1), InlineData(1, 2001, 0.0), InlineData(1999, 2000, 100.0)]
    [InlineData(5, 5, 100.0), InlineData(0, 5, 0.0)]
    public void Percent_has_one_decimal_with_half_rounded_up(long counted, long among, double percent) =>
        Assert.Equal((decimal)percent, new Share(counted, among).Percent);

    [Fact]
    public void Averages_are_cut_to_whole_seconds() =>
        Assert.Equal(Duration.FromSeconds(3), new Average(Duration.FromSeconds(11), 3).Value);

    [Theory]
    [InlineData(75, 100, false), InlineData(749, 1000, true), InlineData(1499, 2000, false)]
    public void Satisfaction_below_75_percent_as_shown_warns(long counted, long among, bool warns) =>
        Assert.Equal(
            warns,
            (CompanyFigures.None with { Satisfaction = new(counted, among) }).Warnings(Settings).Contains(CompanyWarning.LowSatisfaction));

    [Theory]
    [InlineData(0, true), InlineData(-1, false)]
    public void Three_days_to_approve_or_one_day_late_to_pay_warn(int seconds, bool warns)
    {
        var figures = CompanyFigures.None with
        {
            Approval = new(2 * (Duration.FromDays(3) + Duration.FromSeconds(seconds)), 2),
            PaymentLateness = new(2 * (Duration.FromDays(1) + Duration.FromSeconds(seconds)), 2),
        };
        Assert.Equal(warns ? [CompanyWarning.SlowApproval, CompanyWarning.LatePayment] : [], figures.Warnings(Settings));
    }

    [Fact]
    public void What_is_so_now_counts_however_long_and_what_happened_counts_in_the_window()
    {
        var figures = CompanyFigures.FromTallies(
            Count((CountsAs.Approved, 8), (CountsAs.Paid, 6)),
            Count((CountsAs.Approved, 50), (CountsAs.Paid, 40), (CountsAs.PendingApproval, 2), (CountsAs.Unpaid, 1),
                (CountsAs.PastDue, 3)));
        Assert.Equal(new Share(2, 10), figures.PendingApproval);
        Assert.Equal(new Share(3, 10), figures.PastDue);
        Assert.Equal(8, figures.Approval.Among);
    }

    [Theory]
    [InlineData("2026-06-15 12:00", "2026-03-16"), InlineData("2026-05-31 12:00", "2026-03-01")]
    [InlineData("2026-06-15 00:00", "2026-03-16")]
    public void Three_months_begin_the_day_after_the_same_day_three_months_ago(string now, string first) =>
        Assert.Equal(first, Day(Settings.FirstDay(Settings.WorkerWindow, At(now))));

    [Fact]
    public void Ninety_days_are_today_and_the_89_before_in_the_platforms_zone()
    {
        Assert.Equal("2026-03-18", Day(Settings.FirstDay(Settings.CompanyWindow, At("2026-06-15 23:59"))));
        Assert.Equal("2026-06-14", Day(Settings.DayOf(Utc("2026-06-15 03:59"))));
        Assert.Equal("2026-06-15", Day(Settings.DayOf(Utc("2026-06-15 04:00"))));
    }

    [Fact]
    public void A_cancellation_is_late_under_24_hours_before_the_start_and_ever_after()
    {
        var start = At("06-16 09:00");
        Assert.False(Settings.IsLate(start - Hours(24), start));
        Assert.True(Settings.IsLate(start - Hours(24) + Tick, start));
        Assert.True(Settings.IsLate(start + Hours(1), start));
    }

    private static Tally Count(params (CountsAs As, int Count)[] sums) => sums.Aggregate(
        Tally.Empty, (tally, sum) => tally.Plus(new Entry(sum.As, At("06-16 09:00"), new(2026, 6, 16)) { Count = sum.Count }));

    private static string Day(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
