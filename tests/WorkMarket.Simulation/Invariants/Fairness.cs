using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Time;
using WorkMarket.Simulation.Cases;
using WorkMarket.Simulation.People;

namespace WorkMarket.Simulation.Invariants;

/// <summary>What nobody gains by a trick (domain.md §2 to §6, ◆): each case is held against the same one without it.</summary>
internal static class Fairness
{
    private static readonly Duration SuspendedAtMost = Duration.FromHours(5 * 24);

    /// <summary>
    /// One call, at most 48 business hours after the month from the opening, ends it; to this is added what one suspension of five business
    /// days and one send-back stood still.
    /// </summary>
    public static IEnumerable<string> EndsTooLate(History history)
    {
        if (history.Twin is null)
            yield break;
        var calendar = history.Policy.BusinessTime;
        var (suspensions, pauses, stood) = (0, 0, Duration.Zero);
        var (suspended, paused, since) = ((Instant?)null, false, (Instant?)null);
        foreach (var step in history.Steps)
        {
            switch (step.Event)
            {
                case EscalationSuspended:
                    (suspended, suspensions) = (step.At, suspensions + 1);
                    break;
                case EscalationResumed when suspended is { } from:
                    if (calendar.Between(from, step.At).Open > SuspendedAtMost)
                        yield return $"it was suspended from {from} to {step.At}";
                    suspended = null;
                    break;
                case EscalationAnswered { Pauses: true }:
                    (paused, pauses) = (true, pauses + 1);
                    break;
                case EscalationPauseEnded:
                    paused = false;
                    break;
            }
            if (suspended is not null || paused)
                since ??= step.At;
            else if (since is { } still)
                (stood, since) = (stood + (step.At - still), null);
        }
        if (suspensions > 1 || pauses > 1)
            yield return $"it was suspended {suspensions} times and the work sent back {pauses} times";
        var month = history.Escalation.OpenedAt.Plus(history.Policy.Escalations.Month, calendar.Zone) + stood;
        var bound = calendar.Plus(month, history.Policy.Escalations.SilenceFor);
        if (history.Escalation.ClosedAt is not { } closed || closed > bound)
            yield return $"it ended at {history.Escalation.ClosedAt}, later than {bound}";
    }

    /// <summary>What was paid, and what can still be pursued, is no less than with a silent client.</summary>
    public static IEnumerable<string> LessPaid(History history)
    {
        if (history is not { Twin: { } twin, Population.Trick: not Trick.PadHours })
            yield break;
        if (history.Paid < twin.Paid || history.Paid + history.Claim < twin.Paid + twin.Claim)
            yield return $"{history.Paid} paid and {history.Claim} claimed, not {twin.Paid} and {twin.Claim}";
    }

    /// <summary>Rating, dossier and arbitration are open to the worker where they are with a silent client.</summary>
    public static IEnumerable<string> FewerRights(History history)
    {
        if (history is not { Twin: { } twin })
            yield break;
        // The dossier comes with arbitration.
        if (twin.Escalation.Stage == EscalationStage.Arbitration && history.Escalation.Stage != EscalationStage.Arbitration)
            yield return $"it ended in {history.Escalation.Stage}";
        if (MayRate(twin) && !MayRate(history))
            yield return "the worker may not rate";
    }

    /// <summary>Hours that were not worked are not paid.</summary>
    public static IEnumerable<string> MorePaid(History history)
    {
        if (history is { Twin: { } honest, Population.Trick: Trick.PadHours } && (history.Paid > honest.Paid || honest.Paid == 0))
            yield return $"{history.Paid} was paid, to an honest worker {honest.Paid}";
    }

    private static bool MayRate(History history) => AssignmentDecider.Standing(
        history.Own, AssignmentAction.Rate, Cast.Worker, Cast.Facts(history.Policy), history.State.Core.AsOf).IsEmpty;
}
