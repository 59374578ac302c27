using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Funds;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Funds;

/// <summary>Additional funds over HTTP.</summary>
public sealed class FundsEndpoints(CaseWriter writer, CaseReader reader, Deliveries deliveries, FileContent content)
{
    /// <summary>Asks for funds; a client adds them.</summary>
    public async Task<IResult> Ask(Call call)
    {
        var body = call.Body<AskFundsRequest>();
        var ask = body.ToAsk();
        if (body.Receipt is { } receipt)
            return await AskWith(receipt, ask, call);
        Command command = call.By is Actor.Client ? new AddFunds(ask) : RequestFunds.For(ask);
        return Answers.Of(await writer.Execute(call.Assignment, command, call.Request, Asked, call.Cancellation));
    }

    /// <summary>Grants a request.</summary>
    public Task<IResult> Approve(Call call) => Decide(call, request => new ApproveFunds(request));

    /// <summary>Declines a request.</summary>
    public Task<IResult> Decline(Call call) =>
        Decide(call, request => new DeclineFunds(request, call.Body<ReasonRequest>().Reason));

    /// <summary>Takes a request back.</summary>
    public Task<IResult> Withdraw(Call call) => Decide(call, request => new WithdrawFunds(request));

    /// <summary>Sends the reader to the receipt of a request.</summary>
    public async Task<IResult> Receipt(Call call)
    {
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { State: var state })
            return Problems.NotFound();
        if (!Access.IsParty(state, call.By))
            return Problems.Of([new NotAParty()]);
        var request = (state as Staffed)?.Engagement.Funds.Find(request => request.Id.Value == call.Route("funds"));
        return request is { Ask.Receipt: { } file } ? await content.Answer(call, file, request.At) : Problems.NotFound();
    }

    private async Task<IResult> AskWith(ReceiptBody receipt, FundsAsk ask, Call call)
    {
        if (call.By is Actor.Client)
            return Problems.Of([new InvalidField("receipt", "receiptByWorker", "Only a worker hands in a receipt.")]);
        return Answers.Of(await deliveries.Complete(
            call.Assignment, receipt.Upload, new Receipt(receipt.FileName, ask, receipt.Sha256), call.Request,
            change => Answers.Of(
                FundsChangeView.Of(change, ((Staffed)change.State).Engagement.Funds.Find(one => one.Ask.Receipt?.Upload == receipt.Upload)!.Id),
                change.Version, StatusCodes.Status201Created),
            call.Cancellation));
    }

    private async Task<IResult> Decide(Call call, Func<FundsRequestId, Command> command)
    {
        var request = new FundsRequestId(call.Route("funds"));
        return Answers.Of(await writer.Execute(
            call.Assignment, command(request), call.Request,
            change => Answers.Of(FundsChangeView.Of(change, request), change.Version), call.Cancellation));
    }

    private static Answer Asked(Change change) => Answers.Of(
        FundsChangeView.Of(change, ((Staffed)change.State).Engagement.Funds[^1].Id), change.Version, StatusCodes.Status201Created);
}
