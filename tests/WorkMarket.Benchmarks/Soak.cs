using System.Diagnostics;
using WorkMarket.Testing;

namespace WorkMarket.Benchmarks;

/// <summary>Mixed traffic on one host for a while: it neither grows, nor fails, nor falls behind.</summary>
internal static class Soak
{
    private const int People = 4;
    private const int Samples = 5;
    private const double MostGrowth = 1.10;

    /// <summary>By so much a lag may be longer at the end than after the warm-up: the effects of a busy moment are no growth.</summary>
    private const double MostLagGrowth = 1;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestWarmUp = TimeSpan.FromMinutes(1);

    public static async Task<IEnumerable<Figure>> Measure(Azurite unused, TimeSpan length)
    {
        // The emulator's own files would soon be slower than the host.
        unused.Stop();
        using var azurite = Azurite.Start(inMemory: true);
        using var mail = MailDev.Start();
        using var town = new Town(azurite);
        // What is not kept soon makes room, and code is compiled once: so what memory is taken is what is kept.
        var host = town.Start(
            [.. mail.Settings, ("DOTNET_gcServer", "0"), ("DOTNET_GCgen0size", "1000000"), ("DOTNET_GCConserveMemory", "7"),
                ("DOTNET_TieredCompilation", "0")]);
        var crowd = new SoakCrowd(host.Url, People);
        var (watcher, watch) = (await SoakWatch.Begin(host), Stopwatch.StartNew());
        var (memory, lags) = (new List<double>(), new List<double>());
        try
        {
            for (var warm = length / Samples > ShortestWarmUp ? length / Samples : ShortestWarmUp; watch.Elapsed < length + warm
                && !crowd.HasGivenUp;)
            {
                var (bytes, lag) = await watcher.Look();
                if (watch.Elapsed > warm)
                {
                    memory.Add(bytes);
                    lags.Add(lag);
                }
                await Task.Delay(Pause);
            }
        }
        finally
        {
            await crowd.Stop();
        }
        return
        [
            new($"actions a second, over {length.TotalMinutes:0.#} min after a warm-up", crowd.Done / watch.Elapsed.TotalSeconds, ""),
            new("errors", crowd.Errors, "", 0),
            new("messages set aside as poison", await watcher.Poisoned(), "", 0),
            new("memory after the warm-up, median", First(memory) / 1e6, "MB"),
            new("memory at the end, median", Last(memory) / 1e6, "MB"),
            new("memory at the end against that after the warm-up", Last(memory) / First(memory), "times", MostGrowth),
            new("an effect is seen after its commit, after the warm-up", First(lags), "s"),
            new("an effect is seen after its commit, at the end, more by", Last(lags) - First(lags), "s", MostLagGrowth),
        ];
    }

    private static double First(List<double> values) => Figure.Median(values.Take(Math.Max(1, values.Count / Samples)));

    private static double Last(List<double> values) => Figure.Median(values.TakeLast(Math.Max(1, values.Count / Samples)));
}
