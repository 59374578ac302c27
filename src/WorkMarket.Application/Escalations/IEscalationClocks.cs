using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// What moves an open escalation on without anybody's doing, as the host has it: an orchestration of its own, or the due index. It can be
/// thrown away and started again from the case at any time.
/// </summary>
public interface IEscalationClocks
{
    /// <summary>What it is, for an operator.</summary>
    string DrivenBy { get; }

    /// <summary>Whether an escalation has its clock. One request.</summary>
    Task<bool> IsRunning(Assignment state, Escalation open, CancellationToken cancellation);

    /// <summary>Starts it from the case; one that runs does no harm. One request.</summary>
    Task Start(Assignment state, Escalation open, CancellationToken cancellation);
}
