using System.Collections.Immutable;
using System.Diagnostics;
using OpenTelemetry;

namespace WorkMarket.Api.Telemetry;

/// <summary>
/// Keeps secrets that are part of a path out of spans, whatever tag they stand in. A path is known by what its route begins with, so one
/// that a mail program broke, or that leads nowhere, tells no more than one that fits.
/// </summary>
public sealed class SecretPaths : BaseProcessor<Activity>
{
    private const string Root = "api/";
    private const string Hidden = "/\u2026";

    // More often than mail programs and filters encode a path, and few enough that a text of percent signs is not decoded without end.
    private const int MostEncoded = 8;

    private static readonly ImmutableArray<string> Beginnings =
    [
        .. ApiEndpoint.All.Where(endpoint => endpoint.Has<HoldsSecretAttribute>())
            .Select(endpoint => endpoint.Route[..endpoint.Route.IndexOf("/{", StringComparison.Ordinal)])
            .Select(route => route.StartsWith(Root, StringComparison.Ordinal) ? route[Root.Length..] : route).Distinct(),
    ];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.DisplayName = Without(data.DisplayName, isRoute: true);
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (value is string text && Without(text, isRoute: name == "http.route") is var shown && shown != text)
                data.SetTag(name, shown);
        }
    }

    /// <summary>A text without the secrets of paths in it: a path that has one ends before the route's first value.</summary>
    /// <param name="text">A path, an address, or anything else.</param>
    public static string Without(string text) => Without(text, isRoute: false);

    // A route's template holds the names of its values and not the values themselves.
    private static string Without(string text, bool isRoute)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (isRoute && text.Contains("/{", StringComparison.Ordinal))
            return text;
        // A path can be percent-encoded more than once. Of what is encoded oftener than is looked at, nothing is told.
        var seen = text;
        for (var times = 0; times <= MostEncoded; times++)
        {
            foreach (var beginning in Beginnings)
            {
                if (seen.IndexOf(beginning, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && at + beginning.Length < seen.Length)
                    return string.Concat(seen.AsSpan(0, at + beginning.Length), Hidden);
            }
            var decoded = Uri.UnescapeDataString(seen);
            if (decoded == seen)
                return text;
            seen = decoded;
        }
        return Hidden;
    }
}
