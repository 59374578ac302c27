using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Escalations;

/// <summary>An escalation as somebody sees it who waits for its next step: the instants at which one comes if nobody acts.</summary>
/// <param name="Stage">Where it is; null where there is no such escalation.</param>
/// <param name="IsOpen">Whether there is anything to wait for.</param>
/// <param name="IsSuspended">Whether the stage and the month stand still because a violation is not decided.</param>
/// <param name="StageEndsAt">When the stage ends, if it has an end.</param>
/// <param name="NextUpdateAt">When the worker gets the next update.</param>
/// <param name="MonthEndsAt">When the month without a response ends; while it stands still that is not yet known.</param>
/// <param name="IsSentBack">Whether they stand still because the work is back with the worker.</param>
public sealed record EscalationLook(
    EscalationStage? Stage, bool IsOpen, bool IsSuspended, Instant? StageEndsAt, Instant? NextUpdateAt, Instant? MonthEndsAt,
    bool IsSentBack = false)
{
    /// <summary>What there is to see where there is no such escalation.</summary>
    public static EscalationLook Nothing { get; } = new(null, IsOpen: false, IsSuspended: false, null, null, null);

    /// <summary>An escalation of a case.</summary>
    public static EscalationLook FromCase(Assignment? state, EscalationId id) =>
        state?.Core.Escalations.Find(escalation => escalation.Id == id) is { } found
        ? new(
            found.Stage,
            found.IsOpen,
            found.Suspension is not null,
            found.StageEndsAt,
            found.NextUpdateAt,
            found.StandsStill ? null : found.MonthEndsAt,
            found.Pause is not null)
        : Nothing;

    /// <summary>The escalations whose steps events change: not by what WorkMarket's people write down for themselves.</summary>
    public static IEnumerable<EscalationId> ChangedBy(ImmutableList<NumberedEvent> events) => events
        .Select(item => item.Happened.Event)
        .Where(@event => @event is EscalationOpened or EscalationStageEntered or EscalationAnswered or EscalationUpdateDue
            or EscalationSuspended or EscalationResumed or EscalationPauseEnded or EscalationClosed)
        .Select(@event => @event.Escalation()!.Value)
        .Distinct();
}
