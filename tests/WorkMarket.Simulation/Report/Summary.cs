using WorkMarket.Simulation.Asking;

namespace WorkMarket.Simulation.Report;

/// <summary>The tables of a run. They look alike in every run, so that two can be held against each other line by line.</summary>
internal static class Summary
{
    private static readonly (string Name, Ending Ending)[] Columns =
    [
        ("messages", Ending.ResolvedInMessages),
        ("project m.", Ending.ResolvedByProjectManager),
        ("account m.", Ending.ResolvedByAccountManager),
        ("engaged", Ending.ResolvedEngaged),
        ("suspended", Ending.ResolvedSuspended),
        ("withdrawn", Ending.Withdrawn),
        ("ineligible", Ending.Ineligible),
        ("handed off", Ending.HandedOff),
        ("arbitration", Ending.Arbitration),
        ("open", Ending.Open),
    ];

    private static readonly decimal[] Percentiles = [10, 25, 50, 75, 90, 100];

    /// <summary>What was asked for, as it would be asked for again.</summary>
    public static void Settings(TextWriter to, Wish wish)
    {
        foreach (var option in CommandLine.Say(wish))
            to.WriteLine(option);
    }

    public static void Tables(TextWriter to, IReadOnlyList<Outcome> outcomes)
    {
        var groups = Groups(outcomes);
        Write(to, "came to", ["of all", "resolved", .. Columns.Select(column => column.Name)], groups, Endings);
        Write(
            to, "came to, per cent", ["of all", "resolved", .. Columns.Select(column => column.Name)], groups,
            of => EndingShares(of, outcomes.Count));
        Write(to, "days open, resolved", Heads(), groups, of => Days(of.Where(one => one.Ending <= Ending.ResolvedSuspended)));
        Write(
            to, "days open, closed otherwise", Heads(), groups,
            of => Days(of.Where(one => one.Ending is > Ending.ResolvedSuspended and < Ending.Open)));
        Write(
            to, "what tricks gain, an escalation",
            ["of all", "days", "most", "paid", "to pursue", "days, not", "paid, not", "pursue, not"],
            [.. groups.Select(group => (group.Name, Of: (IReadOnlyList<Outcome>)[.. group.Of.Where(one => one.Gain is not null)]))
                .Where(group => group.Of.Count > 0)],
            Gains);
        Write(
            to, "mails and answers", ["updates", "an esc.", "most", "entries", "responses", "an esc.", "most", "refused"], groups, Counts);
        to.WriteLine();
    }

    private static void Write(
        TextWriter to, string title, IReadOnlyList<string> columns, IReadOnlyList<(string Name, IReadOnlyList<Outcome> Of)> groups,
        Func<IReadOnlyList<Outcome>, IEnumerable<string>> row)
    {
        var table = new Table(to, title, columns);
        table.Head();
        foreach (var (name, of) in groups)
            table.Row($"  {name}", row(of));
    }

    private static List<(string Name, IReadOnlyList<Outcome> Of)> Groups(IReadOnlyList<Outcome> outcomes) =>
    [
        .. outcomes.GroupBy(outcome => outcome.Population).OrderBy(group => People.Population.All.IndexOf(group.Key))
            .Select(group => (group.Key.Name, (IReadOnlyList<Outcome>)[.. group])),
        .. outcomes.GroupBy(outcome => outcome.Cause).OrderBy(group => group.Key).Select(group =>
            (Spoken.Say(group.Key), (IReadOnlyList<Outcome>)[.. group])),
        ("all", outcomes),
    ];

    private static IEnumerable<string> Endings(IReadOnlyList<Outcome> of) =>
        [Table.Whole(of.Count), Table.Whole(of.Count(IsResolved)), .. Columns.Select(column => Table.Whole(Count(of, column.Ending)))];

    private static IEnumerable<string> EndingShares(IReadOnlyList<Outcome> of, int all) =>
        [Table.Share(of.Count, all), Table.Share(of.Count(IsResolved), of.Count),
            .. Columns.Select(column => Table.Share(Count(of, column.Ending), of.Count))];

    private static IEnumerable<string> Counts(IReadOnlyList<Outcome> of)
    {
        var (updates, responses) = (of.Sum(one => (long)one.Updates), of.Sum(one => (long)one.Responses));
        return
        [
            Table.Whole(updates), Table.Average(updates, of.Count), Table.Whole(of.Max(one => one.Updates)),
            Table.Whole(of.Sum(one => (long)one.Entries)),
            Table.Whole(responses), Table.Average(responses, of.Count), Table.Whole(of.Max(one => one.Responses)),
            Table.Whole(of.Sum(one => (long)one.Refused)),
        ];
    }

    private static IEnumerable<string> Gains(IReadOnlyList<Outcome> of)
    {
        var gains = of.Select(one => one.Gain!).ToList();
        return
        [
            Table.Whole(gains.Count), Mean(gain => gain.Days), Number(gains.Max(gain => gain.Days)), Mean(gain => gain.Paid),
            Mean(gain => gain.Claim), Mean(gain => gain.DaysWithout), Mean(gain => gain.PaidWithout), Mean(gain => gain.ClaimWithout),
        ];

        string Mean(Func<Gain, decimal> part) => Number(gains.Average(part));

        static string Number(decimal number) => FormattableString.Invariant($"{number:0.00}");
    }

    private static string[] Heads() => [.. Percentiles.Select(percent => percent == 100 ? "most" : $"{percent} %")];

    // The least number of days within which so many per cent were closed.
    private static IEnumerable<string> Days(IEnumerable<Outcome> of)
    {
        var sorted = of.Select(one => one.Open).Order().ToList();
        return Percentiles.Select(percent => sorted.Count == 0 ? "-"
            : FormattableString.Invariant($"{sorted[(int)Math.Ceiling(percent * sorted.Count / 100) - 1].TotalDays:0.0}"));
    }

    private static bool IsResolved(Outcome outcome) => outcome.Ending <= Ending.ResolvedSuspended;

    private static int Count(IReadOnlyList<Outcome> of, Ending ending) => of.Count(one => one.Ending == ending);
}
