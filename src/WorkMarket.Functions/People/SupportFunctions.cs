using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.People;

/// <summary>WorkMarket Support.</summary>
public sealed class SupportFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Says how it is reached.</summary>
    [Function(nameof(GetSupport))]
    public Task<IResult> GetSupport([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "support")] HttpRequest request) => Invoke(request);
}
