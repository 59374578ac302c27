using WorkMarket.Domain.Funds;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Command
{
    /// <summary>Put it on hold.</summary>
    public sealed record Hold(string Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Hold;
    }

    /// <summary>Release it from hold, with another schedule for the worker to decide on, or as it was.</summary>
    public sealed record Release(Schedule? Schedule) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Release;
    }

    /// <summary>Ask the other side for another schedule.</summary>
    public sealed record RequestReschedule(Schedule Schedule, string? Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.RequestReschedule;
    }

    /// <summary>Agree to the schedule that the other side asked for.</summary>
    public sealed record ApproveReschedule : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.ApproveReschedule;
    }

    /// <summary>Decline the schedule that the other side asked for.</summary>
    public sealed record DeclineReschedule(string? Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.DeclineReschedule;
    }

    /// <summary>Take back one's own request for another schedule.</summary>
    public sealed record WithdrawReschedule : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.WithdrawReschedule;
    }

    /// <summary>Take it from the worker.</summary>
    public sealed record Unassign(string Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Unassign;
    }

    /// <summary>Give it back, as its worker.</summary>
    public sealed record CancelByWorker(string Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.CancelByWorker;
    }

    /// <summary>Report that the worker abandoned it.</summary>
    public sealed record ReportAbandonment(string Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.ReportAbandonment;
    }

    /// <summary>Cancel it, as its client. A null amount stands for nothing; the clarification may be marked as a justification.</summary>
    public sealed record Cancel(CancellationReason Reason, Money? Amount, string? Clarification, bool StatesJustification = false) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Cancel;
    }

    /// <summary>Ask whether somebody else may do the work.</summary>
    public sealed record RequestSubcontract(string Subcontractor, string Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.RequestSubcontract;
    }

    /// <summary>Grant or refuse a subcontract.</summary>
    public sealed record DecideSubcontract(SubcontractId Subcontract, bool Granted, string? Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.DecideSubcontract;
    }
}
