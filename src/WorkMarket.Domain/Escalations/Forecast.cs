using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Escalations;

/// <summary>What a step of an escalation is.</summary>
public enum StepKind
{
    /// <summary>A stage begins, or the last one is reached.</summary>
    Stage,

    /// <summary>The worker gets an update.</summary>
    Update,
}

/// <summary>A step to come if nobody acts.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Stage">The stage in which the escalation is then.</param>
public sealed record Step(Instant At, StepKind Kind, EscalationStage Stage);

/// <summary>What comes of an escalation if nobody acts: the decider run ahead.</summary>
public static class Forecast
{
    /// <summary>
    /// Every coming step, to the end. Of an escalation that is suspended only the next update can be told: how long it stands still,
    /// support decides.
    /// </summary>
    public static ImmutableList<Step> Of(Assignment state, Policy policy)
    {
        var steps = ImmutableList.CreateBuilder<Step>();
        while (EscalationRecord.Open(state) is { } open && Clock.NextDue(state) is { } next && (open.Suspension is null || steps.Count == 0))
        {
            foreach (var happened in Clock.Tick(state, policy, next))
            {
                state = state.Evolve(happened);
                if (KindOf(happened.Event) is { } kind)
                    steps.Add(new(happened.At, kind, state.Core.Escalations[^1].Stage));
            }
        }
        return steps.ToImmutable();
    }

    private static StepKind? KindOf(Event @event) => @event switch
    {
        Event.EscalationStageEntered or Event.EscalationClosed => StepKind.Stage,
        Event.EscalationUpdateDue => StepKind.Update,
        _ => null,
    };
}
