using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Health;

/// <summary>Health.</summary>
public sealed class HealthFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Says that the host runs.</summary>
    [Function(nameof(GetLiveness))]
    public Task<IResult> GetLiveness([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) => Invoke(request);

    /// <summary>Says whether storage answers.</summary>
    [Function(nameof(GetReadiness))]
    public Task<IResult> GetReadiness([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request) => Invoke(request);
}
