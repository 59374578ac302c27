using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Deliverables;

[Rule("§3 Deliverables: number, versions, removal")]
public sealed class DeliveringTests
{
    private static readonly Story Work = Given.WorkDone(Asking.Photos(2, null));

    private static readonly Story OnePhoto = Work.And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 17:10");

    [Fact]
    public void A_file_becomes_a_deliverable() =>
        Work.When(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 17:10")
            .Then(new Delivered(new("d1"), 1, DeliverableType.Photo, File("u1")));

    [Fact]
    public void It_may_come_before_the_work_and_beyond_what_is_asked_for()
    {
        Given.Assigned().When(Wanda, Deliver(DeliverableType.Other, "u1"), "06-12 09:00").Leaves(Status.Assigned);
        OnePhoto.And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 17:11")
            .When(Wanda, Deliver(DeliverableType.Photo, "u3"), "06-16 17:12")
            .Then(new Delivered(new("d3"), 1, DeliverableType.Photo, File("u3")));
    }

    [Fact]
    public void The_required_number_has_to_be_there_of_that_very_type()
    {
        var item = OnePhoto.And(Wanda, Deliver(DeliverableType.Other, "u2"), "06-16 17:11")
            .ItemAt(ChecklistTask.Deliverable, "06-16 17:20");
        Assert.Equal((ChecklistStatus.Missing, 2, 1), (item.Status, item.Number, item.Delivered));

        item = OnePhoto.And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 17:11").ItemAt(ChecklistTask.Deliverable, "06-16 17:20");
        Assert.Equal((ChecklistStatus.Done, 2, 2), (item.Status, item.Number, item.Delivered));
        Assert.Equal(At("06-16 17:11"), item.DoneAt);
    }

    [Fact]
    public void Replacing_keeps_the_versions()
    {
        var replaced = OnePhoto.When(Wanda, Deliver(DeliverableType.Photo, "u2", replaces: "d1"), "06-16 17:20")
            .Then(new Delivered(new("d1"), 2, DeliverableType.Photo, File("u2")))
            .Afterwards.Engagement.Deliverables.Single();

        Assert.Equal(["u1", "u2"], replaced.Versions.Select(version => version.File.Upload));
        Assert.Equal("u2", replaced.Newest.File.Upload);
    }

    [Fact]
    public void Replacing_late_is_not_late() =>
        Assert.Empty(Given.WorkDone(Asking.Photos(1, 0)).And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 18:00")
            .And(Wanda, Deliver(DeliverableType.Photo, "u2", replaces: "d1"), "06-20 18:00").LabelsAt(At("06-21 00:00")));

    [Fact]
    public void Only_what_is_there_is_replaced()
    {
        Work.When(Wanda, Deliver(DeliverableType.Photo, "u1", replaces: "d1"), "06-16 17:20").Refused(new UnknownDeliverable(new("d1")));
        OnePhoto.And(Wanda, RemoveDeliverable("d1"), "06-16 17:15")
            .When(Wanda, Deliver(DeliverableType.Photo, "u2", replaces: "d1"), "06-16 17:20").Refused("unknownDeliverable");
    }

    [Fact]
    public void An_upload_is_delivered_once()
    {
        OnePhoto.When(Wanda, Deliver(DeliverableType.Other, "u1"), "06-16 17:20").Refused(new UploadUsed(new("d1")));
        OnePhoto.When(Wanda, Deliver(DeliverableType.Photo, "u1", replaces: "d1"), "06-16 17:20").Refused("uploadUsed");
        OnePhoto.And(Wanda, RemoveDeliverable("d1"), "06-16 17:15")
            .When(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 17:20").Refused("uploadUsed");
    }

    [Fact]
    public void Before_submission_it_may_be_removed_and_no_longer_counts()
    {
        var removed = OnePhoto.When(Wanda, RemoveDeliverable("d1"), "06-16 17:15")
            .Then(new DeliverableRemoved(new("d1"))).Afterwards;
        Assert.Equal(0, removed.ItemAt(ChecklistTask.Deliverable, "06-16 17:20").Delivered);
        Assert.True(removed.Engagement.Deliverables.Single().Removed);
    }

    [Fact]
    public void After_submission_it_stays()
    {
        var submitted = Given.WorkDone().And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 17:10")
            .And(Wanda, Complete(), "06-16 17:30");
        submitted.When(Wanda, RemoveDeliverable("d1"), "06-16 17:40")
            .Refused(new StatusNotAllowed(AssignmentAction.RemoveDeliverable, Status.PendingApproval));
        submitted.When(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 17:40").Refused("statusNotAllowed");
        submitted.And(Clara, SendBack(), "06-17 09:00").When(Wanda, Deliver(DeliverableType.Photo, "u2", replaces: "d1"), "06-17 10:00")
            .Leaves(Status.InProgress);
    }

    [Fact]
    public void Only_what_is_there_is_removed()
    {
        Work.When(Wanda, RemoveDeliverable("d1"), "06-16 17:20").Refused(new NothingThere(AssignmentAction.RemoveDeliverable));
        OnePhoto.When(Wanda, RemoveDeliverable("d2"), "06-16 17:20").Refused(new UnknownDeliverable(new("d2")));
        OnePhoto.And(Wanda, RemoveDeliverable("d1"), "06-16 17:15").When(Wanda, RemoveDeliverable("d1"), "06-16 17:20")
            .Refused("nothingThere");
    }

    [Fact]
    public void A_removed_ones_number_is_not_given_again() =>
        OnePhoto.And(Wanda, RemoveDeliverable("d1"), "06-16 17:15").When(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 17:20")
            .Then(new Delivered(new("d2"), 1, DeliverableType.Photo, File("u2")));
}
