using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Funds;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>Additional funds.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Funds =>
    [
        Action<FundsEndpoints>("AskForFunds", "funds", WorkerOrClient, "Asks for additional funds; those of a client are granted at once.", (to, call) => to.Ask(call))
            with { Body = typeof(AskFundsRequest), Success = StatusCodes.Status201Created, Answer = typeof(FundsChangeView) },
        Action<FundsEndpoints>("ApproveFunds", "funds/{funds}/approve", Client, "Grants a request for funds.", (to, call) => to.Approve(call))
            with { Answer = typeof(FundsChangeView) },
        Action<FundsEndpoints>("DeclineFunds", "funds/{funds}/decline", Client, "Declines a request for funds.", (to, call) => to.Decline(call))
            with { Body = typeof(ReasonRequest), Answer = typeof(FundsChangeView) },
        On<FundsEndpoints>("GetReceipt", Get, "assignments/{assignment}/funds/{funds}/receipt", Party, "Sends the reader to the receipt of an expense, for a few minutes; or sends the file itself where a range is asked for, or all of it so.", (to, call) => to.Receipt(call))
            with { Success = StatusCodes.Status302Found, SendsFile = true, Query = [new("through", "`api` sends the file itself.")] },
        Action<FundsEndpoints>("WithdrawFunds", "funds/{funds}/withdraw", EndpointPolicy.Worker, "Takes a request for funds back.", (to, call) => to.Withdraw(call))
            with { Answer = typeof(FundsChangeView) },
    ];
}
