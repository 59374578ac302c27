using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Time;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.Invariants;

/// <summary>
/// The month, counted anew from the timeline: from the opening or the client's last response; a suspension adds as long as it lasts, and
/// a response during one counts when it ends.
/// </summary>
internal static class Months
{
    public static IEnumerable<string> Against(History history)
    {
        var (from, stood) = (Instant.MinValue, Duration.Zero);
        (Instant Since, bool Answered)? suspended = null;
        foreach (var happened in history.SinceOpening)
        {
            if (happened.Event is Event.EscalationOpened)
                from = happened.At;
            var ends = from.Plus(history.Policy.Escalations.Month, history.Policy.BusinessTime.Zone) + stood;
            if (happened is { Event: Event.EscalationClosed closed, By: var by })
            {
                if (closed.End == EscalationStage.Arbitration && by is Actor.System && (happened.At != ends || suspended is not null))
                    yield return $"the month ended at {happened.At}, not at {(suspended is null ? ends : "any time: it stood still")}";
                yield break;
            }
            if (suspended is null && happened.At >= ends)
                yield return $"{happened.Event.GetType().Name} at {happened.At}, though the month had ended at {ends}";
            switch (happened.Event)
            {
                case Event.EscalationAnswered when suspended is { } still:
                    suspended = still with { Answered = true };
                    break;
                case Event.EscalationAnswered:
                    (from, stood) = (happened.At, Duration.Zero);
                    break;
                case Event.EscalationSuspended:
                    suspended = (happened.At, false);
                    break;
                case Event.EscalationResumed when suspended is { } still:
                    (from, stood) = still.Answered ? (happened.At, Duration.Zero) : (from, stood + (happened.At - still.Since));
                    suspended = null;
                    break;
            }
        }
        var end = from.Plus(history.Policy.Escalations.Month, history.Policy.BusinessTime.Zone) + stood;
        if (suspended is null && history.Until >= end)
            yield return $"open at {history.Until}, though the month had ended at {end}";
    }
}
