using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkMarket.Api.Http;

/// <summary>RFC 9457 problems. Each has a stable <c>code</c>; a refused rule names itself in <c>refusals</c>.</summary>
public static class Problems
{
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenUnavailable = TimeSpan.FromSeconds(5);

    /// <summary>What is answered where a caller may not know of a thing, or where there is none.</summary>
    public static IResult NotFound() => Create(StatusCodes.Status404NotFound, "notFound", "There is no such thing here.");

    /// <summary>What was asked for has changed since it was seen.</summary>
    public static IResult Stale(string what, long version) =>
        Create(StatusCodes.Status412PreconditionFailed, "stale", $"{what} changed since: the version is {version} now.");

    /// <summary>The caller went away, which is no failure of ours; nothing is written, as nobody reads it.</summary>
    public static IResult CallerGone() =>
        Create(StatusCodes.Status499ClientClosedRequest, "callerGone", "The caller went away before its request was over.");

    /// <summary>A problem.</summary>
    public static IResult Create(int status, string code, string detail, TimeSpan? retryAfter = null) =>
        new ProblemResult(status, Body(status, code, detail), retryAfter);

    /// <summary>Too many are at the same thing: a moment later it is taken.</summary>
    public static IResult Busy(string code, string detail) => Create(StatusCodes.Status503ServiceUnavailable, code, detail, WhenBusy);

    /// <summary>What it needs does not answer yet, or any more.</summary>
    public static IResult Unavailable(string code, string detail) =>
        Create(StatusCodes.Status503ServiceUnavailable, code, detail, WhenUnavailable);

    /// <summary>A field that is wrong in form.</summary>
    public static IResult FromBadRequest(BadRequestException wrong)
    {
        var body = Body(wrong.Status, "invalidRequest", wrong.Message);
        body["errors"] = JsonSerializer.SerializeToNode(wrong.Errors, ApiJson.Answers);
        return new ProblemResult(wrong.Status, body);
    }

    /// <summary>Refused rules. What was sent being wrong weighs least: it is answered so only where nothing else is in the way.</summary>
    public static IResult FromRefusals(ImmutableList<Refusal> refusals)
    {
        var (status, code) = refusals.Select(refusal => refusal.Kind).ToHashSet() switch
        {
            var kinds when kinds.Contains(RefusalKind.NotAllowed) => (StatusCodes.Status403Forbidden, "forbidden"),
            var kinds when kinds.Contains(RefusalKind.Unknown) => (StatusCodes.Status404NotFound, "notFound"),
            var kinds when kinds.Contains(RefusalKind.Stale) => (StatusCodes.Status412PreconditionFailed, "stale"),
            var kinds when kinds.Contains(RefusalKind.Conflict) => (StatusCodes.Status409Conflict, "refused"),
            _ => (StatusCodes.Status400BadRequest, "invalidRequest"),
        };
        var body = Body(status, code, string.Join(' ', refusals.Select(refusal => refusal.Message)));
        body["refusals"] = new JsonArray([.. refusals.Select(refusal =>
            JsonSerializer.SerializeToNode(refusal, refusal.GetType(), ApiJson.Answers))]);
        return new ProblemResult(status, body);
    }

    private static JsonObject Body(int status, string code, string detail) => new()
    {
        ["type"] = $"urn:workmarket:problem:{code}",
        ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        ["status"] = status,
        ["code"] = code,
        ["detail"] = detail,
    };
}

/// <summary>What a request was refused for, for telemetry: the problem's code, and the rules that were refused.</summary>
internal sealed record Outcome(string Code, IEnumerable<string> Rules);

/// <summary>Writes a problem: as JSON, or to a browser that looks for a page, as a page.</summary>
internal sealed class ProblemResult(int status, JsonObject body, TimeSpan? retryAfter = null) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var refusals = (body["refusals"] as JsonArray ?? []).OfType<JsonObject>().ToImmutableList();
        httpContext.Features.Set(new Outcome((string)body["code"]!, refusals.ConvertAll(refusal => (string)refusal["rule"]!)));
        var response = httpContext.Response;
        response.StatusCode = status;
        if (status == StatusCodes.Status499ClientClosedRequest)
            return;
        if (Pages(httpContext) is { } pages)
        {
            await pages.Page(status, refusals.ConvertAll(refusal => (string)refusal["message"]!)).ExecuteAsync(httpContext);
            return;
        }
        response.ContentType = "application/problem+json";
        if (status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
            response.Headers.WWWAuthenticate = "Bearer";
        if (retryAfter is { } pause)
            response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Answers), httpContext.RequestAborted);
    }

    // What pages link to is pages and files, so a browser that does not get a file is told so as the first page would tell it; and so is
    // one that is led outside of the API to where nothing is, by a link that was cut off for example.
    private static ProblemsAsPagesAttribute? Pages(HttpContext http)
    {
        var endpoint = http.Features.Get<ApiEndpoint>();
        var isLink = endpoint == ApiEndpoint.Unknown ? !http.Request.Path.StartsWithSegments("/api")
            : endpoint?.Has<SendsFileAttribute>() == true;
        if (isLink && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            endpoint = ApiEndpoint.Find(ApiEndpoint.All, HttpMethods.Get, "/");
        return endpoint?.Find<ProblemsAsPagesAttribute>();
    }
}
