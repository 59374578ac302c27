using System.Text;
using WorkMarket.Domain.Tests.Escalations;

namespace WorkMarket.Domain.Tests.Assignments;

/// <summary>
/// The rows themselves; what they say is checked against the matrices of <see cref="WhoAndWhenTests"/>, which are written by hand.
/// </summary>
[Rule("§1 Who may do what; §2 From which status")]
public sealed class RuleBookTests
{
    private const string Update = "WORKMARKET_UPDATE";
    private static readonly string Copy = Path.Combine(Repository.Root, "docs", "rules.md");

    [Fact]
    public void Every_command_has_exactly_one_row_and_so_has_every_action()
    {
        var commands = typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract
            && type != typeof(OnEngagement));
        Assert.Equal(commands.Select(type => type.Name).Order(), RuleBook.All.Select(row => row.Command.Name).Order());
        Assert.Equal(Enum.GetValues<AssignmentAction>(), RuleBook.All.Select(row => row.Action));
        Assert.All(RuleBook.All, row => Assert.Same(row, RuleBook.For(row.Action)));
    }

    // What a refusal holds is read over HTTP beside its words. In which zone the words say an instant is no fact of it.
    [Fact]
    public void No_refusal_holds_a_time_zone() => Assert.Empty(typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && type.GetProperties().Any(held => held.PropertyType == typeof(DateTimeZone)))
        .Select(type => type.Name));

    [Fact]
    public void The_kept_table_is_up_to_date()
    {
        var current = Table();
        if (Environment.GetEnvironmentVariable(Update) == "1")
            System.IO.File.WriteAllText(Copy, current);
        var kept = System.IO.File.Exists(Copy) ? System.IO.File.ReadAllText(Copy).ReplaceLineEndings("\n") : "";
        Assert.True(kept == current,
            $"The rules have changed and docs/rules.md has not. Look at the change, then: {Update}=1 ./wm test --filter "
                + $"{nameof(RuleBookTests)}");
    }

    private static string Table()
    {
        var text = new StringBuilder("""
            # Who may do what when

            Written by RuleBookTests from the rows of the rules: one row an action, each in its subject's folder of
            [WorkMarket.Domain](../src/WorkMarket.Domain).
            *on*: on whose case it is done. *terms*: the current terms have to be accepted first.
            A refusal names the role first, then the party, the status, the sight of the case, the terms, and at last the rule's own.

            | subject | action | who | in | on | terms |
            |---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var row in RuleBook.All.OrderBy(row => row.Command.Namespace, StringComparer.Ordinal))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| {row.Command.Namespace!.Split('.')[^1]} | {row.Action} | {string.Join(", ", row.Roles)} | {Statuses(row)} | "
                    + $"{On(row)} | {(row.NeedsTerms ? "yes" : "")} |\n");
        }
        return text.Append("""

            # What becomes of the clocks of an open escalation

            From LifecycleTableTests: each act in each state. A cell says the state after the act, then the stage's window, the month
            without a response and the worker's call to arbitration: *=* as before, *new* from the act on, *on* with what was left,
            *still* standing still. Or the end, or the refusal.

            """.ReplaceLineEndings("\n")).Append(InMarkdown(LifecycleTableTests.Table)).ToString();
    }

    private static string InMarkdown(string table)
    {
        var rows = table.ReplaceLineEndings("\n").Split('\n')
            .Select(row => $"| {string.Join(" | ", row.Split('|').Select(cell => cell.Trim()))} |").ToList();
        return string.Join('\n', rows.Prepend("").Take(2).Append("|---|---|---|---|---|---|").Concat(rows.Skip(1))) + "\n";
    }

    private static string Statuses(ActionRule row) =>
        row.On == CaseOf.ThoseInEscalation || row.Statuses.Length == Enum.GetValues<Status>().Length
            ? "every status"
            : string.Join(", ", row.Statuses);

    private static string On(ActionRule row) => row.On switch
    {
        CaseOf.Parties => "their own",
        CaseOf.ThoseOffered => "what is offered to them",
        CaseOf.Provider => "what a payment provider or a scanner names",
        CaseOf.ThoseWhoEverHadIt => "what they have or had",
        _ => "their own, and that of their escalation",
    };
}
