using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Api.Payables;

/// <summary>What is to be paid for an assignment, or was.</summary>
/// <param name="Assignment">The assignment's id.</param>
/// <param name="Number">Its number; left out of one that was not written since all have one.</param>
/// <param name="Invoice">The number of the invoice; left out as long as it is not approved.</param>
/// <param name="Title">The short name of the work.</param>
/// <param name="Company">The client company.</param>
/// <param name="Worker">To whom it is to be paid.</param>
/// <param name="TimeZone">The zone in which the assignment's times count.</param>
/// <param name="State">How far it is.</param>
/// <param name="Amount">What it comes to.</param>
/// <param name="Left">What of that is left to pay.</param>
/// <param name="SubmittedAt">Since when it waits for approval; left out of an invoice.</param>
/// <param name="ApprovedAt">When it was approved; left out as long as it is not.</param>
/// <param name="DueAt">Until when it is to be paid; likewise.</param>
/// <param name="DaysOverdue">For how many days it is overdue, begun ones counted; left out where it is not.</param>
/// <param name="PaidAt">When it was paid; left out as long as it is owed.</param>
/// <param name="Final">Whether nothing about the payment can change any more; where it is paid.</param>
/// <param name="References">What its payments are called at the bank.</param>
/// <param name="Disputed">
/// Whether its amount is in an open escalation or an unanswered proposal, and is named so to be paid with others; left out where not.
/// </param>
public sealed record PayableView(
    AssignmentId Assignment, AssignmentNumber? Number, InvoiceNumber? Invoice, string Title, CompanyId Company, PersonId Worker,
    DateTimeZone TimeZone, PayableState State, Money Amount, Money Left, Instant? SubmittedAt, Instant? ApprovedAt, Instant? DueAt,
    int? DaysOverdue, Instant? PaidAt, bool? Final, ImmutableList<string>? References,
    bool? Disputed = null)
{
    internal static PayableView FromListed(ListedPayable listed, Instant now, Policy policy)
    {
        var (row, payable) = (listed.Row, listed.Payable);
        return new(
            row.Id, row.Number, row.Number is { } number && payable.ApprovedAt is not null ? new(number, payable.Ordinal) : null, row.Title,
            row.Company, payable.Worker, row.Schedule.Zone, listed.State, payable.Amount, payable.Left, payable.SubmittedAt,
            payable.ApprovedAt, payable.DueAt,
            listed.State == PayableState.Overdue ? DaysSince(payable.DueAt!.Value, now, policy.BusinessTime.Zone) : null, payable.PaidAt,
            payable.PaidAt is null ? null : payable.IsFinal, payable.References,
            payable.IsDisputed);
    }

    private static int DaysSince(Instant due, Instant now, DateTimeZone zone) =>
        Period.DaysBetween(due.InZone(zone).Date, now.InZone(zone).Date) + 1;
}

/// <summary>A page of payables.</summary>
/// <param name="At">The instant at which they stand so.</param>
/// <param name="Payables">What is not paid: the earliest first. What is paid: the newest assignments first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record PayableListView(Instant At, ImmutableList<PayableView> Payables, string? Next);

/// <summary>What payables come to.</summary>
/// <param name="At">The instant at which they stand so.</param>
/// <param name="PaidFrom">From which day on what was paid counts.</param>
/// <param name="PaidUntil">Up to which day, included.</param>
/// <param name="Totals">By state, company, worker and currency.</param>
public sealed record PayableTotalsView(Instant At, LocalDate PaidFrom, LocalDate PaidUntil, ImmutableList<PayableTotal> Totals);

/// <summary>An invoice to be stated as paid.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="Reference">What the payment is called at the bank.</param>
/// <param name="Disputed">Names it as one whose amount is in an open escalation or an unanswered proposal; such are paid only so.</param>
public sealed record PayInvoiceRequest(InvoiceNumber Invoice, string? Reference = null, bool Disputed = false);

/// <summary>Invoices to be stated as paid with one call.</summary>
/// <param name="Payments">Which: at most 50, each once.</param>
/// <param name="Count">How many they are; where it is stated and differs, nothing is paid.</param>
/// <param name="Totals">What is left to pay of them by currency; where it is stated and differs, nothing is paid.</param>
public sealed record PayInvoicesRequest(ImmutableList<PayInvoiceRequest> Payments, int? Count = null, ImmutableList<Money>? Totals = null)
{
    internal ImmutableList<PaymentToState> Read(Policy policy)
    {
        var most = policy.Payables.InvoicesAtOnce;
        if (Payments.Count < 1 || Payments.Count > most)
            throw new BadRequestException("payments", "tooManyInvoices", $"Choose the invoices that are paid: 1 to {most} at once.");
        if (Count is { } count && count != Payments.Count)
            throw new BadRequestException(
                "count", "countDiffers", $"There are {Payments.Count} payments, and not {count}: nothing was paid.");
        foreach (var (index, payment) in Payments.Index())
        {
            if (Payments.FindIndex(other => other.Invoice == payment.Invoice) < index)
                throw new BadRequestException(
                    $"payments[{index}].invoice", "invoiceTwice", $"Invoice {payment.Invoice} is named more than once: nothing was paid.");
        }
        if (Totals is { } totals && totals.DistinctBy(total => total.Currency).Count() != totals.Count)
            throw new BadRequestException("totals", "currencyTwice", "A currency has one total.");
        return Payments.ConvertAll(payment => new PaymentToState(payment.Invoice, payment.Reference, payment.Disputed));
    }
}

/// <summary>What became of an invoice that was to be stated as paid.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="Paid">Whether it is stated as paid, with this call or an earlier one under the same key.</param>
/// <param name="Amount">What was stated as paid; left out where nothing was.</param>
/// <param name="Assignment">The assignment; left out where the company has no such invoice.</param>
/// <param name="Code">Why not, for programs; left out where it is paid.</param>
/// <param name="Refusals">Every rule in the way; left out where it is paid.</param>
public sealed record PaidInvoiceView(
    InvoiceNumber Invoice, bool Paid, Money? Amount = null, AssignmentId? Assignment = null, string? Code = null,
    ImmutableList<Refusal>? Refusals = null)
{
    internal static PaidInvoiceView FromResult(StatedOne one) => one.Outcome switch
    {
        RequestOutcome.Done => new(one.Invoice, true, one.Amount, one.Assignment),
        RequestOutcome.Refused { Refusals: var refusals } => new(one.Invoice, false, null, one.Assignment, refusals[0].Rule, refusals),
        RequestOutcome.KeyReused => new(one.Invoice, false, null, one.Assignment, "keyReused"),
        RequestOutcome.Busy => new(one.Invoice, false, null, one.Assignment, "caseBusy"),
        RequestOutcome.TooLarge => new(one.Invoice, false, null, one.Assignment, "caseTooLarge"),
        _ => new(one.Invoice, false, Code: "unknownInvoice"),
    };
}

/// <summary>What became of each, in the order in which they were named.</summary>
/// <param name="Results">A result for each payment.</param>
public sealed record PayInvoicesView(ImmutableList<PaidInvoiceView> Results);
