using Microsoft.Extensions.Logging;

namespace WorkMarket.Api.Http;

/// <summary>Lines of a log that belong to a request, or to a case.</summary>
public static class CaseScope
{
    /// <summary>Whatever is logged until it is disposed carries the case's id, as the property <c>Case</c>.</summary>
    public static IDisposable? OfCase(this ILogger log, AssignmentId id) =>
        log.BeginScope(new KeyValuePair<string, object?>[] { new("Case", id.Value) });

    /// <summary>
    /// Whatever is logged until it is disposed carries the request's id, as the property <c>RequestId</c>: a problem names it to the
    /// caller.
    /// </summary>
    public static IDisposable? OfRequest(this ILogger log, HttpContext http) =>
        log.BeginScope(new KeyValuePair<string, object?>[] { new("RequestId", http.TraceIdentifier) });
}
