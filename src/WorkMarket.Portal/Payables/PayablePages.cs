using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkMarket.Api.Payables;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.Funds;
using WorkMarket.Portal.Forms;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Payables;

/// <summary>What is owed and what was paid: for the client to pay, for the worker to wait for.</summary>
public sealed class PayablePages(
    FreshLists lists, ManyPayments payments, StatementFunctions statements, OwedReader owed, CaseReader reader, NodaTime.IClock clock,
    Policy policy)
{
    private readonly PayableFunctions payables = new(new PayableLists(lists, clock), payments, clock, policy);

    [Function("PayableListPage"), Authorize(Roles = Roles.WorkerOrClient), Page, ExcludeFromDescription, Paged]
    [Query("state", "`paid` for what was paid; else what is open.")]
    [EndpointSummary("What is owed, and what was paid.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payables")] Call call)
    {
        if (call.Query("state") is not null)
            return await Pages.Of<PayableListView>(
                payables.List(call), view => Pages.Show<PaidListPage>(("Paid", view.Payables), ("Next", view.Next)));
        return Pages.Show<PayableListPage>(
            ("Owed", await owed.Read(call.By, call.Cancellation)),
            ("Statements", await Pages.Read<StatementListView>(statements.List(call))));
    }

    /// <summary>Of many invoices that were to be paid, each has its own result.</summary>
    [Function("PaidManyPage"), Authorize(Roles = Roles.Client), Page, AnswerPage, ExcludeFromDescription]
    [EndpointSummary("What became of each invoice that was to be paid.")]
    public async Task<IResult> PaidMany([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payables/results")] Call call)
    {
        if (call.Http.Features.Get<FormAnswer>() is not { } paid)
            return Problems.NotFound();
        var results = (paid.Answer["results"] as JsonArray ?? []).OfType<JsonObject>();
        return Pages.Show<PaidManyPage>(
            ("Results", (await Task.WhenAll(results.Select(result => Read(result, call)))).ToImmutableList()), ("Back", paid.Page));
    }

    private async Task<PaidOne> Read(JsonObject result, Call call)
    {
        var view = (string?)result["assignment"] is { } id ? await reader.Read(new(id), call.By, call.Cancellation) : null;
        return new(
            (string)result["invoice"]!, view?.State.Id, view?.State.Brief.Title, (bool)result["paid"]!,
            result["amount"] is { } amount ? amount.Deserialize<Money>(ApiJson.Answers) : null,
            [.. (result["refusals"] as JsonArray ?? []).Select(why => (string)why!["message"]!)]);
    }
}

/// <summary>What became of an invoice that was to be paid.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="Assignment">The assignment; null where the company has no such invoice.</param>
/// <param name="Title">The short name of the work; likewise.</param>
/// <param name="IsPaid">Whether it is stated as paid.</param>
/// <param name="Amount">What was stated as paid; null where nothing was.</param>
/// <param name="Refused">Why it was not.</param>
public sealed record PaidOne(
    string Invoice, AssignmentId? Assignment, string? Title, bool IsPaid, Money? Amount, ImmutableList<string> Refused);

/// <summary>Reads what is open of somebody's payables: what is overdue first, then what is due, then what is not approved yet.</summary>
public sealed class OwedReader(FreshLists lists, NodaTime.IClock clock, Policy policy)
{
    private readonly PayableLists payables = new(lists, clock);

    private const int Most = 200;

    /// <summary>All of it, up to some hundreds of each kind.</summary>
    public async Task<ImmutableList<PayableView>> Read(Domain.People.Actor by, CancellationToken cancellation)
    {
        var owed = ImmutableList.CreateBuilder<PayableView>();
        foreach (var state in new[] { PayableState.Overdue, PayableState.Due, PayableState.NotApproved })
        {
            var page = await payables.Read(by, state, null, Most, cancellation);
            owed.AddRange(page.Payables.Select(payable => PayableView.FromListed(payable, page.At, policy)));
        }
        return owed.ToImmutable();
    }
}
