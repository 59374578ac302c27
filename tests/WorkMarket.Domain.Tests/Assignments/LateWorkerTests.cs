using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§3 Label Worker Late")]
public sealed class LateWorkerTests
{
    private static readonly Instant InLate = At("06-16 09:15");

    private static readonly Instant OutLate = At("06-16 17:15");

    [Fact]
    public void On_exactly_fifteen_minutes_after_the_start_without_check_in()
    {
        Assert.Empty(Given.Assigned().LabelsAt(InLate - Tick));
        Assert.Equal([Label.WorkerLate], Given.Assigned().LabelsAt(InLate));
        Assert.Equal(InLate, Clock.NextDue(Given.Assigned().State));
    }

    [Fact]
    public void On_exactly_fifteen_minutes_after_the_end_without_check_out()
    {
        Assert.Empty(Given.InProgress().LabelsAt(OutLate - Tick));
        Assert.Equal([Label.WorkerLate], Given.InProgress().LabelsAt(OutLate));
    }

    [Fact]
    public void In_and_out_in_time_it_never_comes() => Assert.Null(Clock.NextDue(Given.WorkDone().State));

    [Fact]
    public void Gone_as_soon_as_the_check_in_is_put_in_and_it_stays_on_record()
    {
        var late = Given.Assigned().When(Wanda, CheckIn(), "06-16 09:40").Then(
            Expected.Clock(InLate, new LabelAdded(Label.WorkerLate)),
            new CheckedIn(new("v1"), At("06-16 09:40"), null),
            Expected.Clock("06-16 09:40", new LabelRemoved(Label.WorkerLate)));

        Assert.Empty(late.Afterwards.LabelsAt(At("06-16 10:00")));
        Assert.Contains(late.Afterwards.Timeline, happened => happened.Event is LabelAdded && happened.At == InLate);
    }

    [Fact]
    public void Gone_as_soon_as_the_check_out_is_put_in() =>
        Given.InProgress().When(Wanda, CheckOut(At("06-16 17:00")), "06-16 18:00").Then(
            Expected.Clock(OutLate, new LabelAdded(Label.WorkerLate)),
            new CheckedOut(new("v1"), At("06-16 17:00"), null),
            Expected.Clock("06-16 18:00", new LabelRemoved(Label.WorkerLate)));

    [Fact]
    public void Gone_as_well_when_the_client_puts_the_time_in() =>
        Given.InProgress().When(Clara, Edit("v1", 1, checkOut: At("06-16 17:00")), "06-16 18:00").Then(
            Expected.Clock(OutLate, new LabelAdded(Label.WorkerLate)),
            new VisitEdited(
                new("v1"), new(At("06-16 09:00"), null), new(At("06-16 09:00"), At("06-16 17:00")), "Wrong time", null),
            Expected.Clock("06-16 18:00", new LabelRemoved(Label.WorkerLate)));

    [Fact]
    public void Back_at_once_when_the_only_visit_is_removed() =>
        Given.WorkDone().When(Clara, Remove("v1", 2), "06-16 18:00").Then(
            new VisitRemoved(new("v1"), new(At("06-16 09:00"), At("06-16 17:00")), "Never happened", null),
            Expected.Clock("06-16 18:00", new LabelAdded(Label.WorkerLate)));

    [Fact]
    public void Assigned_after_the_start_the_grace_runs_from_the_assignment()
    {
        var assigned = Given.AssignedLate("06-16 11:00");
        Assert.Empty(assigned.LabelsAt(At("06-16 11:15") - Tick));
        Assert.Equal([Label.WorkerLate], assigned.LabelsAt(At("06-16 11:15")));
    }

    [Fact]
    public void Assigned_after_the_end_the_grace_for_leaving_runs_from_the_assignment_too()
    {
        var inside = Given.AssignedLate("06-16 18:00").And(Wanda, CheckIn(), "06-16 18:05");
        Assert.Empty(inside.LabelsAt(At("06-16 18:15") - Tick));
        Assert.Equal([Label.WorkerLate], inside.LabelsAt(At("06-16 18:15")));
    }

    [Fact]
    public void Never_where_no_check_in_is_required()
    {
        Assert.Empty(Given.Assigned(Asking.NoCheckIn).LabelsAt(At("07-01 09:00")));
        Assert.Empty(Given.InProgress(Asking.NoCheckIn).LabelsAt(At("07-01 09:00")));
    }

    [Fact]
    public void The_grace_is_a_setting()
    {
        var strict = Given.Assigned(request => request with { CheckIn = new(true, null, Duration.Zero) });
        Assert.Empty(strict.LabelsAt(At("06-16 09:00") - Tick));
        Assert.Equal([Label.WorkerLate], strict.LabelsAt(At("06-16 09:00")));
    }

    [Fact]
    public void The_grace_is_time_that_passes_whatever_the_clocks_do()
    {
        // The end is at 1:50, ten minutes before New York's clocks jump from 2 to 3.
        var night = Given.Draft(Asking.Schedule("03-07 20:00", "03-08 01:50"), At("03-01 09:00")).And(Clara, Send(), "03-01 10:00")
            .And(Wanda, Apply(), "03-01 11:00").And(Clara, Accept(), "03-01 12:00").And(Wanda, CheckIn(), "03-07 20:00");
        Assert.Equal(At("03-08 03:05"), Clock.NextDue(night.State));
    }
}
