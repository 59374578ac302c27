using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace WorkMarket.Functions.Escalations;

/// <summary>
/// Waits for the steps of one escalation (domain.md §6). It knows when something is to happen next and never what: that an activity asks
/// the domain. So a deploy in the middle of a month changes the rules and not the replay of what is running. It can be thrown away at any
/// time: the due index notices, and another is started from the case.
/// </summary>
/// <remarks>The names of the functions, of the signal and of what they exchange stand in stored histories: they stay as they are.</remarks>
public static class EscalationOrchestration
{
    /// <summary>The event by which it hears that something happened on the escalation. What comes with it says nothing.</summary>
    public const string Signal = "Changed";

    /// <summary>
    /// After so many steps it begins anew with an empty history. A month without an answer has at most as many: with four rows to begin
    /// with and eight a step, at most 100.
    /// </summary>
    public const int StepsOfAHistory = 12;

    /// <summary>
    /// How much later than an instant its timer is to fire: storage hides a message for whole seconds and cuts the rest off, so that a
    /// timer fires up to a second early, and a wake before the instant costs an activity and eight rows for nothing.
    /// </summary>
    public static readonly TimeSpan CutOff = TimeSpan.FromSeconds(1);

    /// <summary>How long it waits at the least, as clocks differ. Twice as long each time that nothing has changed.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>The longest that it waits for what should have happened by its own clock: as often as the due index looks.</summary>
    public static readonly TimeSpan LongestMoment = TimeSpan.FromMinutes(1);

    private static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(new(
        maxNumberOfAttempts: 10, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(10)));

    /// <summary>The id of an escalation's instance.</summary>
    public static string InstanceOf(string assignment, string escalation) => $"escalation-{assignment}-{escalation}";

    /// <summary>
    /// Waits for whichever comes first of the stage's end, the next update, the month's end and a signal, then advances, until it is
    /// closed.
    /// </summary>
    /// <returns>The stage in which it ended, or that there is no such escalation.</returns>
    [Function(nameof(EscalationOrchestration))]
    public static async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var escalation = context.GetInput<EscalationInstance>() ?? throw new InvalidOperationException("There is no input.");
        var now = escalation.Left ?? await Advance();
        Task? signal = null;
        var unchanged = escalation.Unchanged;
        for (var steps = 0; now.IsOpen; steps++)
        {
            context.SetCustomStatus(now.ToStatus());
            if (steps >= StepsOfAHistory && signal is not { IsCompleted: true })
            {
                context.ContinueAsNew(escalation with { Left = now, Unchanged = unchanged });
                return now.Stage;
            }
            // A cancelled wait would swallow a later signal, so one wait stays until a signal comes.
            signal ??= context.WaitForExternalEvent<object?>(Signal);
            await FirstOf(Earliest(now.NextAt, now.StageEndsAt, now.NextUpdateAt, now.MonthEndsAt) + CutOff, signal);
            if (signal.IsCompleted)
                signal = null;
            var before = now;
            now = await Advance();
            unchanged = now == before ? unchanged + 1 : 0;
        }
        context.SetCustomStatus(now.ToStatus());
        return now.Stage;

        Task<EscalationSnapshot> Advance() =>
            context.CallActivityAsync<EscalationSnapshot>(
                nameof(EscalationSteps.AdvanceEscalation), escalation with { Left = null, Unchanged = 0 }, Patiently);

        async Task FirstOf(DateTime instant, Task changed)
        {
            using var lost = new CancellationTokenSource();
            var soonest = context.CurrentUtcDateTime + AtLeast(unchanged);
            await Task.WhenAny(context.CreateTimer(instant > soonest ? instant : soonest, lost.Token), changed);
            Cancel(lost);
        }
    }

    // Cancels synchronously: CancelAsync would go on on another thread, and an orchestrator must stay on its own.
    private static void Cancel(CancellationTokenSource lost) => lost.Cancel();

    private static TimeSpan AtLeast(int unchanged) => unchanged < 6 ? Moment * (1 << unchanged) : LongestMoment;

    // While an escalation is open the next update always has an instant; one that stands still has no other instant.
    private static DateTime Earliest(params DateTime?[] instants) =>
        instants.Min() ?? throw new InvalidOperationException("Nothing is to come.");
}
