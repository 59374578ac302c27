using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Json;
using WorkMarket.Application.Phone;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Payables;

/// <summary>What a provider reports of a payment.</summary>
/// <param name="Payment">The provider's own id of it.</param>
/// <param name="Reversed">Whether it reports that it was reversed, rather than paid.</param>
/// <param name="Invoice">The number of the invoice, as it was written; empty of a reversal.</param>
/// <param name="Amount">How much was paid; null of a reversal.</param>
/// <param name="Reference">The reference that the provider names.</param>
/// <param name="At">When it was paid or reversed.</param>
public sealed record ReportOfPayment(string Payment, bool Reversed, string Invoice, Money? Amount, string? Reference, Instant At);

/// <summary>What became of a reported payment.</summary>
public enum PaymentResult
{
    /// <summary>The invoice is paid.</summary>
    Paid,

    /// <summary>It is noted as a part; something is left to pay.</summary>
    Part,

    /// <summary>The payment is taken back.</summary>
    Reversed,

    /// <summary>It was not applied; the client has to look at it.</summary>
    NotApplied,
}

/// <summary>What a provider is answered: the same however often it reports the same.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Reason">Why it was not applied, or not all of it.</param>
/// <param name="Left">What is left to pay of the invoice.</param>
/// <param name="NotApplied">How much of it was not applied.</param>
public sealed record PaymentAnswer(PaymentResult Result, NotApplied? Reason = null, Money? Left = null, Money? NotApplied = null);

/// <summary>A report as it is kept: the first content under a provider's id, and what was answered once it was dealt with.</summary>
/// <param name="Provider">Whose it is.</param>
/// <param name="Report">What it said.</param>
/// <param name="ReceivedAt">When the first came.</param>
/// <param name="Content">The hash of what it said.</param>
/// <param name="Answer">What was answered; null while it is being dealt with.</param>
/// <param name="Assignment">The assignment of the invoice, where the company has it.</param>
public sealed record KeptReport(
    string Provider, ReportOfPayment Report, Instant ReceivedAt, string Content, PaymentAnswer? Answer = null,
    AssignmentId? Assignment = null);

/// <summary>A payment that the client has to look at.</summary>
/// <param name="Id">Names it in the list.</param>
/// <param name="At">When it came.</param>
/// <param name="Provider">Who reported it.</param>
/// <param name="Report">What it said.</param>
/// <param name="Reason">Why it was not applied.</param>
/// <param name="NotApplied">How much was not applied.</param>
/// <param name="Assignment">The assignment, where the company has the invoice.</param>
/// <param name="SeenBy">Who of the company has seen to it.</param>
public sealed record PaymentToLookAt(
    string Id, Instant At, string Provider, ReportOfPayment Report, NotApplied Reason, Money? NotApplied, AssignmentId? Assignment,
    PersonId? SeenBy = null);

/// <summary>A page of payments to look at, newest first.</summary>
public sealed record PaymentsToLookAt(ImmutableList<PaymentToLookAt> Payments, string? Next);

/// <summary>What providers reported to companies.</summary>
public interface IPaymentReports
{
    /// <summary>Keeps a report where none is kept under its id, and says what is kept there. One request, two where one is.</summary>
    Task<KeptReport> Claim(CompanyId company, string key, KeptReport report, CancellationToken cancellation);

    /// <summary>What is kept under an id, or null. One request.</summary>
    Task<KeptReport?> Find(CompanyId company, string key, CancellationToken cancellation);

    /// <summary>Keeps what was answered. One request.</summary>
    Task Save(CompanyId company, string key, KeptReport report, CancellationToken cancellation);

    /// <summary>Puts a payment into the list to look at; one that is there stays as it is. One request.</summary>
    Task Add(CompanyId company, PaymentToLookAt payment, CancellationToken cancellation);

    /// <summary>A page of that list, newest first. One request.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<PaymentsToLookAt> List(CompanyId company, string? after, int limit, CancellationToken cancellation);

    /// <summary>Records that somebody has seen to one; the first who says so stays. Null where there is none. Two requests.</summary>
    Task<PaymentToLookAt?> See(CompanyId company, string id, PersonId by, CancellationToken cancellation);
}

/// <summary>What came of taking a report.</summary>
public abstract record TakenReport
{
    private TakenReport() { }

    /// <summary>It is dealt with, now or before.</summary>
    public sealed record Answered(PaymentAnswer Answer) : TakenReport;

    /// <summary>The provider reported something else under this id before.</summary>
    public sealed record Differs : TakenReport;

    /// <summary>The case is busy; it is to be reported again.</summary>
    public sealed record Busy : TakenReport;
}

