using Microsoft.Extensions.DependencyInjection;

namespace WorkMarket.Api.Http;

/// <summary>
/// What the routing of a host does not know: HEAD, the first page (the Functions host takes a function's name for a route that is empty),
/// and what is there in Development only.
/// </summary>
internal static class EndpointChoice
{
    /// <summary>
    /// The endpoint of a request for which the host chose one. HEAD is answered as GET would be: the server leaves the body out.
    /// </summary>
    public static ApiEndpoint Choose(HttpContext http, ApiEndpoint chosen)
    {
        if (chosen != ApiEndpoint.Unknown)
            return chosen;
        var method = HttpMethods.IsHead(http.Request.Method) ? HttpMethods.Get : http.Request.Method;
        return ApiEndpoint.Find(Others(http), method, http.Request.Path) ?? chosen;
    }

    /// <summary>The endpoints whose routes fit, whatever their methods.</summary>
    public static List<ApiEndpoint> Others(HttpContext http) =>
        [.. ApiEndpoint.All.Where(endpoint => endpoint.Match(http.Request.Path) is not null && IsOn(http, endpoint))];

    /// <summary>Whether an endpoint is there on this host.</summary>
    public static bool IsOn(HttpContext http, ApiEndpoint endpoint) =>
        !endpoint.Has<InDevelopmentAttribute>() || http.RequestServices.GetRequiredService<DemoMode>().IsOn;
}

/// <summary>Asks whether what the product stands on answers.</summary>
public interface IReadiness
{
    /// <summary>Whether all has been created that requests need.</summary>
    bool IsPrepared { get; }

    /// <summary>Returns when all answer.</summary>
    /// <exception cref="Exception">Something does not.</exception>
    Task Check(CancellationToken cancellation);
}

/// <summary>Whether demo people are there: in Development, on an emulator on the same machine, and nowhere else.</summary>
public sealed record DemoMode(bool IsOn);

/// <summary>Answers what no other function's route and method fit.</summary>
public static class UnknownRoute
{
    /// <summary>
    /// The Functions host tries routes in the order of their functions' names and takes the first that fits, so this name has to come last.
    /// </summary>
    public const string LastName = "ZzUnknownRoute";

    /// <summary>Answers 404, or 405 where the path has other methods.</summary>
    [Function(LastName), AllowAnonymous, WithoutStorage]
    public static Task<IResult> Answer([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var others = EndpointChoice.Others(call.Http);
        if (others.Count == 0)
            return Task.FromResult(Problems.NotFound());
        IEnumerable<string> head = others.Exists(endpoint => endpoint.Method == HttpMethods.Get) ? [HttpMethods.Head] : [];
        call.Http.Response.Headers.Allow = string.Join(", ", others.Select(endpoint => endpoint.Method).Concat(head).Distinct());
        return Task.FromResult(
            Problems.Create(
                StatusCodes.Status405MethodNotAllowed, "methodNotAllowed", $"{call.Http.Request.Method} is not possible here."));
    }
}
