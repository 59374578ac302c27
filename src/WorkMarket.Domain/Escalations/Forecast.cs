using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Escalations;

/// <summary>What a step of an escalation is.</summary>
public enum StepKind
{
    /// <summary>A stage begins, or the last one is reached.</summary>
    Stage,

    /// <summary>The worker gets an update.</summary>
    Update,

    /// <summary>What stands still goes on.</summary>
    Resumption,
}

/// <summary>A step to come if nobody acts.</summary>
/// <param name="At">When it comes.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Stage">The stage in which the escalation is then.</param>
public sealed record Step(Instant At, StepKind Kind, EscalationStage Stage);

/// <summary>What comes of an escalation if nobody acts, found by running the decider ahead.</summary>
public static class Forecast
{
    /// <summary>The next step on an assignment, or null where no escalation is open.</summary>
    public static Step? Next(Assignment state, Policy policy) => EscalationRecord.Open(state) is { } open ? Next(open, policy) : null;

    /// <summary>The next step of an escalation, or null where it is over.</summary>
    public static Step? Next(Escalation escalation, Policy policy) => Ahead(escalation, policy).FirstOrDefault();

    /// <summary>When the next step comes on an assignment, or null where no escalation is open.</summary>
    public static Instant? NextAt(Assignment state) => EscalationRecord.Open(state) is { } open ? Due(open)?.At : null;

    /// <summary>When anything comes next of an escalation, or null where it is over.</summary>
    public static Instant? NextAt(Escalation escalation) => Due(escalation)?.At;

    /// <summary>Every coming step, to the end.</summary>
    public static ImmutableList<Step> Predict(Assignment state, Policy policy) =>
        EscalationRecord.Open(state) is { } open ? Predict(open, policy) : [];

    /// <summary>Every coming step of an escalation, to the end; none where it is over.</summary>
    public static ImmutableList<Step> Predict(Escalation escalation, Policy policy) => [.. Ahead(escalation, policy)];

    /// <summary>An escalation as it is at an instant if nobody acts until then: as the clock makes it.</summary>
    public static Escalation At(Escalation escalation, Policy policy, Instant now)
    {
        while (Due(escalation) is { } due && due.At <= now)
            escalation = After(escalation, due, policy).Aggregate(escalation, (_, step) => step.Escalation);
        return escalation;
    }

    /// <summary>
    /// From when the worker can take it to arbitration with one call; null where it is over, and while that stands still.
    /// </summary>
    public static Instant? ArbitrationFrom(Escalation escalation, Policy policy) =>
        escalation.IsOpen ? Standstill.CallableFrom(escalation, policy) : null;

    private static IEnumerable<Step> Ahead(Escalation escalation, Policy policy)
    {
        while (Due(escalation) is { } due)
        {
            foreach (var (@event, after) in After(escalation, due, policy))
            {
                escalation = after;
                if (KindOf(@event, after) is not { } kind)
                    continue;
                yield return new(due.At, kind, after.Stage);
            }
        }
    }

    // Which message is posted, and what an update says, does not matter to the escalation. At the same instant the first comes first.
    private static Due? Due(Escalation escalation) =>
        escalation.IsOpen ? Lifecycle.Pending(escalation, message: null, isSentBack: false, asked: null).MinBy(due => due.At) : null;

    private static IEnumerable<(Event Event, Escalation Escalation)> After(Escalation escalation, Due due, Policy policy)
    {
        foreach (var @event in due.Under(policy))
        {
            escalation = EscalationEvolution.After([escalation], new(due.At, new Actor.System(), @event))?[0] ?? escalation;
            yield return (@event, escalation);
        }
    }

    private static StepKind? KindOf(Event @event, Escalation after) => @event switch
    {
        EscalationStageEntered or EscalationClosed => StepKind.Stage,
        EscalationUpdateDue => StepKind.Update,
        EscalationResumed or EscalationPauseEnded when !after.StandsStill => StepKind.Resumption,
        _ => null,
    };
}
