namespace WorkMarket.Api.Http;

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
            Problems.Of(StatusCodes.Status405MethodNotAllowed, "methodNotAllowed", $"{call.Http.Request.Method} is not possible here."));
    }
}
