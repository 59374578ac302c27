using WorkMarket.Application.Due;
using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Operations;

/// <summary>The due index drives escalations, with the row of what comes next on their case.</summary>
public sealed class DueIndexClocks(IDueIndex due, DueTimes times) : IEscalationClocks
{
    /// <inheritdoc/>
    public string DrivenBy => "dueIndex";

    /// <inheritdoc/>
    public async Task<EscalationClock> Check(Assignment state, Escalation open, CancellationToken cancellation) =>
        times.Next(state) is { } row && await due.Has(row, cancellation) ? EscalationClock.Running : EscalationClock.None;

    /// <inheritdoc/>
    public Task Start(Assignment state, Escalation open, CancellationToken cancellation) =>
        times.Next(state) is { } row ? due.Put(row, cancellation) : Task.CompletedTask;
}
