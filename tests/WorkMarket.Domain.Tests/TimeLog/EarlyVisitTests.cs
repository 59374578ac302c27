using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.TimeLog;

[Rule("§3 Check in: a visit that begins more than 30 min before the start does not count as in")]
public sealed class EarlyVisitTests
{
    private static readonly Story Early = Given.Assigned()
        .And(Wanda, CheckIn(), "06-16 08:29").And(Wanda, CheckOut(), "06-16 08:50");

    [Theory]
    [InlineData("06-16 08:29:59", false)]
    [InlineData("06-16 08:30", true)]
    [InlineData("06-16 09:00", true)]
    public void It_counts_from_thirty_minutes_before_the_start_on(string checkIn, bool counts)
    {
        var story = Given.Assigned().And(Wanda, CheckIn(), checkIn);
        Assert.Equal(counts ? ChecklistStatus.Done : ChecklistStatus.Due, story.ItemAt(ChecklistTask.CheckIn, "06-16 09:10").Status);
        Assert.Equal(!counts, story.LabelsAt(At("06-16 09:15")).Contains(Label.WorkerLate));
    }

    [Fact]
    public void The_item_says_from_when_one_counts() =>
        Assert.Equal(At("06-16 08:30"), Given.Assigned().ItemAt(ChecklistTask.CheckIn, "06-14 09:00").From);

    [Fact]
    public void A_later_one_then_does()
    {
        Assert.Equal([Label.WorkerLate], Early.LabelsAt(At("06-16 09:15")));
        var back = Early.And(Wanda, CheckIn(), "06-16 09:20");
        Assert.Empty(back.Engagement.Labels);
        Assert.Equal(At("06-16 09:20"), back.ItemAt(ChecklistTask.CheckIn, "06-16 09:30").DoneAt);
    }

    [Fact]
    public void The_item_says_when_the_visit_was_and_the_work_can_be_completed()
    {
        Assert.Equal(At("06-16 08:29"), Early.ItemAt(ChecklistTask.CheckIn, "06-16 09:00").TooEarly);
        Assert.Equal(ChecklistStatus.Late, Early.ItemAt(ChecklistTask.CheckIn, "06-16 09:15").Status);
        var pending = Early.When(Wanda, Complete(), "06-16 09:00").Leaves(Status.PendingApproval).Afterwards;
        Assert.Equal(ChecklistStatus.Done, pending.ItemAt(ChecklistTask.CheckIn, "06-16 10:00").Status);
    }

    [Fact]
    public void What_was_early_counts_once_an_earlier_schedule_is_agreed() =>
        Assert.Equal(
            ChecklistStatus.Done,
            Early.And(Wanda, Reschedule(Days("06-16 08:30", "06-16 17:00")), "06-16 08:55").And(Clara, ApproveReschedule(), "06-16 08:56")
                .ItemAt(ChecklistTask.CheckIn, "06-16 09:00").Status);

    [Fact]
    public void The_span_is_fixed_with_the_draft_and_in_drafts_of_before_every_visit_counts()
    {
        Assert.Equal(Minutes(30), Given.Draft().State.Brief.Settings.CheckIn.EarlyIn);
        var before = Given.Assigned();
        var (brief, settings) = (before.State.Brief, before.State.Brief.Settings);
        var every = settings with { CheckIn = settings.CheckIn with { EarlyIn = null } };
        var old = before.WithWorker with { Core = before.State.Core with { Brief = brief with { Settings = every } } };
        var visited = old.Evolve(new Happened(At("06-16 06:00"), Wanda, new CheckedIn(new("v1"), At("06-16 06:00"), null)));
        Assert.Equal(ChecklistStatus.Done, Checklist.ItemsAt(visited, At("06-16 09:10"))[1].Status);
    }
}
