using System.Collections.Immutable;
using System.Text.Json;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Json;
using WorkMarket.Application.Phone;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Payables;

/// <summary>One of many payments that a client states at once.</summary>
/// <param name="Invoice">The number of the invoice.</param>
/// <param name="Reference">What the payment is called at the bank.</param>
/// <param name="Disputed">Whether the client names it as one whose amount is in an open escalation.</param>
public sealed record PaymentToState(InvoiceNumber Invoice, string? Reference, bool Disputed);

/// <summary>What became of one of them.</summary>
/// <param name="Invoice">The number of the invoice.</param>
/// <param name="Assignment">The assignment; null where the company has no such invoice.</param>
/// <param name="Amount">What was stated as paid; null where nothing was.</param>
/// <param name="Outcome">How the request ended; null where the company has no such invoice.</param>
public sealed record StatedOne(InvoiceNumber Invoice, AssignmentId? Assignment, Money? Amount, RequestOutcome? Outcome);

/// <summary>What came of stating many at once.</summary>
public abstract record StatedMany
{
    private StatedMany() { }

    /// <summary>Each has its own result, in the order in which they were named.</summary>
    public sealed record Done(ImmutableList<StatedOne> Results) : StatedMany;

    /// <summary>The total by currency is another than was stated; nothing was paid.</summary>
    public sealed record Differs(ImmutableList<Money> Totals) : StatedMany;
}

/// <summary>
/// States that many invoices are paid, with one call (domain.md §11): each is a request of its own under the call's key and its number, so
/// that a repeat after whatever happened pays each exactly once and answers the same.
/// </summary>
public sealed class ManyPayments(INumbers numbers, ICaseStore cases, CaseWriter writer)
{
    private const int AtOnce = 8;

    /// <summary>What such a payment comes to, as it is kept with the request.</summary>
    private sealed record Kept(Money Amount);

    // What is paid: of which case and engagement, and how much is left to pay.
    private sealed record Found(Request Request, AssignmentId? Case = null, int? Engagement = null, Money? Amount = null);

    /// <summary>States them. Three requests each, and three more for what is paid.</summary>
    /// <param name="by">Who pays.</param>
    /// <param name="key">The call's own key; null where it has none.</param>
    /// <param name="payments">Which, each invoice once.</param>
    /// <param name="totals">The total by currency as it was stated; null where it was not.</param>
    /// <param name="cancellation">Stops it between two of them.</param>
    public async Task<StatedMany> Pay(
        Actor.Client by, CommandKey? key, ImmutableList<PaymentToState> payments, ImmutableList<Money>? totals,
        CancellationToken cancellation)
    {
        var found = new Found[payments.Count];
        await Parallel.ForEachAsync(payments.Index(), Limits(cancellation), async (payment, stop) =>
            found[payment.Index] = await Find(by, key, payment.Item, stop));
        if (totals is not null)
        {
            var due = found.Select(one => one.Amount).OfType<Money>().GroupBy(amount => amount.Currency)
                .Select(some => some.Aggregate((sum, amount) => sum + amount)).OrderBy(sum => sum.Currency.Code, StringComparer.Ordinal)
                .ToImmutableList();
            if (!due.SequenceEqual(totals.OrderBy(sum => sum.Currency.Code, StringComparer.Ordinal)))
                return new StatedMany.Differs(due);
        }
        var results = new StatedOne[payments.Count];
        await Parallel.ForEachAsync(payments.Index(), Limits(cancellation), async (payment, stop) =>
            results[payment.Index] = await Pay(payment.Item, found[payment.Index], stop));
        return new StatedMany.Done([.. results]);
    }

    // What was paid under this very key before counts as it was then.
    private async Task<Found> Find(
        Actor.Client by, CommandKey? key, PaymentToState payment, CancellationToken cancellation)
    {
        var content = JsonSerializer.Serialize(payment, DomainJson.Stored);
        var request = new Request(
            by, key is null ? null : CommandKey.ForRequest(by.Id, "POST", $"/api/payables/payments/{payment.Invoice}", key.Hash), content,
            null);
        if (await numbers.FindCase(payment.Invoice.Assignment, cancellation) is not { } id)
            return new(request);
        if (await writer.Earlier(id, request, cancellation) is RequestOutcome.Done { Answer: var answer })
            return new(request, id, Amount: JsonSerializer.Deserialize<Kept>(answer.Body.Span, DomainJson.Stored)!.Amount);
        return (await cases.ReadAlone(id, cancellation))?.State is { } state && state.Brief.Company == by.Company
            && EndedEngagements.OfInvoice(state, payment.Invoice) is var (engagement, owed)
                ? new(request, id, engagement, Parts.InvoiceOf(owed)!.Left())
                : new(request);
    }

    private async Task<StatedOne> Pay(PaymentToState payment, Found found, CancellationToken cancellation)
    {
        if (found.Case is not { } known)
            return new(payment.Invoice, null, null, null);
        var outcome = await writer.Execute(
            known, EndedEngagements.Addressed(found.Engagement, new Pay(payment.Reference, payment.Disputed)), found.Request,
            change => new(200, JsonSerializer.SerializeToUtf8Bytes(new Kept(Stated(change)), DomainJson.Stored), change.Version),
            cancellation);
        return new(
            payment.Invoice, known,
            outcome is RequestOutcome.Done done
                ? JsonSerializer.Deserialize<Kept>(done.Answer.Body.Span, DomainJson.Stored)!.Amount
                : null,
            outcome);
    }

    private static Money Stated(Change change) =>
        change.Happened.Select(happened => happened.Event.Inner()).OfType<PaidByClient>().Last().Amount;

    private static ParallelOptions Limits(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
}
