using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Escalations;

/// <summary>How the clock of an open escalation is.</summary>
public enum EscalationClock
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is there and stands still, as somebody suspended it.</summary>
    Suspended,
}

/// <summary>
/// What moves an open escalation on without anybody's doing, as the host has it: an orchestration of its own, or the due index. It can be
/// thrown away and started again from the case at any time.
/// </summary>
public interface IEscalationClocks
{
    /// <summary>What it is, for an operator.</summary>
    string DrivenBy { get; }

    /// <summary>How an escalation's clock is. One request.</summary>
    Task<EscalationClock> Check(Assignment state, Escalation open, CancellationToken cancellation);

    /// <summary>Starts it from the case, or has one that is suspended go on; one that runs does no harm. At most three requests.</summary>
    Task Start(Assignment state, Escalation open, CancellationToken cancellation);
}
