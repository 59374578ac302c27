using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Domain.Escalations;

/// <summary>What the client alone can do that ends an escalation at once (domain.md §6: approve, pay, clarify).</summary>
public enum Cure
{
    /// <summary>It approves the work, or pays for it though it was cancelled.</summary>
    Approval,

    /// <summary>It pays the invoice.</summary>
    Payment,

    /// <summary>It states why it cancelled.</summary>
    Clarification,
}

/// <summary>Which cause has which cure; where none can come, the sides record that they agree (domain.md §6).</summary>
public static class Cures
{
    /// <summary>The cure of a cause, or null where there is none.</summary>
    public static Cure? ForCause(EscalationCause cause) => cause switch
    {
        EscalationCause.ApprovalOverdue => Cure.Approval,
        EscalationCause.PaymentPastDue => Cure.Payment,
        EscalationCause.CancelledWithoutClarification or EscalationCause.CancelledAfterWork => Cure.Clarification,
        _ => null,
    };

    /// <summary>
    /// Whether the client can still cure it. Work that was cancelled with nothing to pay, or that another worker has by now, is approved
    /// no more.
    /// </summary>
    public static bool CanCome(Assignment state, Escalation escalation) => ForCause(escalation.Cause) switch
    {
        null => false,
        Cure.Approval => EscalationRecord.IsWith(state, escalation) && state is not (Cancelled or Paid),
        _ => true,
    };

    /// <summary>Whether an event cures it: the work that another worker did is not this one's.</summary>
    internal static bool Is(Assignment state, Escalation escalation, Event @event) =>
        EscalationRecord.IsWith(state, escalation) && (ForCause(escalation.Cause), @event) switch
        {
            (Cure.Approval, Approved) => true,
            // Confirming what was stated by hand cures nothing while a payment that was reversed is owed.
            (Cure.Approval or Cure.Payment, PaidByClient or PaymentConfirmed or PaymentReported { Left: null }) =>
                state is Paid && !PaymentRules.IsAwaited(state),
            (Cure.Clarification, MessagePosted
            {
                Justifies.Change: JustifiableChange.Cancellation or JustifiableChange.Unassignment,
            }) => true,
            _ => false,
        };
}
