using System.Diagnostics;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>What a host costs in which nothing happens.</summary>
public sealed class IdleTests
{
    [Fact]
    public async Task An_idle_host_asks_storage_for_at_most_sixty_answers_a_minute()
    {
        using var proxy = new CountingProxy(Azurite.Shared);
        using var town = new Town(Azurite.Shared, proxy.ConnectionString);
        var host = town.StartHere();
        var (client, worker) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        await town.Settled(client, await Town.InProgress(client, worker));
        Assert.True(proxy.Total > 30, "The proxy counts.");
        var watch = Stopwatch.StartNew();
        proxy.Reset();
        await Task.Delay(TimeSpan.FromSeconds(25));
        var perMinute = proxy.Total / watch.Elapsed.TotalMinutes;
        Assert.True(perMinute <= 60, $"{perMinute:F0} a minute: {string.Join(", ", proxy.Snapshot())}.");
    }
}
