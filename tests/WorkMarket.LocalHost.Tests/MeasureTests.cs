using System.Diagnostics;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>What takes time, while nothing else runs beside it.</summary>
[Collection(Name)]
public sealed class MeasureTests
{
    public const string Name = "measured";

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
