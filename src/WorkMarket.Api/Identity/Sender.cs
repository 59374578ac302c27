using System.Net;
using Microsoft.AspNetCore.Http;

namespace WorkMarket.Api.Identity;

/// <summary>Where a request came from on the network, for the record: no access hangs on it.</summary>
internal static class Sender
{
    /// <summary>The address that the last proxy saw, or the one that is connected; null where there is none.</summary>
    public static string? Of(HttpContext http)
    {
        var seen = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return (IPEndPoint.TryParse(seen, out var end) ? end.Address : http.Connection.RemoteIpAddress)?.ToString();
    }
}
