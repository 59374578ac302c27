namespace WorkMarket.Domain.Escalations;

/// <summary>Why a worker escalates (domain.md §6).</summary>
public enum EscalationCause
{
    /// <summary>The client has not approved in its usual time and the allowance after it.</summary>
    ApprovalOverdue,

    /// <summary>The invoice was not paid in time.</summary>
    PaymentPastDue,

    /// <summary>What is paid, or to be paid, is disputed.</summary>
    PaymentDispute,

    /// <summary>The client cancelled and did not say more about it.</summary>
    CancelledWithoutClarification,

    /// <summary>The client cancelled when work was logged, and said nothing about its quality.</summary>
    CancelledAfterWork,

    /// <summary>The client has not answered the worker.</summary>
    ClientUnresponsive,

    /// <summary>Both sides spoke and do not agree.</summary>
    Impasse,
}
