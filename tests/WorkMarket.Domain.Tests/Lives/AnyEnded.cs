using WorkMarket.Domain.Leaving;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>What is asked about engagements that have ended, while the assignment goes on.</summary>
internal static class AnyEnded
{
    public static (Actor, Command)? Helpful(Dice dice, Assignment state, Instant now)
    {
        if (EndedEngagements.All(state).ToList() is not { Count: > 0 } all)
            return null;
        var (number, ended) = dice.One<(int, WithWorker)>(all);
        if (state.Core.Former[number - 1] is { End: EngagementEnd.Abandoned, Worker: var abandoned } && dice.OneIn(3))
            return (new Actor.Worker(abandoned, Channel.Mobile), Contest());
        if (dice.OneIn(12))
            return (dice.One<Actor>(Wanda, Walter, Clara, Sam), OfEnded(dice.One(Post(), Rate(), Pay(), Unassign(), Agree()), number));
        var (by, command) = dice.OneIn(2) && AnyEscalation.Helpful(dice, ended, now) is { } about ? about
            : ended is Invoiced or Paid ? AnyRating.Helpful(dice, ended)
            : dice.OneIn(2) ? (Clara, Post("It was late."))
            : (new Actor.Worker(ended.Engagement.Worker, Channel.Mobile), dice.One(Post(), Rate()));
        return (by, command is IOnOpenEscalation && dice.OneIn(2) ? command : OfEnded(command, number));
    }
}
