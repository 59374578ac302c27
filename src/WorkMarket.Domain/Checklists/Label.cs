namespace WorkMarket.Domain.Checklists;

/// <summary>A warning on an assignment. It goes by itself when its cause goes; that it was there stays on record (domain.md §3).</summary>
public enum Label
{
    /// <summary>The schedule was not confirmed in time.</summary>
    WorkerNotConfirmed,

    /// <summary>The worker was not in, or not out, in time.</summary>
    WorkerLate,

    /// <summary>A required deliverable was not there in time.</summary>
    LateDeliverables,

    /// <summary>The client has not approved in its usual time and the allowance after it (domain.md §6).</summary>
    ApprovalOverdue,

    /// <summary>The invoice was not paid in time.</summary>
    PaymentPastDue,
}
