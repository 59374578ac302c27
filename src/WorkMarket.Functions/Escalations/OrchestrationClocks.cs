using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Functions.Escalations;

/// <summary>An orchestration of its own drives each escalation. That the due index watches over it as well is not counted here.</summary>
public sealed class OrchestrationClocks(Orchestrations orchestrations, IEscalationSignals signals) : IEscalationClocks
{
    /// <inheritdoc/>
    public string DrivenBy => "orchestration";

    /// <inheritdoc/>
    public async Task<bool> IsRunning(Assignment state, Escalation open, CancellationToken cancellation) => Orchestrations.IsThere(
        await orchestrations.Client.GetInstanceAsync(EscalationOrchestration.InstanceOf(state.Id.Value, open.Id.Value), cancellation));

    /// <summary>Has it started by whoever reads signals. One request.</summary>
    public Task Start(Assignment state, Escalation open, CancellationToken cancellation) => signals.Send(new(state.Id, open.Id), cancellation);
}
