using System.ComponentModel.DataAnnotations;

namespace WorkMarket.Api.Http;

/// <summary>What stands before the host.</summary>
public sealed record ProxyOptions
{
    /// <summary>
    /// How many proxies of ours stand before the host, each of which adds to <c>X-Forwarded-For</c> whom it saw: so many of its last
    /// addresses are believed.
    /// </summary>
    [Range(0, 10)]
    public int ForwardedHops { get; init; }
}

/// <summary>Where a request came from on the network, for the record and for rate limits: no access hangs on it.</summary>
internal static class ClientAddress
{
    /// <summary>
    /// The address that the outermost of our own proxies saw; null where there is none. What stands before it in X-Forwarded-For anybody
    /// can have written.
    /// </summary>
    public static string? Of(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();
}
