using WorkMarket.Application.Due;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Escalations;

/// <summary>The due index drives escalations, with the row of what comes next on their case.</summary>
public sealed class DueIndexClocks(IDueIndex due) : IEscalationClocks
{
    /// <inheritdoc/>
    public string DrivenBy => "dueIndex";

    /// <inheritdoc/>
    public Task<bool> IsRunning(Assignment state, Escalation open, CancellationToken cancellation) =>
        Row(state) is { } row ? due.Has(row, cancellation) : Task.FromResult(false);

    /// <inheritdoc/>
    public Task Start(Assignment state, Escalation open, CancellationToken cancellation) =>
        Row(state) is { } row ? due.Put(row, cancellation) : Task.CompletedTask;

    private static DueRow? Row(Assignment state) => Clock.NextDue(state) is { } next ? new(next, state.Id, DueKind.Tick) : null;
}
