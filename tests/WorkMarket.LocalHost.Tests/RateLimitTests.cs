using System.Net;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Who asks too often waits; others do not.</summary>
public sealed class RateLimitTests : IDisposable
{
    private const int Many = 20;
    private readonly Town town = new(Azurite.Shared);
    private readonly HttpClient http = new();

    public void Dispose()
    {
        town.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task Requests_are_counted_by_person_once_somebody_is_signed_in_and_by_the_address_that_our_own_proxy_saw_before()
    {
        var url = town.StartHere(
            ("WorkMarket__RateLimits__PerCaller", "3"), ("WorkMarket__RateLimits__PerAddress", "2"),
            ("WorkMarket__ForwardedHops", "1")).Url;
        var (nora, wanda) = (await Town.SignIn(url, "nora"), await Town.SignIn(url, "wanda"));
        (await nora.Get("me")).Expect(200);
        // On a slow machine one or another request comes back meanwhile.
        var refused = await nora.Get("me");
        for (var number = 0; refused.Status == 200 && number < Many; number++)
            refused = await nora.Get("me");
        Assert.Equal((429, "tooManyRequests"), (refused.Status, refused.Code));
        Assert.True(refused.RetryAfter > TimeSpan.Zero);
        (await wanda.Get("me")).Expect(200);

        // What stands before the last address, anybody can have written.
        Assert.Contains(
            HttpStatusCode.TooManyRequests,
            await From(url, "support", [.. Enumerable.Range(1, Many).Select(number => $"198.51.100.{number}, 203.0.113.1")]));
        Assert.Equal([HttpStatusCode.OK], await From(url, "support", "203.0.113.1, 203.0.113.2"));
        Assert.All(
            await From(url, "health/live", [.. Enumerable.Repeat("203.0.113.1", Many)]), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    private async Task<List<HttpStatusCode>> From(string url, string path, params string[] forwarded)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var addresses in forwarded)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{url}/api/{path}");
            request.Headers.Add("X-Forwarded-For", addresses);
            using var response = await http.SendAsync(request);
            Assert.Empty(response.Headers.Server);
            statuses.Add(response.StatusCode);
        }
        return statuses;
    }
}
