using System.Collections.Immutable;
using WorkMarket.Domain.Approval;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§3 At approval are shown apart: time before start and after end, times edited or sent late, by another than the required channel")]
public sealed class TimesApartTests
{
    private static readonly VisitId First = new("v1");

    [Fact]
    public void Where_all_is_in_its_time_nothing_is_apart()
    {
        Assert.Null(Apart(Given.PendingApproval()));
        Assert.Null(Apart(Given.WorkDone().And(Clara, Edit("v1", 2, At("06-16 08:00")), "06-16 17:10")));
    }

    [Fact]
    public void Time_before_the_start_and_after_the_end_is()
    {
        var story = Given.Assigned().And(Wanda, CheckIn(), "06-16 07:00").And(Wanda, CheckOut(), "06-16 08:30")
            .And(Wanda, CheckIn(), "06-16 08:50").And(Wanda, CheckOut(), "06-16 17:20")
            .And(Wanda, CheckIn(), "06-16 18:00").And(Wanda, CheckOut(), "06-16 18:30").And(Wanda, Complete(), "06-16 19:00");
        var apart = Apart(story)!;
        Assert.Equal((Minutes(100), Minutes(50)), (apart.BeforeStart, apart.AfterEnd));
        Assert.Equal(
            [
                new(First, Minutes(90), Duration.Zero, null, null),
                new(new("v2"), Minutes(10), Minutes(20), null, null),
                new(new("v3"), Duration.Zero, Minutes(30), null, null),
            ],
            apart.Visits);
    }

    [Fact]
    public void Times_that_were_changed_or_sent_late_are()
    {
        var story = Given.InProgress().And(Wanda, CheckOut(At("06-16 16:00")), "06-16 16:15:01")
            .And(Clara, Edit("v1", 2, At("06-16 09:05")), "06-16 16:20").And(Wanda, Complete(), "06-16 17:30");
        var (changed, late) = (new TimeApart(true, Minutes(435), null), new TimeApart(false, Duration.FromSeconds(901), null));
        Assert.Equal([new VisitApart(First, Duration.Zero, Duration.Zero, changed, late)], Apart(story)!.Visits);
        Assert.Null(Apart(
            Given.InProgress().And(Wanda, CheckOut(At("06-16 16:00")), "06-16 16:15").And(Wanda, Complete(), "06-16 17:30")));
    }

    [Fact]
    public void A_check_out_that_somebody_puts_in_where_there_was_none_is_no_change() => Assert.Null(Apart(
        Given.InProgress().And(Clara, Edit("v1", 1, checkOut: At("06-16 16:00")), "06-16 16:10").And(Wanda, Complete(), "06-16 17:30")));

    [Fact]
    public void Another_channel_than_the_required_one_is()
    {
        var byPhone = Wanda.On(Channel.Phone);
        var done = Given.Assigned(Asking.Phone).And(byPhone, CheckIn(), "06-16 09:00").And(byPhone, CheckOut(), "06-16 17:00");
        Assert.Null(Apart(done.And(Wanda, Complete(), "06-16 17:30")));
        var edited = done.And(Clara, Edit("v1", 2, checkOut: At("06-16 16:59")), "06-16 17:01").And(Wanda, Complete(), "06-16 17:30");
        var elsewhere = new TimeApart(true, null, Channel.Desktop);
        Assert.Equal([new VisitApart(First, Duration.Zero, Duration.Zero, null, elsewhere)], Apart(edited)!.Visits);
    }

    [Fact]
    public void Hours_beyond_those_charged_are_until_the_client_adds_them()
    {
        var over = Given.WorkDone(Asking.Hourly(45.5m, 6m)).And(Wanda, Complete(), "06-16 17:30");
        Assert.Equal(2m, Apart(over)!.HoursNotCharged);
        Assert.Equal(0.5m, Apart(over.And(Clara, AddMore(1.5m), "06-17 09:00").And(Clara, Approve(), "06-17 10:00"))!.HoursNotCharged);
        Assert.Null(Apart(over.And(Clara, AddMore(3m), "06-17 09:00")));
    }

    [Fact]
    [Rule("§3 At approval are shown apart: times overlapping with a visit elsewhere (how long, not where)")]
    public void Time_that_the_worker_was_on_visits_elsewhere_too_is()
    {
        // From 10 to 12 and from 11 to 13, which is three hours; what ends as the visit begins is none of it.
        var there = Given.WorkDone().Knowing(facts => facts with
        {
            VisitsElsewhere = [Between("11:00", "13:00"), Between("10:00", "12:00"), Between("06:00", "09:00")],
        });
        var submitted = there.And(Wanda, Complete(), "06-16 17:30");
        Assert.Equal([new(First, Hours(3))], Assert.IsType<Completed>(submitted.Timeline[^1].Event).Elsewhere!);
        var apart = Apart(submitted)!;
        Assert.Equal(Hours(3), apart.Elsewhere);
        Assert.Equal([new VisitApart(First, Duration.Zero, Duration.Zero, null, null, Hours(3))], apart.Visits);
    }

    [Fact]
    [Rule("§3 At approval are shown apart: times overlapping with a visit elsewhere (how long, not where)")]
    public void It_is_told_anew_with_every_submission_and_every_edit_of_it()
    {
        var open = new VisitTimes(At("06-16 16:00"), null);
        var done = Given.WorkDone().Knowing(facts => facts with { VisitsElsewhere = [open] }).And(Wanda, Complete(), "06-16 17:30");
        Assert.Equal(Hours(1), Apart(done)!.Elsewhere);
        var edited = done.And(Clara, Edit("v1", 2, checkOut: At("06-16 16:10")), "06-16 17:40");
        Assert.Equal(Minutes(10), Apart(edited)!.Elsewhere);
        Assert.Equal(Duration.Zero, Apart(edited.And(Clara, Edit("v1", 3, checkOut: At("06-16 15:00")), "06-16 17:50"))!.Elsewhere);
        var back = edited.And(Clara, SendBack(), "06-17 09:00").Knowing(facts => facts with { VisitsElsewhere = [] });
        Assert.Equal(Duration.Zero, Apart(back.And(Wanda, StandBy(), "06-17 10:00"))!.Elsewhere);
        Assert.Equal(
            Minutes(10),
            Apart(edited.And(Clara, SendBack(), "06-17 09:00").And(Wanda, StandBy(), "06-17 10:00"))!.Elsewhere);
    }

    [Fact]
    public void Who_looks_later_sees_what_is_so_by_then()
    {
        var done = Given.PendingApproval();
        ImmutableList<TimeElsewhere> looked = [new(First, Hours(2))];
        Assert.Equal(Hours(2), TimesApart.FromCase(done.State, Policy.Default, looked)!.Elsewhere);
        Assert.Null(TimesApart.FromCase(done.State, Policy.Default, []));
    }

    private static VisitTimes Between(string from, string until) => new(At($"06-16 {from}"), At($"06-16 {until}"));

    private static TimesApart? Apart(Story story) => TimesApart.FromCase(story.State, Policy.Default);
}
