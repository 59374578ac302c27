using System.Collections.Immutable;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Tests.Editing;

/// <summary>Wanda left on 16 June at 17:00, so what is due on the day after is late from the end of 17 June on.</summary>
[Rule("§9 Fewer or later deliverables hold at once; late is judged by the requirement in force at its due instant")]
public sealed class DeliverablesInForceTests
{
    private static Story TwoPhotos => Given.WorkDone(Asking.Photos(2, 1));

    private static Command Ask(params DeliverableRequirement[] required) => Rewrite(new() { Deliverables = new([.. required]) });

    private static Command Propose(params DeliverableRequirement[] required) => ProposeChange(new() { Deliverables = new([.. required]) });

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 2, true)]
    [InlineData(2, null, true)]
    [InlineData(3, 1, false)]
    [InlineData(2, 0, false)]
    public void Fewer_or_later_ones_hold_at_once_and_others_do_not(int number, int? dueDays, bool holds)
    {
        var verdict = TwoPhotos.When(Clara, Ask(new DeliverableRequirement(DeliverableType.Photo, number, dueDays)), "06-16 18:00");
        if (holds)
            Assert.Equal([new(DeliverableType.Photo, number, dueDays)], verdict.Afterwards.State.Brief.Settings.Deliverables);
        else
            verdict.Refused("changeNotAtOnce");
    }

    [Fact]
    public void Another_type_is_more_and_none_at_all_is_fewer()
    {
        TwoPhotos.When(Clara, Ask(new DeliverableRequirement(DeliverableType.Other, 1)), "06-16 18:00").Refused("changeNotAtOnce");
        Assert.Empty(TwoPhotos.And(Clara, Ask(), "06-16 18:00").State.Brief.Settings.Deliverables);
    }

    [Fact]
    public void A_proposal_about_them_is_taken_back_first() =>
        TwoPhotos.And(Clara, Propose(new DeliverableRequirement(DeliverableType.Photo, 3, 1)), "06-16 18:00")
            .When(Clara, Ask(), "06-16 18:10").Refused("changeUndecided");

    [Fact]
    public void Later_ones_are_late_later()
    {
        var later = TwoPhotos.And(Clara, Ask(new DeliverableRequirement(DeliverableType.Photo, 2, 3)), "06-17 10:00");
        Assert.Empty(later.LabelsAt(At("06-19 23:59")));
        Assert.Equal([Label.LateDeliverables], later.LabelsAt(At("06-20 00:00")));
    }

    [Fact]
    public void What_was_late_by_what_held_then_stays_late_until_it_is_there()
    {
        // The end of 17 June has passed when they may come later.
        var later = TwoPhotos.And(Clara, Ask(new DeliverableRequirement(DeliverableType.Photo, 2, 5)), "06-18 10:00");
        Assert.Equal([Label.LateDeliverables], later.LabelsAt(At("06-18 10:00")));
        var there = later.And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-18 11:00")
            .And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-18 11:10");
        Assert.Empty(there.LabelsAt(At("06-18 11:10")));
        Assert.Equal((0, 2), Counted(there.And(Wanda, Complete(), "06-18 12:00")));
    }

    [Fact]
    public void More_that_are_agreed_on_after_the_due_day_were_never_due()
    {
        var inTime = TwoPhotos.And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 18:00")
            .And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 18:10")
            .And(Clara, Propose(new DeliverableRequirement(DeliverableType.Photo, 3, 1)), "06-18 09:00")
            .And(Wanda, AcceptChange(), "06-18 10:00");
        Assert.Empty(inTime.LabelsAt(At("06-25 10:00")));
        inTime.When(Wanda, Complete(), "06-18 11:00").Refused("checklistOpen");
        var done = inTime.And(Wanda, Deliver(DeliverableType.Photo, "u3"), "06-18 11:30").And(Wanda, Complete(), "06-18 12:00");
        Assert.Equal((2, 0), Counted(done));
    }

    [Fact]
    public void More_that_are_agreed_on_before_it_are_due_then()
    {
        var more = TwoPhotos.And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 18:00")
            .And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 18:10")
            .And(Clara, Propose(new DeliverableRequirement(DeliverableType.Photo, 3, 1)), "06-17 09:00")
            .And(Wanda, AcceptChange(), "06-17 10:00");
        Assert.Equal([Label.LateDeliverables], more.LabelsAt(At("06-18 00:00")));
    }

    private static (int OnTime, int Late) Counted(Story story)
    {
        var entries = Contributions.FromCase(story.State, ScorecardsOf).SelectMany(part => part.Entries).ToImmutableList();
        return (
            entries.Where(entry => entry.As == CountsAs.DeliveredOnTime).Sum(entry => entry.Count),
            entries.Where(entry => entry.As == CountsAs.DeliveredLate).Sum(entry => entry.Count));
    }

    private static ScorecardSettings ScorecardsOf => Policy.Default.Scorecards;
}
