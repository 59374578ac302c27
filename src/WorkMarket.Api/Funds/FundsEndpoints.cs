using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Funds;

/// <summary>Additional funds over HTTP.</summary>
public sealed class FundsEndpoints(CaseWriter writer)
{
    /// <summary>Asks for funds; a client adds them.</summary>
    public async Task<IResult> Ask(Call call)
    {
        var ask = call.Body<AskFundsRequest>().ToAsk();
        Command command = call.By is Actor.Client ? new Command.AddFunds(ask) : new Command.RequestFunds(ask);
        return Answers.Of(await writer.Execute(call.Assignment, command, call.Request, Asked, call.Cancellation));
    }

    /// <summary>Grants a request.</summary>
    public Task<IResult> Approve(Call call) => Decide(call, request => new Command.ApproveFunds(request));

    /// <summary>Declines a request.</summary>
    public Task<IResult> Decline(Call call) =>
        Decide(call, request => new Command.DeclineFunds(request, call.Body<DeclineFundsRequest>().Reason));

    /// <summary>Takes a request back.</summary>
    public Task<IResult> Withdraw(Call call) => Decide(call, request => new Command.WithdrawFunds(request));

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
