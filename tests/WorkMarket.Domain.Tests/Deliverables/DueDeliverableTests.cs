using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Deliverables;

[Rule("§3 Deliverables: due")]
public sealed class DueDeliverableTests
{
    [Theory]
    [InlineData(0, "06-17 00:00")]
    [InlineData(1, "06-18 00:00")]
    [InlineData(7, "06-24 00:00")]
    public void So_many_days_after_the_last_check_out_at_the_end_of_the_day(int days, string due)
    {
        var done = Given.WorkDone(Asking.Photos(1, days));
        Assert.Equal(At(due), done.ItemAt(ChecklistTask.Deliverable, "06-16 18:00").Due);
        Assert.Equal(At(due), Clock.NextDue(done.State));
    }

    [Fact]
    public void Late_exactly_then_and_not_before()
    {
        var done = Given.WorkDone(Asking.Photos(1, 2));
        var due = At("06-19 00:00");
        Assert.Empty(done.LabelsAt(due - Tick));
        Assert.Equal([Label.LateDeliverables], done.LabelsAt(due));
        Assert.Equal(ChecklistStatus.Due, done.ItemAt(ChecklistTask.Deliverable, due - Tick).Status);
        Assert.Equal(ChecklistStatus.Late, done.ItemAt(ChecklistTask.Deliverable, due).Status);
    }

    [Fact]
    public void With_no_due_date_never()
    {
        var done = Given.WorkDone(Asking.Photos(1, null));
        Assert.Empty(done.LabelsAt(At("12-31 00:00")));
        Assert.Equal(ChecklistStatus.Missing, done.ItemAt(ChecklistTask.Deliverable, "12-31 00:00").Status);
    }

    [Theory]
    // The days are 23 and 25 hours long; the zone's own midnight counts, not ours.
    [InlineData("2026-03-07 17:00", "America/New_York", 1, "2026-03-09 04:00")]
    [InlineData("2026-10-31 17:00", "America/New_York", 1, "2026-11-02 05:00")]
    [InlineData("2026-06-16 17:00", "Asia/Tokyo", 0, "2026-06-16 15:00")]
    [InlineData("2026-06-16 17:00", "Pacific/Kiritimati", 0, "2026-06-16 10:00")]
    // In Beirut the clocks jump at midnight: the day after begins at one. And they fall back at midnight: that day has 25 hours.
    [InlineData("2026-03-28 17:00", "Asia/Beirut", 0, "2026-03-28 22:00")]
    [InlineData("2026-10-23 17:00", "Asia/Beirut", 1, "2026-10-24 22:00")]
    public void Days_count_in_the_assignments_zone(string checkOut, string zone, int days, string dueUtc)
    {
        var outAt = At(checkOut, zone);
        var draft = Given.Draft(
            request => Asking.Photos(1, days)(request) with { Schedule = new(outAt - Hours(8), outAt, Zone(zone)) }, outAt - Hours(48));
        var done = draft.And(Clara, Send(), outAt - Hours(47)).And(Wanda, Apply(), outAt - Hours(46))
            .And(Clara, Accept(), outAt - Hours(45))
            .And(Wanda, CheckIn(), outAt - Hours(8)).And(Wanda, CheckOut(), outAt);

        Assert.Equal(Utc(dueUtc), Clock.NextDue(done.State));
    }

    [Fact]
    public void Where_no_check_in_is_required_it_counts_from_the_scheduled_end()
    {
        var work = Given.Assigned(Asking.Both(Asking.NoCheckIn, Asking.Photos(1, 1)));
        Assert.Equal(At("06-18 00:00"), work.ItemAt(ChecklistTask.Deliverable, "06-12 00:00").Due);
        Assert.Equal([Label.LateDeliverables], work.LabelsAt(At("06-18 00:00")));
    }

    [Fact]
    public void While_a_visit_is_open_it_is_not_known_when()
    {
        var back = Given.WorkDone(Asking.Photos(1, 0)).When(Wanda, CheckIn(), "06-18 09:00").Then(
            Expected.Clock("06-17 00:00", new LabelAdded(Label.LateDeliverables)),
            new CheckedIn(new("v2"), At("06-18 09:00"), null),
            Expected.Clock("06-18 09:00", new LabelRemoved(Label.LateDeliverables)),
            // Whoever comes after the scheduled end is in when all should be out.
            Expected.Clock("06-18 09:00", new LabelAdded(Label.WorkerLate)));
        Assert.Null(back.Afterwards.ItemAt(ChecklistTask.Deliverable, "06-18 10:00").Due);
        Assert.Equal(At("06-19 00:00"), Clock.NextDue(back.Afterwards.And(Wanda, CheckOut(), "06-18 10:00").State));
    }

    [Fact]
    public void A_check_out_edited_later_moves_it()
    {
        var done = Given.WorkDone(Asking.Photos(1, 0));
        Assert.Equal(At("06-17 00:00"), Clock.NextDue(done.State));
        done.When(Clara, Edit("v1", 2, checkOut: At("06-17 01:00")), "06-17 08:00").Then(
            Expected.Clock("06-17 00:00", new LabelAdded(Label.LateDeliverables)),
            new VisitEdited(
                new("v1"), new(At("06-16 09:00"), At("06-16 17:00")), new(At("06-16 09:00"), At("06-17 01:00")), "Wrong time", null),
            Expected.Clock("06-17 08:00", new LabelRemoved(Label.LateDeliverables)));
    }

    [Fact]
    public void Delivered_late_the_label_goes_and_stays_on_record()
    {
        var late = Given.WorkDone(Asking.Photos(1, 0)).When(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-17 08:00").Then(
            Expected.Clock("06-17 00:00", new LabelAdded(Label.LateDeliverables)),
            new Delivered(new("d1"), 1, DeliverableType.Photo, File("u1")),
            Expected.Clock("06-17 08:00", new LabelRemoved(Label.LateDeliverables)));
        Assert.Equal(ChecklistStatus.Done, late.Afterwards.ItemAt(ChecklistTask.Deliverable, "06-17 09:00").Status);
    }

    [Fact]
    public void Removed_after_the_due_date_the_label_is_back_at_once() =>
        Given.WorkDone(Asking.Photos(1, 0)).And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 18:00")
            .When(Wanda, RemoveDeliverable("d1"), "06-17 08:00").Then(
                new DeliverableRemoved(new("d1")),
                Expected.Clock("06-17 08:00", new LabelAdded(Label.LateDeliverables)));

    [Fact]
    public void Of_several_the_first_that_is_missing_counts()
    {
        var done = Given.WorkDone(Asking.Deliverables(
            new(DeliverableType.Photo, 1, 5), new(DeliverableType.SignOff, 1, 2), new(DeliverableType.Other, 1, null)));
        Assert.Equal(At("06-19 00:00"), Clock.NextDue(done.State));
        Assert.Equal(At("06-22 00:00"), Clock.NextDue(done.And(Wanda, Deliver(DeliverableType.SignOff, "u1"), "06-16 18:00").State));
    }
}
