using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Giving it back within an hour of assignment and before the start, or because it overlaps with an earlier one, is not counted")]
public sealed class GivingBackTests
{
    private static readonly EarlierWork Earlier = new(At("06-09 12:00"), Days("06-16 16:00", "06-16 20:00"));

    [Theory]
    [InlineData("06-10 12:00", "06-10 13:00", GiveBackCause.Soon)]
    [InlineData("06-10 12:00", "06-10 13:00:01", null)]
    [InlineData("06-16 08:30", "06-16 08:59:59", GiveBackCause.Soon)]
    [InlineData("06-16 08:30", "06-16 09:00", null)]
    public void Soon_after_the_assignment_and_before_the_start_it_is_not_counted(string assigned, string at, GiveBackCause? uncounted) =>
        Gives(Given.Assigned(At(assigned)), CancelByWorker(), at, uncounted);

    [Fact]
    public void Because_it_overlaps_with_an_earlier_assignment_it_is_not_counted() =>
        Gives(Given.Assigned().Knowing(facts => facts with { EarlierWork = Earlier }), CancelByWorker(overlaps: "as-2"), "06-15 09:00",
            GiveBackCause.Overlap);

    [Theory]
    [InlineData("06-10 12:00", "06-16 16:00", "06-16 20:00")] // Not earlier: assigned at the same instant.
    [InlineData("06-11 12:00", "06-16 16:00", "06-16 20:00")]
    [InlineData("06-09 12:00", "06-16 17:00", "06-16 20:00")] // Begins as this one ends.
    [InlineData("06-09 12:00", "06-16 06:00", "06-16 09:00")]
    public void What_is_named_is_an_earlier_one_that_overlaps(string assigned, string start, string end)
    {
        var other = new EarlierWork(At(assigned), Days(start, end));
        Given.Assigned().Knowing(facts => facts with { EarlierWork = other }).When(Wanda, CancelByWorker(overlaps: "as-2"), "06-15 09:00")
            .Refused(new NoOverlap(new("as-2")));
    }

    [Fact]
    public void An_assignment_that_the_worker_does_not_have_is_none()
    {
        var refusal = Given.Assigned().When(Wanda, CancelByWorker(overlaps: "as-9"), "06-15 09:00").Refused("noOverlap").Refusals[0];
        Assert.Equal("overlaps", refusal.Field);
        Assert.Contains("Without naming it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_been_there_was_not_kept_from_it() =>
        Given.InProgress().Knowing(facts => facts with { EarlierWork = Earlier })
            .When(Wanda, CancelByWorker(overlaps: "as-2"), "06-16 10:00")
            .Refused("noOverlap");

    [Fact]
    public void Whatever_is_named_does_no_harm_where_it_is_not_counted_anyway() =>
        Gives(Given.Assigned(), CancelByWorker(overlaps: "as-9"), "06-10 12:30", GiveBackCause.Soon);

    [Fact]
    public void Nor_is_it_counted_while_no_schedule_is_agreed_after_a_hold() =>
        Gives(Given.Assigned().And(Clara, Hold(), "06-12 09:00").Ticked("07-09 09:00"), CancelByWorker(), "07-10 09:00",
            GiveBackCause.Unscheduled);

    private static void Gives(Story story, Command command, string at, GiveBackCause? uncounted)
    {
        var end = uncounted is null ? EngagementEnd.CancelledByWorker : EngagementEnd.GivenBack;
        var given = story.When(Wanda, command, at).Afterwards;
        var removed = Assert.IsType<WorkerRemoved>(given.Timeline[^1].Event);
        Assert.Equal(new WorkerRemoved(Wanda.Id, end, "I am ill", uncounted), removed with { Settlement = null });
        // What does not count is not rated either.
        Assert.Equal(uncounted is null, removed.Settlement is not null);
        Assert.Equal(end, Assert.Single(given.State.Core.Former).End);
        var counted = Contributions.FromCase(given.State, new()).Find(card => card.To is ScorecardOf.Worker)!.Entries;
        Assert.Equal(uncounted is null, counted.Exists(entry => entry.As is CountsAs.CancelledEarly or CountsAs.CancelledLate));
    }
}
