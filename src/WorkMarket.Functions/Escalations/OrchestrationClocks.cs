using Microsoft.DurableTask.Client;
using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Functions.Escalations;

/// <summary>An orchestration of its own drives each escalation. That the due index watches over it as well is not counted here.</summary>
public sealed class OrchestrationClocks(Orchestrations orchestrations) : IEscalationClocks
{
    /// <inheritdoc/>
    public string DrivenBy => "orchestration";

    /// <inheritdoc/>
    public async Task<EscalationClock> Check(Assignment state, Escalation open, CancellationToken cancellation)
    {
        var found = await orchestrations.Client.GetInstanceAsync(InstanceOf(state, open), cancellation);
        return !Orchestrations.IsThere(found) ? EscalationClock.None
            : found!.RuntimeStatus is OrchestrationRuntimeStatus.Suspended ? EscalationClock.Suspended
            : EscalationClock.Running;
    }

    /// <summary>Starts the instance, or has one that is suspended go on. Asks the Durable backend two or three times.</summary>
    public async Task Start(Assignment state, Escalation open, CancellationToken cancellation)
    {
        if (await Check(state, open, cancellation) is EscalationClock.Suspended)
            await orchestrations.Client.ResumeInstanceAsync(InstanceOf(state, open), "An operator restarted it.", cancellation);
        var snapshot = EscalationSnapshot.FromCase(state, open.Id);
        await Orchestrations.Start(orchestrations.Client, new(state.Id.Value, open.Id.Value, snapshot), cancellation);
    }

    private static string InstanceOf(Assignment state, Escalation open) =>
        EscalationOrchestration.InstanceOf(state.Id.Value, open.Id.Value);
}
