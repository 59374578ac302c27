using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Demo;

/// <summary>Demo people, in Development only.</summary>
public sealed class DemoFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Shows the demo people and their tokens, on a developer's machine only.</summary>
    [Function(nameof(GetDemoPeople))]
    public Task<IResult> GetDemoPeople([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "demo/people")] HttpRequest request) => Invoke(request);
}
