using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Api.Endpoints;

/// <summary>Matches paths against the table's routes, so that both hosts read the same values out of a path.</summary>
internal static class RouteMatch
{
    private const int LongestValue = 200;
    private static readonly ConcurrentDictionary<string, TemplateMatcher> Matchers = new();

    /// <summary>The values of a route, or null where the path does not fit it.</summary>
    public static IReadOnlyDictionary<string, string>? Of(Endpoint endpoint, PathString path)
    {
        var matcher = Matchers.GetOrAdd(endpoint.Route, static route => new(TemplateParser.Parse($"api/{route}"), []));
        var values = new RouteValueDictionary();
        if (!matcher.TryMatch(path, values))
            return null;
        var read = values.ToDictionary(value => value.Key, value => value.Value as string ?? "");
        return read.All(value => IsPossible(value.Key, value.Value)) ? read : null;
    }

    /// <summary>A path as its route writes it, however the caller did.</summary>
    public static string Path(Endpoint endpoint, IReadOnlyDictionary<string, string> values) =>
        values.Aggregate($"/api/{endpoint.Route}", (path, value) => path.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));

    // What cannot be an id is not looked for.
    private static bool IsPossible(string name, string value) => name == "assignment"
        ? AssignmentId.IsWellFormed(value)
        : value.Length is > 0 and <= LongestValue;
}
