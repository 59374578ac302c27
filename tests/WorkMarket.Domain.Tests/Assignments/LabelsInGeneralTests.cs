using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§3 Labels")]
public sealed class LabelsInGeneralTests
{
    [Fact]
    public void Submitting_ends_every_label_of_the_work()
    {
        var late = Given.Assigned().And(Wanda, CheckIn(At("06-16 09:00")), "06-16 20:00");
        Assert.Equal([Label.WorkerLate], late.Engagement.Labels);

        var submitted = late.And(Wanda, CheckOut(), "06-16 20:01").And(Wanda, Complete(), "06-16 20:02");
        Assert.Empty(submitted.Engagement.Labels);
        Assert.Equal(At("06-21 20:02"), Clock.NextDue(submitted.State));
    }

    [Fact]
    public void Reading_shows_the_state_after_the_clock_unsaved()
    {
        var story = Given.Assigned();
        Assert.Equal([Label.WorkerLate], story.LabelsAt(At("06-16 10:00")));
        Assert.Empty(story.Engagement.Labels);
    }

    [Fact]
    public void What_the_clock_records_is_by_the_clock_at_its_due_instant() =>
        Assert.Equal(
            [new Happened(At("06-16 09:15"), TheClock, new LabelAdded(Label.WorkerLate))],
            Clock.Tick(Given.Assigned().State, Policy.Default, At("06-20 00:00")));
}
