using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Storage goes away and comes back.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly Azurite azurite = Azurite.Start();
    private readonly Town town;

    public OutageTests() => town = new(azurite);

    public void Dispose()
    {
        town.Dispose();
        azurite.Dispose();
    }

    [Fact]
    public async Task Storage_that_stops_in_the_middle_of_requests_leaves_nothing_half_written()
    {
        var host = town.StartHere();
        var client = await Town.SignIn(host.Url, "nora");
        var id = await Town.Create(client);
        var (refused, writing) = (0, true);
        var writers = Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
        {
            var written = new List<string>();
            for (var number = 0; Volatile.Read(ref writing) || number < 5; number++)
            {
                var (text, key) = ($"{writer}-{number}", Guid.NewGuid().ToString("N"));
                var reply = await Town.Insist(() => client.Post($"assignments/{id}/messages", new { text }, key), reply =>
                {
                    // Six on one case may also be too many for a moment.
                    Assert.Contains(reply.Code, new[] { "storageUnavailable", "caseBusy" });
                    Interlocked.Add(ref refused, reply.Code == "caseBusy" ? 0 : 1);
                });
                reply.Expect(201);
                written.Add(text);
            }
            return written;
        })).ToList();
        await Town.Eventually(async () => (await Town.Timeline(client, id)).Count > 20, "Writers are at work.");

        azurite.Stop();
        await Town.Eventually(
            async () => (await client.Get("health/ready")) is { Status: 503, Code: "notReady", RetryAfter: not null }, "Not ready.");
        (await client.Get("health/live")).Expect(200);
        await Town.Eventually(() => Task.FromResult(Volatile.Read(ref refused) >= 6), "Every writer is refused for now.");

        azurite.Restart();
        await Town.Eventually(async () => (await client.Get("health/ready")).Status == 200, "Ready again.");
        Volatile.Write(ref writing, false);
        var texts = (await Task.WhenAll(writers)).SelectMany(written => written).ToList();
        var events = await Town.Timeline(client, id);
        Assert.Equal(texts.Order(), events.Skip(1).Select(item => item.GetProperty("data").GetProperty("text").GetString()!).Order());
        await town.Settled(client, id);
    }

    [Fact]
    public async Task A_host_that_starts_before_its_storage_is_ready_when_storage_is()
    {
        azurite.Stop();
        var url = $"http://127.0.0.1:{FreePort()}";
        var host = town.Start(all => HostHere.Begin(azurite, all), ("ASPNETCORE_URLS", url));
        var (anybody, starting) = (new Portal(url, "none"), host.Ready);
        await Lives(anybody, starting);
        // Else its first try might still be under way when storage is back, and succeed.
        await Town.Says(host, "the host is not ready");
        Assert.Equal("notReady", (await anybody.Get("health/ready")).Expect(503).Code);
        Assert.Equal("notReady", (await anybody.Get("health/ready")).Expect(503).Code);
        Assert.False(starting.IsCompleted);

        azurite.Restart();
        await starting;
        (await anybody.Get("health/ready")).Expect(200);
        await Town.Says(host, "Storage answers now");
        var said = host.Output.Split('\n').Where(line => line.Contains("Startup[0]", StringComparison.Ordinal)).ToList();
        Assert.True(said.Count == 2, string.Join('\n', said));
        Assert.Matches("^fail: .* the host is not ready, refuses requests with 503 and tries again every second. .*127.0.0.1:", said[0]);
        Assert.Matches("^info: .* Storage answers now; the host is ready.$", said[1]);
        await Town.Create(await Town.SignIn(host.Url, "nora"));
    }

    [Fact]
    public async Task A_token_is_not_called_wrong_because_storage_is_away()
    {
        var first = town.StartHere();
        var token = (await Town.SignIn(first.Url, "nora")).Token;
        first.Stop();
        azurite.Stop();
        var url = $"http://127.0.0.1:{FreePort()}";
        var starting = Task.Run(() => town.StartHere(("ASPNETCORE_URLS", url)));
        var nora = new Portal(url, token);
        await Lives(nora, starting);
        var reply = (await nora.Get("me")).Expect(503);
        Assert.NotNull(reply.RetryAfter);

        azurite.Restart();
        await starting;
        (await nora.Get("me")).Expect(200);
    }

    private static Task Lives(Portal portal, Task starting) => Town.Eventually(
        async () => starting.IsFaulted ? throw starting.Exception : await TryGet(portal, "health/live") is { Status: 200 }, "It lives.");

    private static async Task<Reply?> TryGet(Portal portal, string path)
    {
        try
        {
            return await portal.Get(path);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
