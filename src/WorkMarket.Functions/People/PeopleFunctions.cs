using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.People;

/// <summary>Who is signed in.</summary>
public sealed class PeopleFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Shows who is signed in.</summary>
    [Function(nameof(GetMe))]
    public Task<IResult> GetMe([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me")] HttpRequest request) => Invoke(request);
}
