using Microsoft.Extensions.DependencyInjection;

namespace WorkMarket.Api.Http;

/// <summary>What the routing of a host does not know: HEAD, and what is there in Development only.</summary>
internal static class EndpointChoice
{
    /// <summary>
    /// The endpoint of a request for which the host chose one. HEAD is answered as GET would be: the server leaves the body out. Of two
    /// routes that fit, the one with fewer values is meant.
    /// </summary>
    public static ApiEndpoint Choose(HttpContext http, ApiEndpoint chosen) =>
        chosen == ApiEndpoint.Unknown && HttpMethods.IsHead(http.Request.Method)
        ? Others(http).Where(endpoint => endpoint.Method == HttpMethods.Get)
            .MinBy(endpoint => endpoint.Route.Count(letter => letter == '{')) ?? chosen
        : chosen;

    /// <summary>The endpoints whose routes fit, whatever their methods.</summary>
    public static List<ApiEndpoint> Others(HttpContext http) =>
        [.. ApiEndpoint.All.Where(endpoint => endpoint.Match(http.Request.Path) is not null && IsOn(http, endpoint))];

    /// <summary>Whether an endpoint is there on this host.</summary>
    public static bool IsOn(HttpContext http, ApiEndpoint endpoint) =>
        !endpoint.Has<InDevelopmentAttribute>() || http.RequestServices.GetRequiredService<DemoMode>().IsOn;
}
