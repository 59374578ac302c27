using System.Diagnostics;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>What costs time or requests while nothing else runs beside it.</summary>
[Collection(Name)]
public sealed class MeasureTests
{
    public const string Name = "measured";

    [Fact]
    public async Task An_idle_host_asks_storage_for_at_most_sixty_answers_a_minute()
    {
        using var proxy = new CountingProxy(Azurite.Shared);
        using var town = new Town(Azurite.Shared, proxy.ConnectionString);
        var host = town.Start();
        var (client, worker) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        await town.Settled(client, await Town.InProgress(client, worker));
        Assert.True(proxy.Total > 30, "The proxy counts.");
        var watch = Stopwatch.StartNew();
        proxy.Reset();
        await Task.Delay(TimeSpan.FromSeconds(25));
        var perMinute = proxy.Total / watch.Elapsed.TotalMinutes;
        Assert.True(perMinute <= 60, $"{perMinute:F0} a minute: {string.Join(", ", proxy.Snapshot())}.");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_effect_is_seen_within_three_seconds_of_its_commit_at_the_median(bool busy)
    {
        using var town = new Town(Azurite.Shared);
        var host = town.Start(("WorkMarket__FirstLook", "00:00:02"));
        var (client, fiona) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "fiona"));
        using var end = new CancellationTokenSource();
        var crowd = Enumerable.Range(0, busy ? 6 : 0).Select(_ => Task.Run(() => Chatter(fiona, end.Token))).ToList();
        await Town.Create(client);

        var lags = new List<TimeSpan>();
        for (var number = 0; number < 7; number++)
        {
            var id = await Town.Create(client, $"Job {number}");
            var watch = Stopwatch.StartNew();
            while (await Town.ListedVersion(client, id) is null)
                await Task.Delay(20);
            lags.Add(watch.Elapsed);
        }
        await end.CancelAsync();
        await Task.WhenAll(crowd);
        var median = lags.Order().ElementAt(lags.Count / 2);
        Assert.True(median <= TimeSpan.FromSeconds(3), $"The median is {median.TotalSeconds:F2} s of {string.Join(", ", lags.Order().Select(lag => $"{lag.TotalSeconds:F2}"))}.");
    }

    private static async Task Chatter(Portal by, CancellationToken end)
    {
        var id = await Town.Create(by, "Chatter");
        while (!end.IsCancellationRequested)
            (await by.Post($"assignments/{id}/messages", new { text = "Hello." })).Expect(201);
    }
}

[CollectionDefinition(MeasureTests.Name, DisableParallelization = true)]
public sealed class Measured;
