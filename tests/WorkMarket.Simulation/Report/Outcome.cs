using NodaTime;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Simulation.Cases;
using WorkMarket.Simulation.People;

namespace WorkMarket.Simulation.Report;

/// <summary>Where an escalation ended, as the tables tell it apart.</summary>
internal enum Ending
{
    ResolvedInMessages,
    ResolvedByProjectManager,
    ResolvedByAccountManager,
    ResolvedEngaged,
    ResolvedSuspended,
    Withdrawn,
    Ineligible,
    HandedOff,
    Arbitration,
    Open,
}

/// <summary>What a trick comes to, and the same case without it.</summary>
/// <param name="Days">How long it was open.</param>
/// <param name="Paid">What was paid.</param>
/// <param name="Claim">What can still be pursued.</param>
/// <param name="DaysWithout">The same without the trick.</param>
/// <param name="PaidWithout">The same without the trick.</param>
/// <param name="ClaimWithout">The same without the trick.</param>
internal sealed record Gain(decimal Days, decimal Paid, decimal Claim, decimal DaysWithout, decimal PaidWithout, decimal ClaimWithout);

/// <summary>What the tables count of one escalation.</summary>
internal readonly record struct Outcome(
    Population Population, EscalationCause Cause, Ending Ending, Duration Open, int Updates, int Responses, int Entries, int Refused,
    Gain? Gain = null)
{
    public static Outcome FromHistory(History history)
    {
        var escalation = history.Escalation;
        return new(
            history.Population, escalation.Cause, EndingOf(history), (escalation.ClosedAt ?? history.Until) - escalation.OpenedAt,
            escalation.Updates, escalation.Responses, history.Steps.Count(step => step.Event is EscalationStageEntered), history.Refused,
            history.Twin is { } twin ? new(DaysOf(history), history.Paid, history.Claim, DaysOf(twin), twin.Paid, twin.Claim) : null);
    }

    private static decimal DaysOf(History history) =>
        (decimal)((history.Escalation.ClosedAt ?? history.Until) - history.Escalation.OpenedAt).TotalDays;

    private static Ending EndingOf(History history) => history.Escalation.Stage switch
    {
        EscalationStage.Resolved => ResolvedFrom(history),
        EscalationStage.Withdrawn => Ending.Withdrawn,
        EscalationStage.Ineligible => Ending.Ineligible,
        EscalationStage.Arbitration when history.Steps.Last(step => step.Event is EscalationClosed).By is Actor.Support => Ending.HandedOff,
        EscalationStage.Arbitration => Ending.Arbitration,
        _ => Ending.Open,
    };

    // The stage before the response or the agreement that resolved it, if that came in the same instant.
    private static Ending ResolvedFrom(History history)
    {
        var (ending, standsStill) = (Ending.ResolvedInMessages, false);
        foreach (var step in history.Steps.TakeWhile(step => step.At < history.Escalation.ClosedAt))
        {
            ending = step.Event switch
            {
                EscalationStageEntered { Stage: EscalationStage.ProjectManager } => Ending.ResolvedByProjectManager,
                EscalationStageEntered { Stage: EscalationStage.AccountManager } => Ending.ResolvedByAccountManager,
                EscalationStageEntered => Ending.ResolvedInMessages,
                EscalationAnswered when !standsStill => Ending.ResolvedEngaged,
                EscalationResumed { Engages: true } => Ending.ResolvedEngaged,
                _ => ending,
            };
            standsStill = step.Event switch { EscalationSuspended => true, EscalationResumed => false, _ => standsStill };
        }
        return standsStill ? Ending.ResolvedSuspended : ending;
    }
}
