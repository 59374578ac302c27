using System.Collections.Immutable;
using WorkMarket.Domain;
using WorkMarket.Simulation.People;

namespace WorkMarket.Simulation.Tests;

/// <summary>Histories as they came about, and what is made of them to break an invariant.</summary>
internal static class Histories
{
    private static readonly Wish Wish = new();

    public static History Silent { get; } =
        Find(history => history is { Population.Name: "silent", Escalation.Stage: EscalationStage.Arbitration }
            && !history.Steps.Any(step => step.Event is EscalationSuspended) && history.Escalation.Updates > 5);

    public static History Suspended { get; } =
        Find(history => history is { Escalation: { Stage: EscalationStage.Arbitration, Responses: 0 } }
            && history.Steps.Any(step => step.Event is EscalationResumed)
            && history.Steps.Last(step => step.Event is EscalationClosed).By is Actor.System);

    public static History Silenced { get; } =
        Find(history => history.Steps.FirstOrDefault(step => step.Event is EscalationStageEntered { Again: true })
            is { Event: EscalationStageEntered { Stage: not EscalationStage.AccountManager } });

    public static History Open { get; } = Find(history => history.Escalation is { IsOpen: true, Updates: > 3 });

    public static History Cured { get; } =
        Find(history => history.Escalation is { Stage: EscalationStage.Resolved, Cause: EscalationCause.ApprovalOverdue });

    public static History Agreed { get; } =
        Find(history => history.Escalation is { Stage: EscalationStage.Resolved, Cause: EscalationCause.Impasse });

    public static History Upheld { get; } = Find(history => history.Escalation.Stage == EscalationStage.Ineligible);

    public static History Withdrawn { get; } = Find(history => history.Escalation.Stage == EscalationStage.Withdrawn
        && history.Steps.Last(step => step.Event is not (EscalationClosed
            or EscalationUpdateDue)) is { Event: EscalationStageEntered { Stage: not EscalationStage.AccountManager } });

    // The first of those that are gone through again with other ticks, and in which an act counted to the end.
    public static History First { get; } =
        Find(history => history is { Number: var number, Escalation: { Updates: > 0, Stage: EscalationStage.Resolved }, Refused: 0 }
            && number % 10 == 1);

    public static History Stalled { get; } = Find(history => history is { Population.Trick: Trick.Stalling, Paid: 0 });

    public static History Padded { get; } = Find(history => history.Population.Trick == Trick.PadHours);

    private static History Find(Func<History, bool> such) =>
        Enumerable.Range(1, 2_000).Select(number => Virtual.Live(Wish, number)).First(such);

    public static History Changed(History history, Func<Happened, Happened> change) =>
        history with { Timeline = [.. history.Timeline.Select(change)] };

    public static History Without(History history, Func<Happened, bool> which) =>
        history with { Timeline = [.. history.Timeline.Where(happened => !which(happened))] };

    public static History Moved(History history, Func<Happened, bool> which, Duration by) =>
        Changed(history, happened => which(happened) ? happened with { At = happened.At + by } : happened);

    public static History And(History history, Event @event) =>
        history with { Timeline = [.. history.Timeline, new(history.Until, new Actor.System(), @event)] };

    public static History WatchedFor(History history, Duration after) =>
        history with { Until = history.Escalation.ClosedAt!.Value + after };

    // The close comes later than what brought it.
    public static History Later(History history, Duration by) => With(
        Moved(history, happened => happened.Event is EscalationClosed, by),
        history.Escalation with { ClosedAt = history.Escalation.ClosedAt + by });

    public static History Closed(History history, EscalationStage end) => With(
        Changed(
            history,
            happened => happened.Event is EscalationClosed closed ? happened with { Event = closed with { End = end } } : happened),
        history.Escalation with { Stage = end });

    private static History With(History history, Escalation escalation) =>
        history with { State = history.State with { Core = history.State.Core with { Escalations = ImmutableList.Create(escalation) } } };
}
