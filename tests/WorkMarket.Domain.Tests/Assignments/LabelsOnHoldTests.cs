using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Hold: label deadlines stop; §3 Labels")]
public sealed class LabelsOnHoldTests
{
    [Fact]
    public void Nobody_becomes_late_on_hold()
    {
        var held = Given.Assigned(Asking.Confirmation).And(Clara, Hold(), "06-15 12:00");
        Assert.Equal(At("07-08 09:00"), Clock.NextDue(held.State));
        Assert.Empty(held.LabelsAt(At("06-30 00:00")));
    }

    [Fact]
    public void The_grace_begins_anew_with_the_release()
    {
        var released = Given.Assigned().And(Clara, Hold(), "06-16 08:00").And(Clara, Release(), "06-16 10:00");
        Assert.Empty(released.LabelsAt(At("06-16 10:15") - Tick));
        Assert.Equal([Label.WorkerLate], released.LabelsAt(At("06-16 10:15")));
    }

    [Fact]
    public void A_release_before_the_start_changes_no_deadline()
    {
        var released = Given.Assigned().And(Clara, Hold(), "06-15 08:00").And(Clara, Release(), "06-15 10:00");
        Assert.Equal(At("06-16 09:15"), Clock.NextDue(released.State));
    }

    [Fact]
    public void A_label_that_was_on_stays_and_goes_with_the_late_edit()
    {
        var held = Given.InProgress().And(Clara, Hold(), "06-16 18:00");
        Assert.Equal([Label.WorkerLate], held.Engagement.Labels);
        Assert.Empty(held.And(Wanda, Edit("v1", 1, checkOut: At("06-16 17:00")), "06-16 18:10").Engagement.Labels);
    }

    [Fact]
    public void It_goes_with_the_release_and_comes_back_after_the_grace()
    {
        var released = Given.InProgress().And(Clara, Hold(), "06-16 18:00").And(Clara, Release(), "06-16 19:00");
        Assert.Empty(released.Engagement.Labels);
        Assert.Equal([Label.WorkerLate], released.LabelsAt(At("06-16 19:15")));
    }

    [Fact]
    public void Nobody_has_to_confirm_what_was_released_after_the_window()
    {
        var released = Given.Assigned(Asking.Confirmation).And(Clara, Hold(), "06-15 12:00").And(Clara, Release(), "06-16 07:30");
        Assert.Equal(ChecklistStatus.NotRequired, released.ItemAt(ChecklistTask.ConfirmSchedule, "06-16 08:00").Status);
        Assert.DoesNotContain(Label.WorkerNotConfirmed, released.LabelsAt(At("06-16 08:30")));
    }

    [Fact]
    public void Deliverables_are_due_their_days_after_the_release()
    {
        var released = Given.WorkDone(Asking.Photos(1, dueDays: 1)).And(Clara, Hold(), "06-16 18:00").And(Clara, Release(), "06-20 10:00");
        Assert.Equal(At("06-22 00:00"), Clock.NextDue(released.State));
    }

    [Fact]
    public void The_checklist_stands_still() =>
        Assert.Equal(ChecklistStatus.Due, Given.OnHold().ItemAt(ChecklistTask.CheckOut, "06-17 12:00").Status);
}
