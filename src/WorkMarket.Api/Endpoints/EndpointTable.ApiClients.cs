using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Identity;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>A company's own software, and how it gets access.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> ApiClients =>
    [
        On<ApiClientEndpoints>("RequestAuthorization", Post, "authorization/request", ByCredentials, "Exchanges an API client's token and secret for a bearer token.", (to, call) => to.Authorize(call))
            with { Body = typeof(AuthorizationRequest), Answer = typeof(AuthorizationView) },
        On<ApiClientEndpoints>("CreateApiClient", Post, "company/api-clients", Client, "Makes an API client; its secret is shown this once.", (to, call) => to.Create(call))
            with { Body = typeof(ApiClientRequest), Success = StatusCodes.Status201Created, Answer = typeof(ApiClientSecretView) },
        On<ApiClientEndpoints>("ListApiClients", Get, "company/api-clients", Client, "Lists the company's API clients.", (to, call) => to.List(call))
            with { Answer = typeof(ApiClientListView) },
        On<ApiClientEndpoints>("RotateApiClient", Post, "company/api-clients/{client}/rotate", Client, "Makes a further secret, shown this once; the one before holds for a while yet.", (to, call) => to.Rotate(call))
            with { Answer = typeof(ApiClientSecretView) },
        On<ApiClientEndpoints>("RevokeApiClient", Post, "company/api-clients/{client}/revoke", Client, "Takes an API client out of use, with the bearer tokens that it has.", (to, call) => to.Revoke(call))
            with { Answer = typeof(ApiClientView) },
        On<ApiClientEndpoints>("ListApiClientEntries", Get, "company/api-clients/entries", Client, "Shows what happened with the company's API clients, newest first.", (to, call) => to.Log(call))
            with { Answer = typeof(ApiClientLogView), Query = [After, Limit] },
    ];
}
