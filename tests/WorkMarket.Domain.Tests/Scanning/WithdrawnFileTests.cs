using System.Collections.Immutable;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Scanning;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Tests.Scanning;

[Rule("§3 Deliverables: a scanner's finding withdraws a file")]
public sealed class WithdrawnFileTests
{
    private static readonly Story Photographed =
        Given.WorkDone(Asking.Photos(1, 2)).And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 18:00");

    private static FileWithdrawn Withdrawn(
        FilePurpose purpose, string of, DeliveredFile file, string? lateFrom = null, int version = 1) =>
        new(
            purpose, of, version, file, "EICAR-Test-File", "the house scanner", At("06-01 09:00"),
            lateFrom is null ? null : At(lateFrom));

    [Fact]
    public void A_deliverable_is_missing_again_and_both_sides_are_told()
    {
        var verdict = Photographed.When(TheClock, Found("u1"), "06-16 18:01")
            .Then(Withdrawn(FilePurpose.Deliverable, "d1", File("u1"), lateFrom: "06-18 18:01")).Leaves(Status.InProgress);
        Assert.Equal(
            [(new Addressee.Person(Wanda.Id), NoticeKind.FileWithdrawn), (new Addressee.Person(Clara.Id), NoticeKind.FileWithdrawn)],
            NoticeRules.ForEvent(verdict.Afterwards.State, Wanda.Id, verdict.Afterwards.Timeline[^1]).Select(told => (told.To, told.Kind)));
        var item = verdict.Afterwards.ItemAt(ChecklistTask.Deliverable, "06-16 18:02");
        Assert.Equal((ChecklistStatus.Due, 0), (item.Status, item.Delivered));
        verdict.Afterwards.When(Wanda, Complete(), "06-16 18:02").Refused("checklistOpen");
        verdict.Afterwards.And(Wanda, Deliver(DeliverableType.Photo, "u2", replaces: "d1"), "06-16 18:05")
            .When(Wanda, Complete(), "06-16 18:06").Leaves(Status.PendingApproval);
    }

    [Fact]
    public void Nothing_of_it_is_lost()
    {
        var story = Photographed.And(TheClock, Found("u1"), "06-16 18:01");
        Assert.Equal(File("u1"), story.Engagement.Deliverables.Single().Versions.Single().File);
        Assert.Equal("EICAR-Test-File", story.State.Core.FindingIn(File("u1"))!.What);
    }

    [Fact]
    public void What_is_found_twice_or_in_a_file_that_is_not_here_comes_to_nothing()
    {
        Photographed.And(TheClock, Found("u1"), "06-16 18:01").When(TheClock, Found("u1"), "06-16 18:02").Then();
        Photographed.When(TheClock, Found("u7"), "06-16 18:01").Then();
    }

    [Theory]
    [InlineData("06-16 18:01", "06-19 00:00")] // due is later than 48 hours after the finding
    [InlineData("06-18 18:00", "06-20 18:00")]
    [InlineData("06-25 12:00", "06-27 12:00")]
    public void Late_counts_only_from_48_hours_after_the_finding(string found, string lateFrom)
    {
        var story = Photographed.And(TheClock, Found("u1"), found);
        Assert.Empty(story.LabelsAt(At(lateFrom) - Tick));
        Assert.Equal([Label.LateDeliverables], story.LabelsAt(At(lateFrom)));
        Assert.Equal(At(lateFrom), Clock.NextDue(story.State));
        Assert.Equal(At(lateFrom), story.ItemAt(ChecklistTask.Deliverable, found).Due);
        Assert.Equal(ChecklistStatus.Late, story.ItemAt(ChecklistTask.Deliverable, lateFrom).Status);
    }

    [Fact]
    public void Nobody_gains_time_by_what_was_late_already()
    {
        var late = Given.WorkDone(Asking.Photos(1, 2)).And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-19 08:00");
        Assert.Empty(late.LabelsAt(At("06-19 08:01")));
        Assert.Equal([Label.LateDeliverables], late.And(TheClock, Found("u1"), "06-19 08:02").LabelsAt(At("06-19 08:02")));
    }

