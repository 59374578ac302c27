namespace WorkMarket.Api.Http;

/// <summary>Where a request came from on the network, for the record and for rate limits: no access hangs on it.</summary>
internal static class ClientAddress
{
    /// <summary>
    /// The address that the outermost of our own proxies saw, as many as <c>ForwardedHops</c> says; null where there is none. What stands before
    /// it in X-Forwarded-For anybody can have written.
    /// </summary>
    public static string? Of(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();
}
