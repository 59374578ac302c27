using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§3 Confirm schedule")]
public sealed class ConfirmingTests
{
    private static readonly Instant Opens = At("06-15 09:00");

    private static readonly Instant Closes = At("06-16 07:00");

    private static readonly Story Assigned = Given.Assigned(Asking.Confirmation);

    [Fact]
    public void The_window_opens_a_day_before_the_start_exactly()
    {
        Assigned.When(Wanda, Confirm(), Opens - Tick).Refused(new ConfirmationNotOpen(Opens, NewYork));
        Assigned.When(Wanda, Confirm(), Opens).Then(new ScheduleConfirmed()).Leaves(Status.Assigned);
    }

    [Fact]
    public void A_refusal_says_from_when_it_would_hold() =>
        Assert.Equal(Opens, Assigned.When(Wanda, Confirm(), "06-12 09:00").Refusals.Single().HoldsFrom);

    [Fact]
    public void The_checklist_says_from_when_it_can_be_confirmed() =>
        Assert.Equal(Opens, Assigned.ItemAt(ChecklistTask.ConfirmSchedule, "06-12 09:00").From);

    [Fact]
    public void Until_it_closes_two_hours_before_the_start_it_is_in_time()
    {
        var confirmed = Assigned.And(Wanda, Confirm(), Closes - Tick);
        Assert.Equal(Closes - Tick, confirmed.Engagement.ConfirmedAt);
        Assert.Empty(confirmed.LabelsAt(At("06-16 08:00")));
    }

    [Fact]
    public void Late_it_is_still_possible() =>
        Assigned.When(Wanda, Confirm(), Closes).Then(
            Expected.Clock(Closes, new LabelAdded(Label.WorkerNotConfirmed)),
            new ScheduleConfirmed(),
            Expected.Clock(Closes, new LabelRemoved(Label.WorkerNotConfirmed)));

    [Fact]
    public void Even_after_checking_in() =>
        Given.InProgress(Asking.Confirmation).When(Wanda, Confirm(), "06-16 09:05").Then(
            new ScheduleConfirmed(),
            Expected.Clock("06-16 09:05", new LabelRemoved(Label.WorkerNotConfirmed)));

    [Fact]
    public void It_is_confirmed_once() =>
        Assigned.And(Wanda, Confirm(), Opens).When(Wanda, Confirm(), Opens + Hours(1)).Refused(new AlreadyConfirmed(Opens));

    [Fact]
    public void Where_it_is_not_asked_for_it_is_refused() =>
        Given.Assigned().When(Wanda, Confirm(), Opens).Refused(new ConfirmationNotRequired());

    [Fact]
    public void Assigned_after_the_window_closed_nobody_has_to()
    {
        var late = Given.Assigned(Closes, Asking.Confirmation);
        late.When(Wanda, Confirm(), "06-16 08:00").Refused(new ConfirmationNotRequired());
        Assert.Equal(ChecklistStatus.NotRequired, late.ItemAt(ChecklistTask.ConfirmSchedule, "06-16 08:00").Status);
        Assert.Empty(late.LabelsAt(At("06-16 08:00")));
    }

    [Fact]
    public void Assigned_at_the_last_moment_before_it_closes_one_has_to()
    {
        var late = Given.Assigned(Closes - Tick, Asking.Confirmation);
        Assert.Equal(ChecklistStatus.Due, late.ItemAt(ChecklistTask.ConfirmSchedule, Closes - Tick).Status);
        Assert.Equal([Label.WorkerNotConfirmed], late.LabelsAt(Closes));
    }

    [Fact]
    public void The_window_may_be_the_clients_own()
    {
        var own = Given.Assigned(Asking.ConfirmationIn(Period.FromHours(3), Period.Zero));
        own.When(Wanda, Confirm(), "06-16 05:59").Refused(new ConfirmationNotOpen(At("06-16 06:00"), NewYork));
        Assert.Empty(own.LabelsAt(At("06-16 09:00") - Tick));
        Assert.Contains(Label.WorkerNotConfirmed, own.LabelsAt(At("06-16 09:00")));
    }
}
