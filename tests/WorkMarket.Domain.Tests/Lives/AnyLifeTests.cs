using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Random commands by random people at random instants, from fixed seeds.</summary>
[Rule("§1 to §3 Whatever happens")]
public sealed class AnyLifeTests
{
    public static TheoryData<int> Tens => [.. Enumerable.Range(0, Life.Seeds / 10)];

    [Theory]
    [MemberData(nameof(Tens))]
    public void No_illegal_state_is_reached(int ten)
    {
        foreach (var step in Lives(ten))
        {
            LegalState.Holds(step.After.State);
            if (step.Decision is Decision.Accepted { Happened.IsEmpty: false })
                LegalState.IsSettled(step.After.State);
        }
    }

    [Theory]
    [MemberData(nameof(Tens))]
    public void Every_timeline_runs_forward_from_status_to_status(int ten)
    {
        foreach (var seed in Seeds(ten))
            LegalState.Follows(Life.Disorderly(seed).Last().After.Timeline);
    }

    [Theory]
    [MemberData(nameof(Tens))]
    public void Replaying_all_events_gives_the_same_state(int ten)
    {
        foreach (var seed in Seeds(ten))
        {
            var life = Life.Disorderly(seed).Last().After;
            Assert.Equal(Structure.Describe(life.State), Structure.Describe(new Story(life.Timeline).State));
        }
    }

    [Theory]
    [MemberData(nameof(Tens))]
    public void The_same_question_gets_the_same_answer_and_changes_nothing(int ten)
    {
        foreach (var step in Lives(ten))
        {
            var state = step.Before.State;
            var before = Structure.Describe(state);
            var again = AssignmentDecider.Decide(state, step.Command, step.By, step.Before.Facts, step.At);

            Assert.Equal(Structure.Describe(step.Decision), Structure.Describe(again));
            Assert.Equal(before, Structure.Describe(state));
        }
    }

    [Theory]
    [MemberData(nameof(Tens))]
    public void What_is_not_allowed_is_refused(int ten)
    {
        foreach (var step in Lives(ten))
        {
            // What is asked about an engagement that ended is allowed by how that stands.
            var due = step.Before.Ticked(Instant.Max(step.At, step.Before.State.Core.AsOf));
            if (AssignmentDecider.AboutWhat(due.State, step.Command, step.By) is not { } about)
            {
                Assert.IsType<Decision.Refused>(step.Decision);
                continue;
            }
            var allowed = AssignmentDecider.Allowed(about, step.By, step.Before.Facts, step.At);
            if (RuleBook.For(step.Command) is { ByMailAlone: false, Action: var action } && !allowed.Contains(action))
                Assert.IsType<Decision.Refused>(step.Decision);
        }
    }

    [Theory]
    [MemberData(nameof(Tens))]
    public void The_checklist_can_be_read_at_any_time(int ten)
    {
        foreach (var step in Lives(ten))
        {
            var items = Checklist.ItemsAt(step.After.State, step.At);
            Assert.All(items, item => Assert.Equal(item.Status == ChecklistStatus.Done, item.DoneAt is not null));
        }
    }

    [Theory]
    [MemberData(nameof(Tens))]
    public void However_often_the_clock_looks_it_comes_to_the_same(int ten)
    {
        foreach (var seed in Seeds(ten))
        {
            var never = Life.Orderly(seed, (story, _) => story);
            var punctual = Life.Orderly(seed, (story, now) => story.Ticked(now).Ticked(now - Minutes(10)).Ticked(now));
            var chance = new Dice((ulong)seed + 1);
            var atChance = Life.Orderly(
                seed, (story, now) => story.Ticked(now - Minutes(chance.Below(600))).Ticked(now - Minutes(chance.Below(600))));

            Assert.Equal(Structure.Describe(never.Timeline), Structure.Describe(punctual.Timeline));
            Assert.Equal(Structure.Describe(never.Timeline), Structure.Describe(atChance.Timeline));
        }
    }

    [Fact]
    public void The_lives_are_lively()
    {
        var lives = Enumerable.Range(0, Life.Seeds).Select(seed => Life.Disorderly(seed).ToList()).ToList();
        var steps = lives.SelectMany(life => life).ToList();
        var seen = lives.SelectMany(life => life[^1].After.Timeline).Select(happened => happened.Event.GetType()).ToHashSet();

        // Numbers come from outside the rules: an old assignment gets its own with whatever is written.
        Assert.Empty(typeof(Event).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Event))).Except(seen)
            .Except([typeof(Numbered)]));
        Assert.Empty(Enum.GetValues<Status>().Except(steps.Select(step => step.After.State.Status)));
        Assert.InRange(steps.Count(step => step.Decision is Decision.Refused), steps.Count / 5, steps.Count * 4 / 5);
        Assert.Empty(Enum.GetValues<Label>()
            .Except(lives.SelectMany(life => life[^1].After.Timeline).Select(happened => (happened.Event as LabelAdded)?.Label)
                .OfType<Label>()));
    }

    private static IEnumerable<int> Seeds(int ten) => Enumerable.Range(ten * 10, 10);

    private static IEnumerable<Step> Lives(int ten) => Seeds(ten).SelectMany(Life.Disorderly);
}
