using Microsoft.Extensions.Logging;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Api.Telemetry;

/// <summary>Lines of a log that belong to a case.</summary>
public static class CaseScope
{
    /// <summary>Whatever is logged until it is disposed carries the case's id, as the property <c>Case</c>.</summary>
    public static IDisposable? OfCase(this ILogger log, AssignmentId id) => log.BeginScope(new KeyValuePair<string, object?>[] { new("Case", id.Value) });
}
