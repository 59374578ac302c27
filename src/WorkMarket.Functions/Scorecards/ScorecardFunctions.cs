using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Scorecards;

/// <summary>Scorecards.</summary>
public sealed class ScorecardFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Shows a worker's figures.</summary>
    [Function(nameof(GetWorkerScorecard))]
    public Task<IResult> GetWorkerScorecard([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}/scorecard")] HttpRequest request) => Invoke(request);

    /// <summary>Lists a worker's ratings that count.</summary>
    [Function(nameof(ListWorkerRatings))]
    public Task<IResult> ListWorkerRatings([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}/ratings")] HttpRequest request) => Invoke(request);

    /// <summary>Shows a client company's figures.</summary>
    [Function(nameof(GetCompanyScorecard))]
    public Task<IResult> GetCompanyScorecard([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "companies/{company}/scorecard")] HttpRequest request) => Invoke(request);
}