/// <summary>
/// Takes what a provider reports (domain.md §11), once per id of the provider's: the report is kept first, then the case is written under
/// the report's own key, then the answer is kept. Whoever dies in between leaves a report that is dealt with when it comes again.
/// </summary>
public sealed class InboundPayments(INumbers numbers, ICaseStore cases, CaseWriter writer, IPaymentReports reports, IClock clock)
{
    /// <summary>Takes a report whose signature is right.</summary>
    public async Task<TakenReport> Take(PaymentProvider provider, ReportOfPayment report, CancellationToken cancellation)
    {
        var key = Key(provider, report.Payment, report.Reversed);
        var content = Hash(JsonSerializer.Serialize(report, DomainJson.Stored));
        var (company, name) = (provider.Company, provider.Id.Name);
        var kept = await reports.Claim(company, key, new(name, report, clock.GetCurrentInstant(), content), cancellation);
        if (kept.Content != content)
        {
            await reports.Add(
                company, ToLookAt(key + content[..16], kept with { Report = report, ReceivedAt = kept.ReceivedAt },
                    new(PaymentResult.NotApplied, NotApplied.OtherContent, NotApplied: report.Amount)), cancellation);
            return new TakenReport.Differs();
        }
        if (kept.Answer is { } before)
            return new TakenReport.Answered(before);
        if (await Apply(provider, kept, key, cancellation) is not var (answer, assignment))
            return new TakenReport.Busy();
        kept = kept with { Answer = answer, Assignment = assignment };
        if (answer.Reason is not null)
            await reports.Add(company, ToLookAt(key, kept, answer), cancellation);
        await reports.Save(company, key, kept, cancellation);
        return new TakenReport.Answered(answer);
    }

    // Whose invoice it is: of an assignment, and of an engagement of it that ended, where it is of one.
    private sealed record Owed(AssignmentId Case, int? Engagement);

    // Null where the case is busy.
    private async Task<(PaymentAnswer Answer, AssignmentId? Assignment)?> Apply(
        PaymentProvider provider, KeptReport kept, string key, CancellationToken cancellation)
    {
        var report = kept.Report;
        if (report.Reversed)
        {
            return await reports.Find(provider.Company, Key(provider, report.Payment, reversed: false), cancellation)
                is { Assignment: { } id, Report.Invoice: var paid, Answer.Result: not PaymentResult.NotApplied }
                && await InvoiceOf(provider.Company, paid, cancellation) is { } invoice
                ? await Execute(id, invoice, new ReversePayment(report.Payment), provider, kept, key, cancellation)
                : (new(PaymentResult.NotApplied, NotApplied.UnknownPayment), null);
        }
        return await InvoiceOf(provider.Company, report.Invoice, cancellation) is { } owed
            ? await Execute(
                owed.Case, owed, new TakePayment(report.Payment, report.Amount!.Value, report.Reference, report.At), provider, kept, key,
                cancellation)
            : (new(PaymentResult.NotApplied, NotApplied.UnknownInvoice, NotApplied: report.Amount), null);
    }

    private async Task<(PaymentAnswer Answer, AssignmentId? Assignment)?> Execute(
        AssignmentId id, Owed owed, Command command, PaymentProvider provider, KeptReport kept, string key,
        CancellationToken cancellation)
    {
        var request = new Request(
            new Actor.System(), CommandKey.ForRequest(new PersonId($"payments.{provider.Id}"), "POST", "/api/payments/inbound", key),
            kept.Content, null);
        return await writer.Execute(
            id, EndedEngagements.Addressed(owed.Engagement, command), request, change => ToAnswer(change, owed, kept.Report),
            cancellation) switch
        {
            RequestOutcome.Done done => (JsonSerializer.Deserialize<PaymentAnswer>(done.Answer.Body.Span, DomainJson.Stored)!, id),
            RequestOutcome.Busy => null,
            _ => (new(PaymentResult.NotApplied, NotApplied.NotOwed, NotApplied: kept.Report.Amount), id),
        };
    }

    // An invoice of another company is as unknown as one that there is not.
    private async Task<Owed?> InvoiceOf(CompanyId company, string text, CancellationToken cancellation) =>
        InvoiceNumber.TryParse(text, out var number)
        && await numbers.FindCase(number.Value.Assignment, cancellation) is { } id
        && (await cases.ReadAlone(id, cancellation))?.State is { } state && state.Brief.Company == company
        && EndedEngagements.OfInvoice(state, number.Value) is var (engagement, _)
            ? new(id, engagement)
            : null;

    private static Answer ToAnswer(Change change, Owed owed, ReportOfPayment report)
    {
        var events = change.Happened.ConvertAll(happened => happened.Event.Inner());
        var notApplied = events.OfType<PaymentNotApplied>().FirstOrDefault(one => one.Payment == report.Payment);
        var invoice = Parts.InvoiceOf(
            owed.Engagement is { } number && EndedEngagements.Find(change.State, number) is { } ended ? ended : change.State);
        var reported = events.OfType<PaymentReported>().FirstOrDefault();
        var left = reported?.Left ?? invoice?.Left();
        var result = report.Reversed ? PaymentResult.Reversed
            : notApplied is not null && reported is null ? PaymentResult.NotApplied
            : left is { Amount: > 0 } ? PaymentResult.Part
            : PaymentResult.Paid;
        var answer = new PaymentAnswer(
            result, notApplied?.Reason, notApplied is { Reason: NotApplied.WrongCurrency } ? null : left, notApplied?.Amount);
        return new(200, JsonSerializer.SerializeToUtf8Bytes(answer, DomainJson.Stored), change.Version);
    }

    private static PaymentToLookAt ToLookAt(string id, KeptReport kept, PaymentAnswer answer) => new(
        id, kept.ReceivedAt, kept.Provider, kept.Report, answer.Reason!.Value, answer.NotApplied, kept.Assignment);

    private static string Key(PaymentProvider provider, string payment, bool reversed) =>
        Hash($"{provider.Id}\n{(reversed ? "reversed" : "paid")}\n{payment}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
