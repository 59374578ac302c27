using WorkMarket.Domain.Assignments;

namespace WorkMarket.Benchmarks;

/// <summary>What the effects of each kind of action ask of storage, in a life with all of them in it.</summary>
internal static class EffectCosts
{
    public static async Task<IEnumerable<Figure>> Measure()
    {
        var market = await Market.Open(mail: true);
        var id = await market.CaseThatIs(Status.Draft);
        await market.RunEffects();
        var costs = new List<Cost>();
        foreach (var (_, by, command) in Cast.Life)
        {
            await market.Do(id, by, command);
            market.Storage.Requests.Reset();
            await market.RunEffects();
            costs.Add(Cost.Count(RuleBook.For(command).Action, market.Storage.Requests.Snapshot()));
        }
        var (cards, told) = (costs.Sum(cost => cost.Cards), costs.Sum(cost => cost.Told));
        return
        [
            .. costs.GroupBy(cost => cost.Action).Select(some => some.MaxBy(cost => cost.All)!)
                .Select(cost => new Figure(cost.Say(), cost.All, "")),
            new("… of these, each changed scorecard", (double)costs.Sum(cost => cost.Scorecards) / cards, ""),
            new("… of these, each notice with its mail", (double)costs.Sum(cost => cost.Notices) / told, ""),
        ];
    }

    /// <param name="Action">The action.</param>
    /// <param name="All">All requests, but for receiving and deleting the outbox message.</param>
    /// <param name="Scorecards">Those for scorecards.</param>
    /// <param name="Cards">How many scorecards were written.</param>
    /// <param name="Notices">Those for notices and their mail.</param>
    /// <param name="Told">How often somebody was told.</param>
    private sealed record Cost(AssignmentAction Action, int All, int Scorecards, int Cards, int Notices, int Told)
    {
        public static Cost Count(AssignmentAction action, IReadOnlyDictionary<string, int> counts)
        {
            return new(
                action, Sum(""), Sum("scorecards"), Sum("table.transaction", "scorecards"), Sum("notices") + Sum("mail"),
                Sum("queue.enqueue", "mail"));

            int Sum(params string[] parts) =>
                counts.Where(count => Array.TrueForAll(parts, part => count.Key.Contains(part, StringComparison.Ordinal)))
                    .Sum(count => count.Value);
        }

        public string Say() => $"effects of {Action}" + (Cards + Told == 0 ? "" : $" ({string.Join(", ", Parts())})");

        private IEnumerable<string> Parts()
        {
            if (Cards > 0)
                yield return $"{Scorecards} for {Cards} scorecards";
            if (Told > 0)
                yield return $"{Notices} to tell {Told}";
        }
    }
}
