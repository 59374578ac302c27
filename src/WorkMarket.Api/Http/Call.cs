using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Http;

/// <summary>A call that the pipeline has let through: what an HTTP function takes.</summary>
public sealed class Call
{
    internal const int DefaultPage = 50;
    internal const int LargestPage = 200;
    private readonly IReadOnlyDictionary<string, string> route;
    private readonly object? body;
    private readonly Request? request;

    internal Call(
        HttpContext http, ApiEndpoint endpoint, IReadOnlyDictionary<string, string> route, Actor? by, byte[] bytes, object? body,
        Request? request)
    {
        (Http, Endpoint, Bytes) = (http, endpoint, bytes);
        (this.route, Caller, this.body, this.request) = (route, by, body, request);
    }

    /// <summary>The HTTP context.</summary>
    public HttpContext Http { get; }

    /// <summary>The endpoint that is called.</summary>
    public ApiEndpoint Endpoint { get; }

    /// <summary>Ends when the caller hangs up.</summary>
    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>
    /// Where it came from on the network, for the record alone: the address that the outermost of our own proxies saw; null where there is
    /// none. What stands before it in X-Forwarded-For anybody can have written.
    /// </summary>
    public string? Address => Http.Connection.RemoteIpAddress?.ToString();

    /// <summary>Who calls; null where nobody is signed in.</summary>
    public Actor? Caller { get; }

    /// <summary>Who calls.</summary>
    /// <exception cref="InvalidOperationException">The endpoint lets in callers who are not signed in.</exception>
    public Actor By => Caller ?? throw new InvalidOperationException($"{Endpoint.Name} has no caller.");

    /// <summary>What the request brings with it, whatever it asks for.</summary>
    public Request Request => request ?? throw new InvalidOperationException($"{Endpoint.Name} has no caller.");

    /// <summary>
    /// The version that If-Match names, where it has to be there: the newest, where it names several, and one that nothing has, where it
    /// names none that can match.
    /// </summary>
    public long IfMatch =>
        (Request.IfMatch ?? throw new InvalidOperationException($"{Endpoint.Name} does not ask for If-Match.")).DefaultIfEmpty(-1).Max();

    /// <summary>The assignment that the route names.</summary>
    public AssignmentId Assignment => new(Route("assignment"));

    /// <summary>The body as it came; empty where the endpoint reads it itself.</summary>
    internal byte[] Bytes { get; }

    /// <summary>A value of the route.</summary>
    public string Route(string name) => route[name];

    /// <summary>The body.</summary>
    public T Body<T>() => (T)body!;

    /// <summary>A query parameter, or null.</summary>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>How many items a page has.</summary>
    /// <exception cref="BadRequestException">It is not a number from 1 to 200.</exception>
    public int Limit() => Query("limit") is not { } text ? DefaultPage
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LargestPage ? limit
        : throw new BadRequestException("limit", "pageSize", $"'limit' is a number from 1 to {LargestPage}.");
}

/// <summary>A field, parameter or header that is wrong in form.</summary>
/// <param name="Field">Which; empty for the whole body.</param>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Message">The rule in words.</param>
public sealed record FieldError(string Field, string Rule, string Message);

/// <summary>Something in a request is wrong in form.</summary>
public sealed class BadRequestException(ImmutableList<FieldError> errors, int status = StatusCodes.Status400BadRequest)
    : Exception(string.Join(' ', errors.Select(error => error.Message)))
{
    /// <summary>One error.</summary>
    public BadRequestException(string field, string rule, string message, int status = StatusCodes.Status400BadRequest)
        : this([new(field, rule, message)], status)
    {
    }

    /// <summary>What is wrong.</summary>
    public ImmutableList<FieldError> Errors => errors;

    /// <summary>The HTTP status.</summary>
    public int Status => status;
}
