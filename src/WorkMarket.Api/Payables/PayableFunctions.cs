using NodaTime;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Payables;

/// <summary>Payables of a client company or a worker, and stating many of them as paid, over HTTP (domain.md §11).</summary>
public sealed class PayableFunctions(PayableLists lists, ManyPayments payments, IClock clock, Policy policy)
{
    [Function("ListPayables"), Authorize(Roles = Roles.WorkerOrClient), Answers<PayableListView>, Paged]
    [Query("state", "`notApproved`, `due`, `overdue` or `paid`.", IsRequired = true)]
    [EndpointSummary("Lists the reader's payables: what is not approved yet, due, overdue with its days, or paid with its references.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/payables")] Call call)
    {
        var state = EnumParameter.Read(call, "state", Enum.GetValues<PayableState>(), "a state")
            ?? throw new BadRequestException("state", "stateRequired", "Say which: notApproved, due, overdue or paid.");
        var page = await Paging.Read(call, after => lists.Read(call.By, state, after, call.Limit(), call.Cancellation));
        return Answers.Json(new PayableListView(
            page.At, page.Payables.ConvertAll(payable => PayableView.FromListed(payable, page.At, policy)), page.Next));
    }

    [Function("GetPayableTotals"), Authorize(Roles = Roles.WorkerOrClient), Answers<PayableTotalsView>]
    [Query("paidFrom", "Count what was paid from this day on, in the platform's zone; the first day of the present month, if left out.")]
    [Query("paidUntil", "Count what was paid up to this day, included; today, if left out.")]
    [EndpointSummary("Sums the reader's payables up, by state, currency and the other side.")]
    public async Task<IResult> Totals([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/payables/totals")] Call call)
    {
        var zone = policy.BusinessTime.Zone;
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        var from = Day(call, "paidFrom") ?? new LocalDate(today.Year, today.Month, 1);
        var until = Day(call, "paidUntil") ?? LocalDate.Max(today, from);
        if (until < from)
            throw new BadRequestException("paidUntil", "spanInvalid", "'paidUntil' is not before 'paidFrom'.");
        var paidIn = new Interval(zone.AtStartOfDay(from).ToInstant(), zone.AtStartOfDay(until.PlusDays(1)).ToInstant());
        var (totals, at) = await lists.Totals(call.By, paidIn, call.Cancellation);
        return Answers.Json(new PayableTotalsView(at, from, until, totals));
    }

    [Function("PayInvoices"), Authorize(Roles = Roles.Client), Takes<PayInvoicesRequest>, Answers<PayInvoicesView>]
    [EndpointSummary("States up to 50 invoices as paid; each has its own result, and one that is refused stops none.")]
    public async Task<IResult> Pay([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payables/payments")] Call call)
    {
        var body = call.Body<PayInvoicesRequest>();
        var wanted = body.Read(policy);
        return await payments.Pay((Actor.Client)call.By, call.Request.Key, wanted, body.Totals, call.Cancellation) switch
        {
            StatedMany.Differs(var totals) => Problems.FromRefusals([new Domain.Payables.TotalsDiffer(totals)]),
            StatedMany.Done(var results) => Answers.Json(new PayInvoicesView(results.ConvertAll(PaidInvoiceView.FromResult))),
            _ => throw new InvalidOperationException("There is no other outcome."),
        };
    }

    private static LocalDate? Day(Call call, string name) => call.Query(name) is not { } text ? null
        : NodaTime.Text.LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day
        : throw new BadRequestException(name, "dayInvalid", $"'{name}' is a day, as in 2026-11-20.");
}
