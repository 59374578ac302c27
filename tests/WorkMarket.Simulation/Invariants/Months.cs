using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Time;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.Invariants;

/// <summary>
/// The month, counted anew from the timeline: from the opening or the client's last response. While the escalation is suspended or the work
/// is back with the worker it is longer by as long as that takes, once where they overlap. A response while it is suspended counts when
/// that ends, but for a send-back.
/// </summary>
internal static class Months
{
    public static IEnumerable<string> Against(History history)
    {
        var count = new Count(history.Policy);
        foreach (var happened in history.SinceOpening)
        {
            if (happened is { Event: EscalationClosed closed, By: var by })
            {
                if (closed.End == EscalationStage.Arbitration && by is Actor.System && happened.At != count.Ends)
                    yield return $"the month ended at {happened.At}, not at {(count.Ends is { } right
                        ? right
                        : "any time: it stood still")}";
                yield break;
            }
            if (happened.At >= count.Ends)
                yield return $"{happened.Event.GetType().Name} at {happened.At}, though the month had ended at {count.Ends}";
            count.Take(happened);
        }
        if (history.Until >= count.Ends)
            yield return $"open at {history.Until}, though the month had ended at {count.Ends}";
    }

    private sealed class Count(Policy policy)
    {
        private readonly BackWithTheWorker back = new(policy);
        private Instant from = Instant.MinValue;
        private Duration stood = Duration.Zero;
        private Instant? still;
        private bool suspended;
        private bool answered;

        /// <summary>When it ends; null while it stands still, and before the opening.</summary>
        public Instant? Ends => still is not null || from == Instant.MinValue
            ? null
            : from.Plus(policy.Escalations.Month, policy.BusinessTime.Zone) + stood;

        public void Take(Happened happened)
        {
            if (back.Changes(happened))
                StandOrGo(happened.At);
            switch (happened.Event)
            {
                case EscalationOpened:
                    from = happened.At;
                    break;
                case EscalationAnswered { Channel: not ResponseChannel.SendBack } when suspended:
                    answered = true;
                    break;
                case EscalationAnswered:
                    BeginAnew(happened.At);
                    break;
                case EscalationSuspended:
                    suspended = true;
                    StandOrGo(happened.At);
                    break;
                case EscalationResumed:
                    suspended = false;
                    if (answered)
                        BeginAnew(happened.At);
                    answered = false;
                    StandOrGo(happened.At);
                    break;
            }
        }

        private void BeginAnew(Instant at) => (from, stood, still) = (at, Duration.Zero, still is null ? null : at);

        private void StandOrGo(Instant at)
        {
            if (suspended || back.Is)
                still ??= at;
            else if (still is { } since)
                (stood, still) = (stood + (at - since), null);
        }
    }
}
