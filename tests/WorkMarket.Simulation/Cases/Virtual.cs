using NodaTime;
using WorkMarket.Domain.Escalations;
using WorkMarket.Simulation.Asking;
using WorkMarket.Simulation.People;

namespace WorkMarket.Simulation.Cases;

/// <summary>Runs an escalation in virtual time, through the decider, the clock and the calendar of the product.</summary>
internal static class Virtual
{
    private static readonly EscalationCause[] Causes = Enum.GetValues<EscalationCause>();

    /// <summary>The history of one escalation: the same wish and number give the same.</summary>
    public static History Live(Wish wish, int number)
    {
        var dice = wish.Dice(number);
        var population = wish.Mix.Throw(dice);
        var cause = dice.One(Causes);
        var opens = wish.Begins + Duration.FromSeconds(dice.Below((int)(wish.OpenedUntil - wish.Begins).TotalSeconds));
        var (draft, acts) = Beginning.Create(cause, opens, wish.Policy, dice);

        var scene = new Scene(wish.Policy, population, dice, draft);
        foreach (var act in acts.SkipLast(1))
            scene.Must(act);
        var client = new Client(scene);
        scene.Run([client, new Worker(scene), new AccountManager(scene, client), new Support(scene)], scene.Must(acts[^1]), wish.Ends);
        return scene.Ended(number, wish.Ends);
    }
}
