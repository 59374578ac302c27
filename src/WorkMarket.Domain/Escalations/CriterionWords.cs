using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Escalations;

/// <summary>What is said to a worker who cannot escalate: what would make each criterion hold, and from when (domain.md §6).</summary>
public static class CriterionWords
{
    /// <summary>The words for one that does not hold. Instants are said in the assignment's zone.</summary>
    public static string Write(Assignment state, EscalationCause cause, Criterion criterion, Policy policy)
    {
        var zone = state.Brief.Schedule.Zone;
        return criterion.Kind switch
        {
            CriterionKind.CauseTrue => NotTrue(cause, criterion, zone, policy.Escalations),
            CriterionKind.Attempted =>
                "Write to the client about it in the assignment's messages first: what was written before it, or as a note, does not "
                    + "count. Calls and e-mails can be recorded and do not replace that.",
            CriterionKind.NotJustified => $"The client has stated a justification for {Justified(criterion)}"
                + $"{On(criterion, LookedAtKind.Justification, zone)}. Answer it in the assignment's messages.",
            CriterionKind.EndedRecently => $"The assignment ended{On(criterion, LookedAtKind.End, zone)}; it could be escalated "
                + $"for {Wording.InWords(policy.Escalations.EndedWithin)} from then{Until(criterion, zone, policy)}.",
            CriterionKind.NoViolation when criterion.HoldsFrom is { } decided =>
                $"A violation by the worker was{On(criterion, LookedAtKind.Violation, zone, " reported by the client ")} "
                    + "and is not decided: it can be escalated once WorkMarket Support dismisses the report, "
                    + $"or has not decided by {Wording.InWords(decided, zone)}.",
            CriterionKind.NoViolation =>
                $"A violation by the worker{On(criterion, LookedAtKind.Violation, zone, "reported ")} is upheld: "
                    + "with that this work cannot be escalated.",
            CriterionKind.NoOtherOpen =>
                $"Your escalation{On(criterion, LookedAtKind.Escalation, zone, "opened ")} is open on this assignment; another can be "
                    + "opened once it is closed.",
            _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion.Kind, null),
        };
    }

    private static string NotTrue(EscalationCause cause, Criterion criterion, DateTimeZone zone, EscalationPolicy policy)
    {
        var from = criterion.HoldsFrom is { } at ? Wording.InWords(at, zone) : null;
        return cause switch
        {
            EscalationCause.ApprovalOverdue when from is not null =>
                $"Approval is overdue from {from} on: {Span(criterion, LookedAtKind.ApprovalTime)} {Since(criterion)}, which is usual "
                    + $"for this company, and {Span(criterion, LookedAtKind.ApprovalAllowance)}.",
            EscalationCause.ApprovalOverdue =>
                "Approval can be overdue only while the work is submitted and waits for approval: submit it first.",
            EscalationCause.PaymentPastDue when from is not null => $"Payment is past due from {from} on; until then the client has time "
                + "to pay.",
            EscalationCause.PaymentPastDue =>
                "Payment can be past due only while an invoice is not paid: there is one once the client approves, or cancels with an "
                    + "amount to pay.",
            EscalationCause.PaymentDispute when Has(criterion, LookedAtKind.Agreement) =>
                "Both sides recorded that they agree on the payment, and nothing was refused or fixed lower since.",
            EscalationCause.PaymentDispute =>
                "The payment can be disputed once the client has refused or fixed lower what you asked or submitted: by declining funds or "
                    + "leaving them undecided, by a lower amount, or by cancelling for less.",
            EscalationCause.CancelledWithoutClarification when Has(criterion, LookedAtKind.Cancellation) =>
                "The client has said why it cancelled.",
            EscalationCause.CancelledAfterWork when Has(criterion, LookedAtKind.Cancellation) =>
                Has(criterion, LookedAtKind.WorkLogged) || Has(criterion, LookedAtKind.Submission)
                    ? "The client cancelled because the work is not as agreed and wrote what is not: that is said about its quality."
                    : "No work was logged or submitted before the client cancelled.",
            EscalationCause.CancelledWithoutClarification or EscalationCause.CancelledAfterWork =>
                "The client has not cancelled: this is so only after a cancellation.",
            EscalationCause.ClientUnresponsive when from is not null =>
                $"The client counts as unresponsive from {from} on: {policy.UnansweredFor} after your message that it has not answered.",
            EscalationCause.ClientUnresponsive => "No message of yours waits for an answer of the client's. Write to the client; it "
                + $"counts as unresponsive when {policy.UnansweredFor} have passed without an answer.",
            _ => $"An impasse needs words of both sides in the assignment's messages: {Missing(criterion)} to write about it.",
        };
    }

    private static string Justified(Criterion criterion) =>
        criterion.Facts.Find(fact => fact.What == LookedAtKind.Justification)?.Justifies?.InWords() ?? "the change";

    private static string Missing(Criterion criterion) => Has(criterion, LookedAtKind.WorkerMessage) ? "the client has yet"
        : criterion.Facts.IsEmpty ? "both have yet"
        : "you have yet";

    private static bool Has(Criterion criterion, LookedAtKind what) => criterion.Facts.Exists(fact => fact.What == what);

    private static string Span(Criterion criterion, LookedAtKind what) =>
        Wording.InWords(criterion.Facts.Find(fact => fact.What == what)?.Span ?? Duration.Zero);

    private static string Since(Criterion criterion) =>
        Has(criterion, LookedAtKind.WithClientBefore) ? "with the client, over all submissions" : "after the submission";

    private static string On(Criterion criterion, LookedAtKind what, DateTimeZone zone, string did = "") =>
        criterion.Facts.Find(fact => fact.What == what)?.At is { } at ? $" {did}on {Wording.InWords(at, zone)}" : "";

    private static string Until(Criterion criterion, DateTimeZone zone, Policy policy) =>
        criterion.Facts.Find(fact => fact.What == LookedAtKind.End) is { At: { } end, Span: var barred }
            ? ", until " + Wording.InWords(
                end.Plus(policy.Escalations.EndedWithin, policy.BusinessTime.Zone) + (barred ?? Duration.Zero), zone)
            : "";
}
