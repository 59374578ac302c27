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
    /// <summary>The next step, or null where none is open.</summary>
    public static Step? Next(Assignment state, Policy policy) => Ahead(state, policy).FirstOrDefault();

    /// <summary>
    /// Every coming step, to the end. Of an escalation that is suspended only the next update can be told: how long it stands still,
    /// support decides.
    /// </summary>
    public static ImmutableList<Step> Of(Assignment state, Policy policy) => [.. Ahead(state, policy)];

    private static IEnumerable<Step> Ahead(Assignment state, Policy policy)
    {
        var isTold = false;
        while (EscalationRecord.Open(state) is { } open && Clock.NextDue(state) is { } next && (open.Suspension is null || !isTold))
        {
            foreach (var happened in Clock.Tick(state, policy, next))
            {
                state = state.Evolve(happened);
                if (KindOf(happened.Event) is not { } kind)
                    continue;
                isTold = true;
                yield return new(happened.At, kind, state.Core.Escalations[^1].Stage);
            }
        }
    }

    private static StepKind? KindOf(Event @event) => @event switch
    {
        Event.EscalationStageEntered or Event.EscalationClosed => StepKind.Stage,
        Event.EscalationUpdateDue => StepKind.Update,
        _ => null,
    };
}
