using System.Diagnostics;
using WorkMarket.Testing;

namespace WorkMarket.Benchmarks;

/// <summary>How long after its commit an effect is seen.</summary>
internal static class EffectLag
{
    private const int Times = 11;
    private const int Crowd = 6;

    public static async Task<IEnumerable<Figure>> Measure(Azurite azurite)
    {
        using var town = new Town(azurite);
        var host = town.Start(("WorkMarket__FirstLook", "00:00:02"));
        var (client, other) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "fiona"));
        await Town.Create(client);
        var idle = await Median(client);

        using var end = new CancellationTokenSource();
        var written = 0;
        var watch = Stopwatch.StartNew();
        var crowd = Enumerable.Range(0, Crowd).Select(_ => Task.Run(async () =>
        {
            var id = await Town.Create(other);
            while (!end.IsCancellationRequested)
            {
                (await other.Post($"assignments/{id}/messages", new { text = "Hello." })).Expect(201);
                Interlocked.Increment(ref written);
            }
        })).ToList();
        var busy = await Median(client);
        await end.CancelAsync();
        await Task.WhenAll(crowd);
        return
        [
            new("an effect is seen after its commit, idle, median", idle, "s", 3),
            new("an effect is seen after its commit, busy, median", busy, "s", 3),
            new($"actions a second meanwhile, of {Crowd} writers", written / watch.Elapsed.TotalSeconds, ""),
        ];
    }

    private static async Task<double> Median(Portal client)
    {
        var lags = new List<double>();
        for (var number = 0; number < Times; number++)
        {
            var id = await Town.Create(client);
            var start = Stopwatch.GetTimestamp();
            while (await Town.ListedVersion(client, id) is null)
                await Task.Delay(10);
            lags.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return Figure.Median(lags);
    }
}
