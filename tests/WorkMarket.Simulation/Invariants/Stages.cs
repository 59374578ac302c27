using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.Invariants;

/// <summary>
/// The way through the stages, walked anew: none is skipped, each ends when so much business time as its window has passed since its
/// entry or the client's last response, and what stands still does not pass.
/// </summary>
internal static class Stages
{
    public static IEnumerable<string> Against(History history)
    {
        var walk = new Walk(history.Policy);
        foreach (var step in history.SinceOpening)
        {
            if (walk.Step(step) is { } wrong)
                yield return $"{wrong} at {step.At}";
        }
        if (walk.Overdue(history.Until) is { } late)
            yield return $"{late} at {history.Until}";
    }

    private sealed class Walk(Policy policy)
    {
        private EscalationStage? stage;
        private EscalationStage? cameFrom;
        private Instant running;
        private Duration spent;
        private readonly BackWithTheWorker back = new(policy);
        private bool suspended;
        private bool answeredMeanwhile;

        private bool StandsStill => suspended || back.Is;

        private Duration? Window => stage switch
        {
            EscalationStage.Messages => policy.Escalations.MessagesFor.Open,
            EscalationStage.ProjectManager => policy.Escalations.ProjectManagerFor.Open,
            EscalationStage.Engaged => policy.Escalations.SilenceFor.Open,
            _ => null,
        };

        // What ran out exactly at closing ends at the next opening.
        public string? Overdue(Instant at) => stage < EscalationStage.Resolved && !StandsStill && Spent(at) is var time
            && (time > Window || time == Window && policy.BusinessTime.IsOpen(at)) ? $"{stage} has not ended" : null;

        public string? Step(Happened step)
        {
            var (before, spentBefore) = (StandsStill, Spent(step.At));
            if (back.Changes(step))
                StandOrGo(before, spentBefore, step.At);
            switch (step.Event)
            {
                case EscalationStageEntered entered:
                    var wrong = Wrong(entered, step);
                    Begin(entered.Stage, step.At);
                    return wrong;
                case EscalationAnswered { Channel: not ResponseChannel.SendBack } when suspended:
                    answeredMeanwhile = true;
                    return null;
                case EscalationAnswered:
                    var missed = Overdue(step.At);
                    Engage(step.At);
                    return missed;
                case EscalationSuspended:
                    suspended = true;
                    StandOrGo(before, spentBefore, step.At);
                    return null;
                case EscalationResumed resumed:
                    suspended = false;
                    StandOrGo(before, spentBefore, step.At);
                    var asAnswered = resumed.Engages == answeredMeanwhile;
                    if (answeredMeanwhile)
                        Engage(step.At);
                    answeredMeanwhile = false;
                    return asAnswered ? null : "it resumed otherwise than as answered";
                case EscalationClosed closed:
                    var late = Overdue(step.At);
                    stage = closed.End;
                    // The month's end comes before the stage's, and what resolves it on resumption before a stage that had run out before.
                    return closed.End < EscalationStage.Resolved
                        ? $"it closed in {closed.End}"
                        : closed.End == EscalationStage.Arbitration || running == step.At ? null : late;
                default:
                    return null;
            }
        }

        private string? Wrong(EscalationStageEntered entered, Happened step)
        {
            if (stage is null)
                return entered is { Stage: EscalationStage.Messages, Again: false } ? null : $"it began in {entered.Stage}";
            var next = stage switch
            {
                EscalationStage.Messages => EscalationStage.ProjectManager,
                EscalationStage.ProjectManager => EscalationStage.AccountManager,
                EscalationStage.Engaged => cameFrom,
                _ => null,
            };
            return StandsStill || step.By is not Actor.System || entered.Stage != next
                || entered.Again != (stage == EscalationStage.Engaged)
                ? $"{entered.Stage} came after {stage}"
                : Spent(step.At) != Window ? $"{stage} ended after {Spent(step.At).TotalHours} business hours, not {Window?.TotalHours}"
                : !policy.BusinessTime.IsOpen(step.At) ? $"{stage} ended while business was closed" : null;
        }

        private void Engage(Instant at)
        {
            if (stage != EscalationStage.Engaged)
                cameFrom = stage;
            Begin(EscalationStage.Engaged, at);
        }

        private void Begin(EscalationStage entered, Instant at) => (stage, running, spent) = (entered, at, Duration.Zero);

        private void StandOrGo(bool stood, Duration spentBefore, Instant at)
        {
            if (!stood && StandsStill)
                spent = spentBefore;
            else if (stood && !StandsStill)
                running = at;
        }

        // Counting business time costs most of a run, so it is counted only where a window runs.
        private Duration Spent(Instant at) =>
            StandsStill || Window is null ? spent : spent + policy.BusinessTime.Between(running, at).Open;
    }
}
