using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Funds;

/// <summary>Additional funds.</summary>
public sealed class FundsFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Asks for additional funds; those of a client are granted at once.</summary>
    [Function(nameof(AskForFunds))]
    public Task<IResult> AskForFunds([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/funds")] HttpRequest request) => Invoke(request);

    /// <summary>Grants a request for funds.</summary>
    [Function(nameof(ApproveFunds))]
    public Task<IResult> ApproveFunds([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/funds/{funds}/approve")] HttpRequest request) => Invoke(request);

    /// <summary>Declines a request for funds.</summary>
    [Function(nameof(DeclineFunds))]
    public Task<IResult> DeclineFunds([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/funds/{funds}/decline")] HttpRequest request) => Invoke(request);

    /// <summary>Sends the reader to the receipt of an expense, for a few minutes.</summary>
    [Function(nameof(GetReceipt))]
    public Task<IResult> GetReceipt([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/funds/{funds}/receipt")] HttpRequest request) => Invoke(request);

    /// <summary>Takes a request for funds back.</summary>
    [Function(nameof(WithdrawFunds))]
    public Task<IResult> WithdrawFunds([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/funds/{funds}/withdraw")] HttpRequest request) => Invoke(request);
}
