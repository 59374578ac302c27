using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Simulation.Cases;
using WorkMarket.Simulation.People;
using WorkMarket.Testing;

namespace WorkMarket.Simulation.Invariants;

/// <summary>The timeline as a whole: in its order, and the same however often and whenever the clock looks.</summary>
internal static class Timelines
{
    // To go through a history again takes as long as at first.
    private const int OneIn = 10;

    public static IEnumerable<string> Backwards(History history) => history.Timeline.Zip(history.Timeline.Skip(1))
        .Where(pair => pair.Second.At < pair.First.At)
        .Select(pair => $"{pair.Second.Event.GetType().Name} at {pair.Second.At} came after {pair.First.At}");

    public static IEnumerable<string> Replayed(History history)
    {
        var replayed = ((Assignment?)null).Evolve(history.Timeline)!;
        if (replayed.Status != history.State.Status || !replayed.Core.Escalations.SequenceEqual(history.State.Core.Escalations)
            || replayed.Core.AsOf != history.State.Core.AsOf || replayed.Core.Messages != history.State.Core.Messages)
            yield return $"replayed it is {replayed.Core.Escalations.LastOrDefault()}, "
                + $"not {history.State.Core.Escalations.LastOrDefault()}";
    }

    /// <summary>Goes through what people did again, of some, with a clock that looks when it likes.</summary>
    public static IEnumerable<string> TickedOtherwise(History history) =>
        history.Number % OneIn == 1 && FirstDifference(history.Timeline, Again(history, new Dice((ulong)history.Number))) is { } difference
            ? [difference] : [];

    private static List<Happened> Again(History history, Dice dice)
    {
        var facts = Cast.Facts(history.Policy);
        List<Happened> timeline = [history.Timeline[0]];
        var state = ((Assignment?)null).Evolve(timeline[0]);
        foreach (var act in history.Acts)
        {
            // Between what people do: never, or at any times, in no order, at times twice.
            for (var look = dice.Below(4); look > 0; look--)
                Take(Clock.Tick(state, history.Policy, At(state.Core.AsOf, act.At)));
            if (AssignmentDecider.Decide(state, act.Command, act.By, facts, act.At) is Decision.Accepted accepted)
                Take(accepted.Happened);
        }
        Take(Clock.Tick(state, history.Policy, history.Until));
        return timeline;

        Instant At(Instant from, Instant to) => dice.OneIn(4) ? from
            : dice.OneIn(4) ? to
            : from + Duration.FromSeconds(dice.Below(1 + (int)Math.Max(0, (to - from).TotalSeconds)));

        void Take(IReadOnlyList<Happened> happened)
        {
            timeline.AddRange(happened);
            state = state.Evolve(happened)!;
        }
    }

    private static string? FirstDifference(IReadOnlyList<Happened> one, List<Happened> other)
    {
        for (var at = 0; at < Math.Max(one.Count, other.Count); at++)
        {
            if (at >= one.Count || at >= other.Count || one[at] != other[at])
                return $"with other ticks, event {at} is {other.ElementAtOrDefault(at)}, not {one.ElementAtOrDefault(at)}";
        }
        return null;
    }
}
