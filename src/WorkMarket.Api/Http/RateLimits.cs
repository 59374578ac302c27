using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using WorkMarket.Domain.People;

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

/// <summary>How many requests each instance takes.</summary>
/// <remarks>They are counted in memory: with more instances more are taken in all, and a restart forgets them.</remarks>
public sealed record RateLimitOptions
{
    /// <summary>How many requests a minute a person or an API client may send; each instance counts its own, in memory.</summary>
    [Range(1, 1_000_000)]
    public int PerCaller { get; init; } = 600;

    /// <summary>
    /// How many requests a minute may come from one address of those who are not signed in: offices and phones share addresses.
    /// </summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; init; } = 300;
}

/// <summary>
/// Limits how often requests are taken: by person or API client, and before sign-in by address. Health, which is asked all the time, and
/// gateways, which speak for many and show a secret or a signature, have no limit (<see cref="DisableRateLimitingAttribute"/>).
/// </summary>
internal static class RateLimits
{
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(1);

    /// <summary>Sets ASP.NET Core's limiter up.</summary>
    public static void Configure(RateLimiterOptions limiter, RateLimitOptions options)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Partition(http, options));
        limiter.OnRejected = async (rejected, _) => await Problems.Create(
            StatusCodes.Status429TooManyRequests, "tooManyRequests", "Too many requests came in the last minute. Nothing has changed.",
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Refill).ExecuteAsync(rejected.HttpContext);
    }

    private static RateLimitPartition<string> Partition(HttpContext http, RateLimitOptions options) =>
        Claims.ToActor(http.User)?.Person() is { } person
            ? Bucket($"caller {Claims.ToApiClient(http.User)?.Value ?? person.Value}", options.PerCaller)
            : Bucket($"address {http.Connection.RemoteIpAddress}", options.PerAddress);

    private static RateLimitPartition<string> Bucket(string whose, int aMinute)
    {
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = aMinute,
            TokensPerPeriod = Math.Max(1, aMinute / 60),
            ReplenishmentPeriod = aMinute >= 60 ? Refill : TimeSpan.FromMinutes(1) / aMinute,
            QueueLimit = 0,
        };
        return RateLimitPartition.GetTokenBucketLimiter(whose, _ => options);
    }
}
