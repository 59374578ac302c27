using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Simulation.Asking;
using WorkMarket.Simulation.People;
using WorkMarket.Testing;

namespace WorkMarket.Simulation.Cases;

/// <summary>Runs an escalation in virtual time, through the decider, the clock and the calendar of the product.</summary>
internal static class Virtual
{
    private const int Worked = 8;
    private const int Padded = 13;
    private static readonly EscalationCause[] Causes = Enum.GetValues<EscalationCause>();

    /// <summary>
    /// The history of one escalation: the same wish and number give the same. That of somebody dishonest has beside it the same case with
    /// a silent client, or with a worker who is honest.
    /// </summary>
    public static History Live(Wish wish, int number)
    {
        var dice = wish.Dice(number);
        var population = wish.Mix.Throw(dice);
        if (population.Trick is { } trick)
            return Tricked(wish, number, trick == Trick.PadHours ? Padded : null, trick) with
            {
                Twin = trick == Trick.PadHours ? Tricked(wish, number, Worked, trick) : Tricked(wish, number, null, null),
            };
        var scene = Begin(wish, population, dice, dice.One(Causes), hours: null, out var opening);
        var client = new Client(scene);
        scene.Run([client, new Worker(scene), new AccountManager(scene, client), new Support(scene)], opening, wish.Ends);
        return scene.Ended(number, wish.Ends);
    }

    // The chance is the same with the trick and without, so that nothing else differs.
    private static History Tricked(Wish wish, int number, int? hours, Trick? trick)
    {
        var dice = wish.Dice(number);
        var population = wish.Mix.Throw(dice);
        var cause = population.Trick is Trick.Stalling or Trick.WordAMonth ? dice.One(Causes) : EscalationCause.ApprovalOverdue;
        var scene = Begin(wish, population, dice, cause, hours, out var opening);
        scene.Run([new Trickster(scene, trick), new Steadfast(scene)], opening, wish.Ends + Later);
        return scene.Ended(number, wish.Ends + Later);
    }

    // So much longer the latest of them may take.
    private static Duration Later { get; } = Duration.FromDays(40);

    private static Scene Begin(
        Wish wish, Population population, Dice dice, EscalationCause cause, int? hours, out IReadOnlyList<Happened> opening)
    {
        var opens = wish.Begins + Duration.FromSeconds(dice.Below((int)(wish.OpenedUntil - wish.Begins).TotalSeconds));
        var (draft, acts) = Beginning.Create(cause, opens, wish.Policy, dice, hours);
        var scene = new Scene(wish.Policy, population, dice, draft);
        foreach (var act in acts.SkipLast(1))
            scene.Must(act);
        opening = scene.Must(acts[^1]);
        return scene;
    }
}
