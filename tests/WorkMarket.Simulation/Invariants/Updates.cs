using NodaTime;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Schedules;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.Invariants;

/// <summary>
/// The updates, measured anew: one each time the window has passed, counted without a gap, and told apart by whether there is news.
/// </summary>
internal static class Updates
{
    public static IEnumerable<string> Against(History history)
    {
        var window = history.Policy.Escalations.UpdateEvery.Open;
        var (last, number, news) = (Instant.MinValue, 0, false);
        var (sentBack, held) = (false, false);
        foreach (var step in history.Timeline)
        {
            held = step.Event is PutOnHold || held && step.Event is not (Released or WorkerRemoved);
            sentBack = step.Event is SentBack || sentBack && step.Event is not (Completed or StoodBy or CancelledByClient or WorkerRemoved);
            switch (step.Event)
            {
                case EscalationOpened:
                    last = step.At;
                    break;
                case EscalationAnswered:
                    news = true;
                    break;
                case EscalationUpdateDue due:
                    if (Gap(step.At) != window || !history.Policy.BusinessTime.IsOpen(step.At))
                        yield return $"update {due.Number} at {step.At} came after {Gap(step.At).TotalHours} business hours";
                    if (due.Number != ++number)
                        yield return $"update {due.Number} at {step.At} is the {number}th";
                    if (due.Specific != news)
                        yield return $"update {due.Number} at {step.At} is {(due.Specific
                            ? "specific without news"
                            : "generic in spite of news")}";
                    if (due.WithWorker != (sentBack && !held))
                        yield return $"update {due.Number} at {step.At} says otherwise with whom the ball is";
                    (last, news) = (step.At, false);
                    break;
                case EscalationClosed:
                    if (Gap(step.At) > window)
                        yield return $"no update since {last} when it was closed at {step.At}";
                    yield break;
            }
        }
        // What falls due exactly at closing comes at the next opening.
        if (Gap(history.Until) is var open && (open > window || open == window && history.Policy.BusinessTime.IsOpen(history.Until)))
            yield return $"no update since {last} at {history.Until}";

        Duration Gap(Instant at) => history.Policy.BusinessTime.Between(last, at).Open;
    }
}