    [Fact]
    public void Nor_for_a_file_that_was_never_there()
    {
        var one = Given.WorkDone(Asking.Photos(2, 2)).And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 18:00");
        Assert.Equal([Label.LateDeliverables], one.And(TheClock, Found("u1"), "06-20 08:00").LabelsAt(At("06-20 08:00")));
        Assert.Equal(
            At("06-22 08:00"),
            Clock.NextDue(
                one.And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 18:01").And(TheClock, Found("u1"), "06-20 08:00").State));
    }

    [Fact]
    public void Infected_again_it_is_late_from_the_first_finding_on()
    {
        var again = Photographed.And(TheClock, Found("u1"), "06-20 08:00")
            .And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-21 08:00").And(TheClock, Found("u2"), "06-21 08:01");
        Assert.Equal(At("06-22 08:00"), Clock.NextDue(again.State));
    }

    [Fact]
    public void Taken_away_after_the_finding_it_leaves_the_time_as_it_was() => Assert.Equal(
        At("06-22 08:00"),
        Clock.NextDue(
            Photographed.And(TheClock, Found("u1"), "06-20 08:00").And(Wanda, RemoveDeliverable("d1"), "06-20 09:00").State));

    [Fact]
    public void Taken_away_before_it_the_finding_is_kept_and_gives_no_time()
    {
        var verdict = Photographed.And(Wanda, RemoveDeliverable("d1"), "06-20 08:00").When(TheClock, Found("u1"), "06-20 09:00");
        verdict.Then(Withdrawn(FilePurpose.Deliverable, "d1", File("u1")));
        Assert.Equal([Label.LateDeliverables], verdict.Afterwards.LabelsAt(At("06-20 09:00")));
    }

    [Fact]
    public void An_earlier_version_in_which_nothing_was_found_counts()
    {
        var replaced = Photographed.And(Wanda, Deliver(DeliverableType.Photo, "u2", replaces: "d1"), "06-20 08:00");
        var verdict = replaced.When(TheClock, Found("u2"), "06-20 08:01")
            .Then(Withdrawn(FilePurpose.Deliverable, "d1", File("u2"), "06-22 08:01", version: 2));
        Assert.Equal(ChecklistStatus.Done, verdict.Afterwards.ItemAt(ChecklistTask.Deliverable, "06-20 08:02").Status);
    }

    [Fact]
    public void After_submission_the_client_may_send_it_back()
    {
        var pending = Photographed.And(Wanda, Complete(), "06-16 18:01").And(TheClock, Found("u1"), "06-16 18:02");
        Assert.Equal(Status.PendingApproval, pending.State.Status);
        var back = pending.And(Clara, SendBack("The photo is infected."), "06-17 09:00");
        back.When(Wanda, StandBy(), "06-17 09:01").Refused("checklistOpen");
        back.And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-17 09:02").When(Wanda, Complete(), "06-17 09:03")
            .Leaves(Status.PendingApproval);
    }

    [Fact]
    public void One_that_came_again_in_time_is_on_time_on_the_scorecard()
    {
        var done = Photographed.And(TheClock, Found("u1"), "06-18 23:00").And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-20 22:00")
            .And(Wanda, Complete(), "06-20 22:30");
        Assert.Contains(Counted(done), entry => entry.As == CountsAs.DeliveredOnTime);
        var late = Photographed.And(TheClock, Found("u1"), "06-18 23:00").And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-20 23:00")
            .And(Wanda, Complete(), "06-20 23:30");
        Assert.Contains(Counted(late), entry => entry.As == CountsAs.DeliveredLate);

        static ImmutableList<Entry> Counted(Story story) =>
            Contributions.FromCase(story.State, new()).Find(one => one.To == new ScorecardOf.Worker(Wanda.Id))!.Entries;
    }

    [Fact]
    public void A_document_and_a_receipt_are_withdrawn_likewise()
    {
        var draft = Given.Draft().And(Clara, Document("u1", "plan.pdf"), "06-10 09:10");
        draft.When(TheClock, Found("u1"), "06-10 09:11")
            .Then(Withdrawn(FilePurpose.Document, "doc1", File("u1") with { Name = "plan.pdf" }));
        var asked = Given.InProgress().And(
            Wanda, new RequestExpenseReimbursement(new(FundsKind.ExpenseReimbursement, Usd(20m), null, "Parking", File("u1"))),
            "06-16 10:00");
        asked.When(TheClock, Found("u1"), "06-16 10:01").Then(Withdrawn(FilePurpose.Receipt, "f1", File("u1")));
    }

    [Fact]
    public void Of_a_document_no_worker_reads_who_takes_no_part()
    {
        var found = Withdrawn(FilePurpose.Document, "doc1", File("u1") with { Name = "keys.pdf" });
        var sent = Given.Draft().And(Clara, Document("u1", "keys.pdf", DocumentAudience.AssignedWorker), "06-10 09:10")
            .And(Clara, Send(), "06-10 10:00").And(TheClock, Found("u1"), "06-10 10:01");
        Assert.Null(Access.AsReadBy(sent.State, Wanda, found));
        Assert.Equal(found, Access.AsReadBy(sent.State, Clara, found));
        var assigned = sent.And(Wanda, Apply(), "06-10 11:00").And(Clara, Accept(), "06-10 12:00");
        Assert.Equal(found, Access.AsReadBy(assigned.State, Wanda, found));
    }
}
