using WorkMarket.Simulation.Asking;
using WorkMarket.Simulation.Cases;
using WorkMarket.Simulation.Invariants;
using WorkMarket.Simulation.Report;

namespace WorkMarket.Simulation;

/// <summary>What speaks against an invariant in the history of an escalation.</summary>
internal sealed record Finding(int Number, Invariant Invariant, string Says);

/// <summary>What came of a run.</summary>
/// <param name="Outcomes">What came of each escalation, in their order.</param>
/// <param name="Findings">What speaks against an invariant, likewise.</param>
internal sealed record Run(IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Finding> Findings);

/// <summary>Simulates, and holds invariants against all that comes of it.</summary>
internal sealed class Simulating(IReadOnlyList<Invariant> invariants)
{
    private const int MostTold = 10;

    /// <summary>Reads a command line, runs and tells.</summary>
    /// <returns>0: every invariant holds; 1: one is broken; 2: the command line cannot be understood.</returns>
    public int Start(IReadOnlyList<string> arguments, TextWriter to, TextWriter errors)
    {
        try
        {
            return Tell(CommandLine.Read(arguments), to) ? 0 : 1;
        }
        catch (WrongCommandLineException wrong)
        {
            errors.WriteLine(wrong.Message);
            return 2;
        }
    }

    /// <summary>Runs all that is wished for.</summary>
    public Run All(Wish wish)
    {
        var outcomes = new Outcome[wish.Escalations];
        var findings = new List<Finding>();
        Parallel.For(1, wish.Escalations + 1, new() { MaxDegreeOfParallelism = wish.Threads }, number =>
        {
            var history = Virtual.Live(wish, number);
            outcomes[number - 1] = Outcome.FromHistory(history);
            var against = Against(history).ToList();
            if (against.Count == 0)
                return;
            lock (findings)
                findings.AddRange(against);
        });
        return new(outcomes, [.. findings.OrderBy(finding => finding.Number)]);
    }

    private IEnumerable<Finding> Against(History history) =>
        invariants.SelectMany(invariant => invariant.Against(history).Select(says => new Finding(history.Number, invariant, says)));

    private bool Tell(Wish wish, TextWriter to)
    {
        Summary.Settings(to, wish);
        var findings = wish.Only is { } number ? TellOne(Virtual.Live(wish, number), to) : TellAll(wish, to);
        foreach (var invariant in invariants)
            Tell(to, invariant, [.. findings.Where(finding => finding.Invariant == invariant)]);
        if (findings.Count > 0)
            to.WriteLine($"Alone: ./wm simulate {string.Join(' ', CommandLine.Say(wish))} --only {findings[0].Number}");
        return findings.Count == 0;
    }

    private List<Finding> TellOne(History history, TextWriter to)
    {
        Telling.Tell(to, history);
        return [.. Against(history)];
    }

    private IReadOnlyList<Finding> TellAll(Wish wish, TextWriter to)
    {
        var run = All(wish);
        Summary.Tables(to, run.Outcomes);
        return run.Findings;
    }

    private static void Tell(TextWriter to, Invariant invariant, IReadOnlyList<Finding> findings)
    {
        to.WriteLine(findings.Count == 0
            ? $"held    {invariant.Says}"
            : $"BROKEN  {invariant.Says}: by {findings.DistinctBy(finding => finding.Number).Count()}");
        foreach (var (number, _, says) in findings.Take(MostTold))
            to.WriteLine($"        escalation {number}: {says}");
    }
}
