using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Documentation;

/// <summary>The description of the API.</summary>
public sealed class OpenApiFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Describes all of this.</summary>
    [Function(nameof(GetOpenApi))]
    public Task<IResult> GetOpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) => Invoke(request);
}
