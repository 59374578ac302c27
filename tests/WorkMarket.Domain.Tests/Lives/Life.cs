using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>One step of a life: what was asked before, of which state, and what came of it.</summary>
internal sealed record Step(Story Before, Actor By, Command Command, Instant At, Decision Decision, Story After);

/// <summary>An assignment's life as chance has it.</summary>
internal static class Life
{
    public const int Seeds = 300;

    private const int Steps = 70;

    // Many tests look at the same lives, each of which is lived once.
    private static readonly ConcurrentDictionary<int, ImmutableList<Step>> Lived = new();

    /// <summary>
    /// A life in which the clocks of the hosts disagree: instants repeat and run backwards, and the clock looks when it likes.
    /// </summary>
    public static IEnumerable<Step> Disorderly(int seed) => Lived.GetOrAdd(seed, static one => [.. LiveDisorderly(one)]);

    private static IEnumerable<Step> LiveDisorderly(int seed)
    {
        var dice = new Dice((ulong)seed);
        var story = Begin(dice, out var now);
        for (var step = 0; step < Steps; step++)
        {
            now = dice.Below(10) switch
            {
                0 => now,
                1 => now - Minutes(dice.Below(3 * 24 * 60)),
                _ => Later(dice, now, story),
            };
            if (dice.OneIn(3))
                story = story.Ticked(now - Minutes(dice.Between(-5, 60)));
            var taken = Take(dice, story, now);
            yield return taken;
            story = taken.After;
        }
    }

    /// <summary>A life in which time runs forward; the clock looks before each command as it is told to.</summary>
    public static Story Orderly(int seed, Func<Story, Instant, Story> look)
    {
        var dice = new Dice((ulong)seed);
        var story = Begin(dice, out var now);
        for (var step = 0; step < Steps; step++)
        {
            now = Later(dice, now, story);
            story = Take(dice, look(story, now), now, chosenFor: story.Ticked(now)).After;
        }
        return story.Ticked(now);
    }

    private static Story Begin(Dice dice, out Instant now)
    {
        var request = AnyBrief.Thrown(dice);
        now = request.Schedule.Start - Hours(dice.Between(6, 96));
        var policy = Policy.Default with { ExplanationWithin = BusinessSpan.FromHours(dice.One(2, 48)) };
        return Given.Draft(_ => request, now)
            .Knowing(facts => facts with { Policy = policy, Terms = dice.OneIn(40) ? TermsFacts.None : facts.Terms });
    }

    private static Step Take(Dice dice, Story story, Instant now, Story? chosenFor = null)
    {
        var (by, command) = AnyCommand.Thrown(dice, (chosenFor ?? story).State, now);
        var verdict = story.When(by, command, now);
        return new(story, by, command, now, verdict.Decision, verdict.Decision is Decision.Accepted ? verdict.Afterwards : story);
    }

    // Where the work is back with the worker of an escalation, a month goes by now and then.
    private static Instant Later(Dice dice, Instant now, Story story) =>
        now + (EscalationRecord.Open(story.Ticked(now).State)?.Pause is not null && dice.OneIn(3) ? Hours(dice.Between(690, 730))
            : dice.OneIn(20) ? Hours(dice.Between(100, 1000)) : dice.OneIn(3) ? Hours(dice.Below(24)) : Minutes(dice.Below(90)));
}
