using WorkMarket.Domain.Approval;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 First check-in, or scheduled start where no check-in is required")]
public sealed class StartingTests
{
    [Fact]
    public void The_first_check_in_begins_the_work() =>
        Given.Assigned().When(Wanda, CheckIn(), "06-16 09:00")
            .Then(new CheckedIn(new("v1"), At("06-16 09:00"), null))
            .Leaves(Status.InProgress);

    [Fact]
    public void A_check_in_days_before_the_start_begins_it_too() =>
        Given.Assigned().When(Wanda, CheckIn(), "06-11 09:00").Leaves(Status.InProgress);

    [Fact]
    public void Where_check_in_is_required_the_scheduled_start_alone_begins_nothing() =>
        Assert.Equal(Status.Assigned, Given.Assigned().Ticked("06-20 09:00").State.Status);

    [Fact]
    public void Where_none_is_required_the_work_begins_at_the_scheduled_start_exactly()
    {
        var assigned = Given.Assigned(Asking.NoCheckIn);
        var start = At("06-16 09:00");

        Assert.Equal(start, Clock.NextDue(assigned.State));
        Assert.Equal(Status.Assigned, assigned.Ticked(start - Tick).State.Status);
        Assert.Equal(Status.InProgress, assigned.Ticked(start).State.Status);
    }

    [Fact]
    public void A_start_that_nobody_saw_comes_before_the_next_command() =>
        Given.Assigned(Asking.NoCheckIn).When(Wanda, Complete(), "06-16 12:00")
            .Then(
                Expected.Clock("06-16 09:00", new WorkStarted()),
                new Completed("Done", Usd(120m), null, Worth: Usd(120m), OverdueFrom: At("06-21 12:00"), Allowance: Hours(48)))
            .Leaves(Status.PendingApproval);

    [Fact]
    public void Assigned_after_the_start_it_begins_at_once() =>
        Assert.Equal(
            new Happened(At("06-16 10:00"), TheClock, new WorkStarted()), Given.AssignedLate("06-16 10:00", Asking.NoCheckIn).Timeline[^1]);

    [Fact]
    public void Where_none_is_required_a_check_in_is_still_possible_and_begins_it_early() =>
        Given.Assigned(Asking.NoCheckIn).When(Wanda, CheckIn(), "06-16 08:30").Leaves(Status.InProgress);
}
