using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Identity;

/// <summary>A company's own software, and how it gets access.</summary>
public sealed class ApiClientFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Exchanges an API client's token and secret for a bearer token.</summary>
    [Function(nameof(RequestAuthorization))]
    public Task<IResult> RequestAuthorization([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "authorization/request")] HttpRequest request) => Invoke(request);

    /// <summary>Makes an API client; its secret is shown this once.</summary>
    [Function(nameof(CreateApiClient))]
    public Task<IResult> CreateApiClient([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "company/api-clients")] HttpRequest request) => Invoke(request);

    /// <summary>Lists the company's API clients.</summary>
    [Function(nameof(ListApiClients))]
    public Task<IResult> ListApiClients([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "company/api-clients")] HttpRequest request) => Invoke(request);

    /// <summary>Makes a further secret.</summary>
    [Function(nameof(RotateApiClient))]
    public Task<IResult> RotateApiClient([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "company/api-clients/{client}/rotate")] HttpRequest request) => Invoke(request);

    /// <summary>Takes an API client out of use.</summary>
    [Function(nameof(RevokeApiClient))]
    public Task<IResult> RevokeApiClient([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "company/api-clients/{client}/revoke")] HttpRequest request) => Invoke(request);

    /// <summary>Shows what happened with the company's API clients.</summary>
    [Function(nameof(ListApiClientEntries))]
    public Task<IResult> ListApiClientEntries([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "company/api-clients/entries")] HttpRequest request) => Invoke(request);
}
