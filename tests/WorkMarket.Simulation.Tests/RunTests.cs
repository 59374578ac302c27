using WorkMarket.Domain;
using WorkMarket.Simulation.People;

namespace WorkMarket.Simulation.Tests;

public sealed class RunTests
{
    private static readonly Wish Small = new() { Escalations = 1_500 };
    private static readonly Run Ran = new Simulating(Invariant.All).All(Small);

    [Fact]
    public void Every_invariant_holds() => Assert.Empty(Ran.Findings);

    [Fact]
    public void Every_cause_population_and_ending_comes_about()
    {
        Assert.Equal(Enum.GetValues<EscalationCause>(), Ran.Outcomes.Select(outcome => outcome.Cause).Distinct().Order());
        Assert.Equal(
            Population.All.Select(population => population.Name).Order(),
            Ran.Outcomes.Select(outcome => outcome.Population.Name).Distinct().Order());
        Assert.Equal(Enum.GetValues<Ending>(), Ran.Outcomes.Select(outcome => outcome.Ending).Distinct().Order());
    }

    [Fact]
    public void Everything_that_can_happen_to_an_escalation_does()
    {
        var seen = Enumerable.Range(1, Small.Escalations).SelectMany(number => Virtual.Live(Small, number).SinceOpening).ToList();
        var events = typeof(Event).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Event)) && type.Name.StartsWith("Escalation", StringComparison.Ordinal))
            // Here each life ends with its escalation, and whoever is asked can be reached.
            .Except([typeof(EscalationReopened), typeof(EscalationAsked)]);
        Assert.Empty(events.Except(seen.Select(happened => happened.Event.GetType())));
        Assert.Equal(
            // No client here proposes a lower amount or clarifies what is asked for.
            Enum.GetValues<ResponseChannel>().Except([ResponseChannel.ProposedAmount, ResponseChannel.Clarification]),
            seen.Select(happened => happened.Event).OfType<EscalationAnswered>().Select(answered => answered.Channel).Distinct().Order());
        Assert.Contains(seen, happened => happened.Event is EscalationResumed { Engages: true });
        Assert.Contains(seen, happened => happened.Event is EscalationStageEntered { Again: true });
    }

    [Fact]
    public void Submitted_work_that_is_taken_away_is_pursued_for_what_it_came_to() => Assert.All(
        Enumerable.Range(1, 20).Select(number => Virtual.Live(Small with { Mix = Mix.Read("take-away=1")! }, number)),
        history =>
        {
            Assert.Contains(history.Timeline, happened => happened.Event is Domain.Leaving.WorkerRemoved);
            Assert.Equal(EscalationStage.Arbitration, history.Escalation.Stage);
            Assert.Equal((history.Twin!.Paid, history.Twin.Claim), (history.Paid, history.Claim));
            Assert.True(history.Claim > 0);
        });

    [Fact]
    public void Clients_behave_as_their_population_does()
    {
        var silent = Ran.Outcomes.Where(outcome => outcome.Population.Name == "silent").ToList();
        Assert.All(silent, outcome => Assert.Equal(0, outcome.Responses));
        Assert.DoesNotContain(silent, outcome => outcome.Ending < Ending.Withdrawn);
        Assert.All(
            Ran.Outcomes.Where(outcome => outcome.Population.Name == "vanishing"), outcome => Assert.InRange(outcome.Responses, 0, 3));
        Assert.True(Days("prompt") < Days("slow"));
        var nights = Enumerable.Range(1, 100).SelectMany(number => Virtual.Live(Small with { Mix = Mix.Read("night=1")! }, number).Steps)
            .Where(step => step is { Event: EscalationAnswered { Channel: not ResponseChannel.Contact } })
            .Select(step => step.At.InZone(Small.Policy.BusinessTime.Zone).Hour).ToList();
        Assert.NotEmpty(nights);
        Assert.All(nights, hour => Assert.True(hour is >= 22 or < 5));

        double Days(string name) =>
            Ran.Outcomes.Where(outcome => outcome.Population.Name == name && outcome.Ending < Ending.Withdrawn)
                .Average(outcome => outcome.Open.TotalDays);
    }

    [Fact]
    public void The_same_seed_says_the_same_however_many_threads_there_are()
    {
        var one = Said("--escalations", "300", "--threads", "1");
        Assert.Equal(one, Said("--escalations", "300", "--threads", "7"));
        Assert.Equal(one, Said("--escalations", "300", "--seed", "1"));
        Assert.NotEqual(one, Said("--escalations", "300", "--seed", "2"));
    }

    [Fact]
    public void One_alone_is_the_same_as_among_the_others()
    {
        var alone = Virtual.Live(Small with { Escalations = 42, Only = 42 }, 42);
        Assert.Equal(Ran.Outcomes[41], Outcome.FromHistory(alone));
        var told = Said("--escalations", "600", "--only", "42");
        Assert.Contains("escalation 42: ", told, StringComparison.Ordinal);
        Assert.Equal(alone.Timeline.Count, told.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)) - 1);
    }

    [Theory]
    [InlineData("--hours always --holidays none")]
    [InlineData("--hours 09:00-17:00 --zone Europe/Berlin")]
    [InlineData("--messages PT24H --project-manager PT12H --silence PT72H --update PT24H --month P30D")]
    [InlineData("--month P2M --from 2027-12-20 --mix silent=1,vanishing=1")]
    [InlineData("--zone Pacific/Apia --from 2011-11-15 --months 3 --hours 00:15-23:45")]
    public void Under_other_windows_and_calendars_they_hold_as_well(string options)
    {
        var run = new Simulating(Invariant.All).All(CommandLine.Read($"--escalations 120 {options}".Split(' ')));
        Assert.Empty(run.Findings.Select(finding => $"{finding.Number}: {finding.Says}"));
        Assert.Contains(run.Outcomes, outcome => outcome.Ending == Ending.Arbitration);
    }

    [Fact]
    public void The_shorter_the_windows_the_sooner_somebody_else_is_asked()
    {
        var hasty = new Simulating(Invariant.All)
            .All(Small with { Policy = CommandLine.Read(["--messages", "PT8H", "--project-manager", "PT8H"]).Policy });
        Assert.True(hasty.Outcomes.Sum(outcome => outcome.Entries) > Ran.Outcomes.Sum(outcome => outcome.Entries));
        Assert.True(Count(hasty, Ending.ResolvedInMessages) < Count(Ran, Ending.ResolvedInMessages));

        static int Count(Run run, Ending ending) => run.Outcomes.Count(outcome => outcome.Ending == ending);
    }

    private static string Said(params string[] arguments)
    {
        using var to = new StringWriter();
        Assert.Equal(0, new Simulating(Invariant.All).Start(arguments, to, TextWriter.Null));
        return to.ToString();
    }
}
