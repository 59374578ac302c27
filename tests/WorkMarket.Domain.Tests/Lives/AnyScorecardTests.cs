using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>What random lives add to scorecards.</summary>
[Rule("§4 Scorecards")]
public sealed class AnyScorecardTests
{
    private static readonly ScorecardSettings Settings = new();

    public static TheoryData<int> Tens => [.. Enumerable.Range(0, Life.Seeds / 10)];

    [Theory]
    [MemberData(nameof(Tens))]
    public void Only_events_that_concern_scorecards_change_what_is_added_and_no_scorecard_is_forgotten(int ten)
    {
        foreach (var seed in Enumerable.Range(ten * 10, 10))
        {
            Assignment? state = null;
            foreach (var happened in Life.Disorderly(seed).Last().After.Timeline)
            {
                var next = state.Evolve(happened);
                if (state is not null)
                    Follows(state, happened, next);
                state = next;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tens))]
    public void No_two_entries_of_an_assignment_are_of_one_kind_and_instant(int ten)
    {
        foreach (var seed in Enumerable.Range(ten * 10, 10))
        {
            foreach (var contribution in Contributions.FromCase(Life.Disorderly(seed).Last().After.State, Settings))
            {
                Assert.Equal(contribution.Entries.Count, contribution.Entries.DistinctBy(entry => (entry.As, entry.At)).Count());
                Assert.All(
                    contribution.Entries,
                    entry => Assert.True(entry.Count > 0 && entry.Amount >= Duration.Zero && entry.Day == Settings.DayOf(entry.At)));
            }
        }
    }

    private static void Follows(Assignment before, Happened happened, Assignment after)
    {
        var (old, now) = (Contributions.FromCase(before, Settings), Contributions.FromCase(after, Settings));
        Assert.Empty(old.Select(contribution => contribution.To).Except(now.Select(contribution => contribution.To)));
        Assert.Equal(now.Count, now.DistinctBy(contribution => contribution.To).Count());
        if (!Contributions.Concerns(happened.Event))
            Assert.Equal(Entries(old), Entries(now));
    }

    private static string Entries(IEnumerable<Contribution> contributions) =>
        Structure.Describe(contributions.Where(contribution => !contribution.Entries.IsEmpty).ToList());
}
