using WorkMarket.Domain.Messages;
using static WorkMarket.Simulation.Tests.Histories;

namespace WorkMarket.Simulation.Tests;

/// <summary>Each invariant is held against histories in which it is broken, and finds so.</summary>
public sealed class InvariantTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    /// <summary>Invariants by their number, and what breaks them.</summary>
    private static readonly Dictionary<string, (int Invariant, Func<History> History)> Broken = new()
    {
        ["The month ends a minute late"] = (0, () => Moved(Silent, happened => happened.Event is EscalationClosed, Minute)),
        ["The month does not end"] = (0,
            () => WatchedFor(Without(Silent, happened => happened.Event is EscalationClosed), Duration.FromDays(1))),
        ["The month goes on with something else"] = (0,
            () => Changed(
                Silent,
                happened => happened.Event is EscalationClosed
                    ? happened with { Event = new EscalationNoted(new("e1"), "Late.") }
                    : happened)),
        ["The month ends while it stands still"] = (0, () => Without(Suspended, happened => happened.Event is EscalationResumed)),
        ["What stood still is forgotten"] = (0,
            () => Without(Suspended, happened => happened.Event is EscalationResumed or EscalationSuspended)),
        ["A stage is skipped"] = (1,
            () => Without(Silent, happened => happened.Event is EscalationStageEntered { Stage: EscalationStage.ProjectManager })),
        ["A stage ends a minute late"] = (1,
            () => Moved(Silent, happened => happened.Event is EscalationStageEntered { Stage: EscalationStage.AccountManager }, Minute)),
        ["A stage ends a minute early"] = (1,
            () => Moved(Silent, happened => happened.Event is EscalationStageEntered { Stage: EscalationStage.ProjectManager }, -Minute)),
        ["A stage ends by somebody's hand"] = (1,
            () => Changed(
                Silent, happened => happened.Event is EscalationStageEntered ? happened with { By = People.Cast.Support } : happened)),
        ["It begins with the project manager"] = (1, () => Changed(Silent, happened =>
            happened.Event is EscalationStageEntered { Stage: EscalationStage.Messages } entered
                ? happened with { Event = entered with { Stage = EscalationStage.ProjectManager } } : happened)),
        ["Silence leads to another stage than before"] = (1, () => Changed(Silenced, happened =>
            happened.Event is EscalationStageEntered { Again: true } entered
                ? happened with { Event = entered with { Stage = EscalationStage.AccountManager } } : happened)),
        ["The stage does not end"] = (1,
            () => Without(
                Silent, happened => happened.Event is EscalationStageEntered { Stage: not EscalationStage.Messages } or EscalationClosed)),
        ["It is withdrawn after its stage should have ended"] = (1, () => Later(Withdrawn, Duration.FromDays(5))),
        ["It resumes as if the client had answered"] = (1,
            () => Changed(
                Suspended,
                happened => happened.Event is EscalationResumed resumed
                    ? happened with { Event = resumed with { Engages = !resumed.Engages } } : happened)),
        ["An update is missing"] = (2, () => Without(Silent, happened => happened.Event is EscalationUpdateDue { Number: 3 })),
        ["The last update is missing"] = (2,
            () => Without(Silent, happened => happened.Event is EscalationUpdateDue due && due.Number >= Silent.Escalation.Updates - 1)),
        ["An update comes a minute late"] = (2,
            () => Moved(Silent, happened => happened.Event is EscalationUpdateDue { Number: 2 }, Minute)),
        ["An update is counted twice"] = (2,
            () => Changed(
                Silent,
                happened => happened.Event is EscalationUpdateDue { Number: 2 } due
                    ? happened with { Event = due with { Number = 1 } }
                    : happened)),
        ["An update says that there is news"] = (2,
            () => Changed(
                Silent,
                happened => happened.Event is EscalationUpdateDue due ? happened with { Event = due with { Specific = true } } : happened)),
        ["No update while it is open"] = (2,
            () => Without(Open, happened => happened.Event is EscalationUpdateDue due && due.Number >= Open.Escalation.Updates - 1)),
        ["A cure does not close it"] = (3, () => Later(Cured, Minute)),
        ["A cure closes it as withdrawn"] = (3, () => Closed(Cured, EscalationStage.Withdrawn)),
        ["Both agree and it is open"] = (3, () => Later(Agreed, Minute)),
        ["A violation is upheld and it is open"] = (3, () => Later(Upheld, Minute)),
        ["An update after the close"] = (4, () => And(Silent, new EscalationUpdateDue(new("e1"), 99, false, Silent.Until))),
        ["A second close"] = (4, () => And(Silent, new EscalationClosed(new("e1"), EscalationStage.Resolved))),
        ["The worker is nobody who could be told"] = (5, () => Silent with
        {
            State = Silent.State with
            {
                Core = Silent.State.Core with { Escalations = [Silent.Escalation with { Worker = new("somebody") }] },
            },
        }),
        ["Time runs backwards"] = (6, () => Moved(Silent, happened => happened.Event is EscalationClosed, -Duration.FromDays(10))),
        ["The state is another"] = (7, () => Silent with { State = Cured.State }),
        ["A message is missing"] = (7, () => Without(Silent, happened => happened is { Event: MessagePosted, By: Actor.System })),
        ["The clock changed something"] = (8, () => Moved(First, happened => happened.Event is EscalationUpdateDue { Number: 1 }, Minute)),
        ["Something was not done again"] = (8, () => First with { Acts = [.. First.Acts.SkipLast(1)] }),
        ["A trick delays the end"] = (9, () => Later(Stalled, Duration.FromDays(10))),
        ["A trick suspends it for longer than support may take"] = (9,
            () => Moved(Stalled, happened => happened.Event is EscalationResumed, Duration.FromDays(3))),
        ["A trick leaves it open"] = (9, () => Open with { Twin = Silent }),
        ["A trick makes less of what is paid"] = (10, () => Stalled with { Twin = Stalled.Twin! with { State = Padded.State } }),
        ["A trick takes arbitration away"] = (11, () => Closed(Stalled, EscalationStage.Withdrawn)),
        ["Padded hours are paid"] = (12, () => Padded with { Twin = Padded.Twin! with { State = Stalled.State } }),
    };

    public static TheoryData<string> Names => [.. Broken.Keys];

    [Theory, MemberData(nameof(Names))]
    public void What_is_broken_is_found(string name)
    {
        var (invariant, history) = Broken[name];
        Assert.NotEmpty(Invariant.All[invariant].Against(history()));
    }

    [Fact]
    public void Every_invariant_is_shown_to_fail_and_holds_of_what_is_whole()
    {
        Assert.Equal(Enumerable.Range(0, Invariant.All.Count), Broken.Values.Select(broken => broken.Invariant).Distinct().Order());
        Assert.All(
            [Silent, Suspended, Silenced, Open, Cured, Agreed, Upheld, Withdrawn, First],
            history => Assert.All(Invariant.All, invariant => Assert.Empty(invariant.Against(history))));
    }

    [Fact]
    public void What_is_broken_is_told_with_what_it_takes_to_see_it_alone()
    {
        var never = new Invariant(
            "None is opened by a slow client's worker", history => history.Population.Name == "slow" ? ["it was"] : []);
        using var to = new StringWriter();
        Assert.Equal(1, new Simulating([.. Invariant.All, never]).Start(["--escalations", "50", "--seed", "9"], to, TextWriter.Null));
        var lines = to.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        var first = Enumerable.Range(1, 50).First(number => Virtual.Live(new() { Seed = 9 }, number).Population.Name == "slow");
        Assert.Contains(lines, line => line.StartsWith("BROKEN  None is opened by a slow client's worker: by ", StringComparison.Ordinal));
        Assert.Contains($"        escalation {first}: it was", lines);
        Assert.StartsWith(
            "Alone: ./wm simulate --escalations 50 --months 7 --from 2026-09-01 --seed 9 --mix ", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith($" --only {first}", lines[^1], StringComparison.Ordinal);
        Assert.Equal(1, new Simulating([never]).Start([.. lines[^1].Split(' ').Skip(3)], TextWriter.Null, TextWriter.Null));
    }
}
