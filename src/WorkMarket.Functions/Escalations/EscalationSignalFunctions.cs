using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Telemetry;
using WorkMarket.Storage;

namespace WorkMarket.Functions.Escalations;

/// <summary>Reads the queue of signals: an escalation's instance hears of it, or is started where there is none that runs.</summary>
public sealed class EscalationSignalFunctions(ICaseStore store, Orchestrations orchestrations)
{
    /// <summary>
    /// Wakes the instance, or starts one; never one for an escalation that is closed. One that is suspended hears of it when it goes on.
    /// </summary>
    [Function(nameof(SignalEscalation))]
    public async Task SignalEscalation(
        [QueueTrigger(WorkMarketStorage.SignalsQueue)] string message, [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        orchestrations.Lend(client);
        var signal = EscalationSignal.Parse(message);
        using var span = Tracing.Continue("signal", signal.Case, signal.Trace);
        var instance = EscalationOrchestration.InstanceOf(signal.Case.Value, signal.Escalation.Value);
        if (Orchestrations.IsThere(await client.GetInstanceAsync(instance, cancellation)))
            await client.RaiseEventAsync(instance, EscalationOrchestration.Signal, null, cancellation);
        else if (EscalationSnapshot.FromCase((await store.ReadAlone(signal.Case, cancellation))?.State, signal.Escalation)
            is { IsOpen: true } snapshot)
            await Orchestrations.Start(client, new(signal.Case.Value, signal.Escalation.Value, snapshot), cancellation);
    }
}
