using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Funds;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using FormFile = WorkMarket.Api.Deliverables.FormFile;

namespace WorkMarket.Api.Funds;

/// <summary>Additional funds over HTTP.</summary>
public sealed class FundsFunctions(
    CaseWriter writer, CaseReader reader, DirectUploads deliveries, ApiUploads small, FileContent content, DeliveryOptions options)
{
    private static readonly ImmutableHashSet<string> Fields = ["kind", "reason", "amount.amount", "amount.currency", "sha256"];
    private readonly FileLimit limit = new(options);

    [Function("AskForFunds")]
    [Performs(
        AssignmentAction.RequestBudgetIncrease, AssignmentAction.RequestExpenseReimbursement, AssignmentAction.RequestBonus,
        AssignmentAction.AddFunds)]
    [Takes<AskFundsRequest>, Answers<FundsChangeView>(201)]
    [EndpointSummary("Asks for additional funds; those of a client are granted at once.")]
    public async Task<IResult> Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/funds")] Call call)
    {
        var body = call.Body<AskFundsRequest>();
        var ask = body.ToAsk();
        if (body.Receipt is { } receipt)
            return await AskWith(receipt, ask, call);
        Command command = call.By is Actor.Client ? new AddFunds(ask) : RequestFunds.For(ask);
        return await writer.Act(
            call, command, change => FundsChangeView.FromChange(change, ((WithWorker)change.State).Engagement.Funds[^1].Id));
    }

    [Function("SendReceipt"), Performs(AssignmentAction.RequestExpenseReimbursement)]
    [TakesFile(FileBody.Form, Says = typeof(SendReceiptRequest)), Answers<FundsChangeView>(201)]
    [EndpointSummary("Asks for an expense with a receipt that is small enough to come through the API, as a form.")]
    public async Task<IResult> Send(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/funds/receipts")] Call call)
    {
        limit.Check(call.Http.Request);
        return Answers.ToResult(await small.Receive(
            call.Assignment, AssignmentAction.RequestExpenseReimbursement,
            new FormFile(call.Http.Request, Fields, Expense, limit), call.Request,
            change => Answers.ToAnswer(
                FundsChangeView.FromChange(change, ((WithWorker)change.State).Engagement.Funds[^1].Id), change.Version,
                StatusCodes.Status201Created),
            call.Cancellation));
    }

    [Function("ApproveFunds"), Performs(AssignmentAction.ApproveFunds), Answers<FundsChangeView>]
    [EndpointSummary("Grants a request for funds.")]
    public Task<IResult> Approve(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/funds/{funds}/approve")] Call call) =>
        Decide(call, request => new ApproveFunds(request));

    [Function("DeclineFunds"), Performs(AssignmentAction.DeclineFunds), Takes<ReasonRequest>, Answers<FundsChangeView>]
    [EndpointSummary("Declines a request for funds.")]
    public Task<IResult> Decline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/funds/{funds}/decline")] Call call) =>
        Decide(call, request => new DeclineFunds(request, call.Body<ReasonRequest>().Reason));

    [Function("WithdrawFunds"), Performs(AssignmentAction.WithdrawFunds), Answers<FundsChangeView>]
    [EndpointSummary("Takes a request for funds back.")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/funds/{funds}/withdraw")] Call call) =>
        Decide(call, request => new WithdrawFunds(request));

    [Function("GetReceipt"), Authorize(Roles = Roles.Party), Answers(302), SendsFile]
    [Query("through", "`api` sends the file itself.")]
    [EndpointSummary("Sends the reader to the receipt of an expense, for a few minutes; or sends the file itself where a range "
        + "is asked for, or all of it so.")]
    public async Task<IResult> Receipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/funds/{funds}/receipt")] Call call)
    {
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { State: var state })
            return Problems.NotFound();
        return Access.IsParty(state, call.By) ? await Receipt(call, state) : Problems.FromRefusals([new NotAParty()]);
    }

    [Function("GetEngagementReceipt"), Authorize(Roles = Roles.Party), Answers(302), SendsFile]
    [Query("through", "`api` sends the file itself.")]
    [EndpointSummary("Sends the reader of an engagement that ended to the receipt of an expense of its worker's, for a few minutes; or "
        + "sends the file itself where a range is asked for, or all of it so.")]
    public async Task<IResult> ReceiptOfEngagement(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get",
            Route = "api/assignments/{assignment}/engagements/{engagement}/funds/{funds}/receipt")]
        Call call) => await EngagementFunctions.Read(call, reader) is { State: var ended }
            ? await Receipt(call, ended)
            : Problems.NotFound();

    private async Task<IResult> Receipt(Call call, Assignment state)
    {
        var request = (state as WithWorker)?.Engagement.Funds.Find(request => request.Id.Value == call.Route("funds"));
        return request is { Ask.Receipt: { } file }
            ? await content.Answer(call, state.Core, file, request.By, request.At)
            : Problems.NotFound();
    }

    private async Task<IResult> AskWith(ReceiptBody receipt, FundsAsk ask, Call call)
    {
        if (call.By is Actor.Client)
            return Problems.FromRefusals([new InvalidField("receipt", "receiptByWorker", "Only a worker hands in a receipt.")]);
        return Answers.ToResult(await deliveries.Complete(
            call.Assignment, receipt.Upload, new Receipt(receipt.FileName, ask, receipt.Sha256), call.Request,
            change => Answers.ToAnswer(
                FundsChangeView.FromChange(
                    change, ((WithWorker)change.State).Engagement.Funds.Find(one => one.Ask.Receipt?.Upload == receipt.Upload)!.Id),
                change.Version, StatusCodes.Status201Created),
            call.Cancellation));
    }

    private static Receipt Expense(IReadOnlyDictionary<string, string> fields, string fileName)
    {
        var said = new JsonObject(fields.Where(field => !field.Key.Contains('.', StringComparison.Ordinal))
            .Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)))
        {
            ["fileName"] = fileName,
            ["amount"] = new JsonObject(fields.Where(field => field.Key.StartsWith("amount.", StringComparison.Ordinal))
                .Select(field => KeyValuePair.Create(field.Key["amount.".Length..], (JsonNode?)field.Value))),
        };
        var sent = (SendReceiptRequest)BodyReader.Read(typeof(SendReceiptRequest), JsonSerializer.SerializeToUtf8Bytes(said));
        return new(sent.FileName, new(sent.Kind, sent.Amount, null, sent.Reason), sent.Sha256);
    }

    private Task<IResult> Decide(Call call, Func<FundsRequestId, Command> command)
    {
        var request = new FundsRequestId(call.Route("funds"));
        return writer.Act(call, command(request), change => FundsChangeView.FromChange(change, request));
    }
}
