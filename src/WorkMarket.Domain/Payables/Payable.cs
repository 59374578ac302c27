using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Payables;

/// <summary>What is to be paid to a worker for an assignment, from the submission on, or was (domain.md §11).</summary>
/// <param name="Ordinal">Which of the assignment's invoices it is, or is to be: the number after the assignment's own.</param>
/// <param name="Worker">To whom.</param>
/// <param name="Amount">What it comes to.</param>
/// <param name="Left">What of it is left to pay.</param>
/// <param name="SubmittedAt">When the work was submitted that is not approved yet; null of an invoice.</param>
/// <param name="ApprovedAt">When it was approved, or ended with something to pay; null as long as it is not approved.</param>
/// <param name="DueAt">Until when it is to be paid; likewise.</param>
/// <param name="PaidAt">When it was paid; null as long as it is owed.</param>
/// <param name="IsFinal">Whether the payment is final.</param>
/// <param name="References">What its payments are called at the bank.</param>
/// <param name="IsDisputed">True where it is owed and its amount in an open escalation or an unanswered proposal; null else.</param>
public sealed record Payable(
    int Ordinal, PersonId Worker, Money Amount, Money Left, Instant? SubmittedAt = null, Instant? ApprovedAt = null, Instant? DueAt = null,
    Instant? PaidAt = null, bool IsFinal = false, ImmutableList<string>? References = null,
    bool? IsDisputed = null)
{
    /// <summary>The payables of an assignment: of the worker who has it, and of those who had it.</summary>
    public static ImmutableList<Payable> FromCase(Assignment state) =>
        [.. EndedEngagements.All(state).SelectMany(ended => OfOne(ended.State)), .. OfOne(state)];

    private static ImmutableList<Payable> OfOne(Assignment state) => state switch
    {
        PendingApproval pending => [OfSubmission(pending, Total.Compute(pending).Sum)],
        Invoiced or Paid => [OfInvoice((WithWorker)state, Parts.InvoiceOf(state)!)],
        _ => [],
    };

    private static Payable OfSubmission(PendingApproval pending, Money sum) => new(
        Parts.InvoicesBefore(pending.Core) + 1, pending.Engagement.Worker, sum, sum, pending.Completion.WithClientSince);

    private static Payable OfInvoice(WithWorker state, Invoice invoice) => new(
        invoice.Before + 1, state.Engagement.Worker, invoice.Amount,
        state is Paid ? Money.Zero(invoice.Amount.Currency) : invoice.Left(),
        ApprovedAt: invoice.ApprovedAt, DueAt: invoice.DueAt, PaidAt: (state as Paid)?.PaidAt,
        IsFinal: state is Paid { Stated: null or { FinalAt: not null } },
        References: CalledAtTheBank(state as Paid, invoice) is { IsEmpty: false } some ? some : null,
        IsDisputed: state is Invoiced owed && PaymentRules.IsInDispute(owed) ? true : null);

    private static ImmutableList<string> CalledAtTheBank(Paid? paid, Invoice invoice) =>
    [
        .. invoice.Payments.Where(payment => payment.ReversedAt is null).Select(payment => payment.Reference).OfType<string>(),
        .. paid?.Reference is { } reference ? [reference] : ImmutableList<string>.Empty,
    ];
}
