using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions;

/// <summary>Answers what no other function's route and method fit, as LocalHost does.</summary>
public sealed class UnknownRoute(Invoker invoker)
{
    /// <summary>The host tries routes in the order of their functions' names and takes the first that fits, so this name has to come last.</summary>
    public const string LastName = "ZzUnknownRoute";

    /// <summary>Answers 404, 405 where the path has other methods, and HEAD as GET.</summary>
    [Function(LastName)]
    public Task<IResult> Answer([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return invoker.Unknown(request.HttpContext);
    }
}
