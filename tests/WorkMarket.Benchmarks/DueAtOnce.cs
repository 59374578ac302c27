using System.Diagnostics;
using NodaTime;
using WorkMarket.Testing;

namespace WorkMarket.Benchmarks;

/// <summary>Ten thousand cases fall due in one instant; half-way the host is killed, as by a power cut, and started again.</summary>
internal static class DueAtOnce
{
    private const int Cases = 10_000;

    // The emulator stalls while it saves so many rows; in memory it does not.
    public static async Task<IEnumerable<Figure>> Measure(Azurite unused)
    {
        unused.Stop();
        using var azurite = Azurite.Start(inMemory: true);
        using var town = new Town(azurite);
        var crowd = new DueCrowd(town, Cases);
        await crowd.Settle(SystemClock.Instance.GetCurrentInstant());

        var watch = Stopwatch.StartNew();
        var first = town.Start();
        while (!await crowd.IsHandled(Cases / 2))
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        first.Kill9();
        town.Start();
        while (!await crowd.IsHandled(Cases - 1) || await crowd.Left() > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        var handled = watch.Elapsed;
        while (!await crowd.IsListed())
            await Task.Delay(TimeSpan.FromSeconds(5));
        await Town.Eventually(async () => await crowd.Wrong() == 0, "Each case has started once, and its effects have happened.");
        return
        [
            new($"{Cases} cases due at once, host killed half-way: all recorded", handled.TotalSeconds, "s"),
            new("  their effects too, each once", watch.Elapsed.TotalSeconds, "s"),
            new("  cases recorded a second", Cases / handled.TotalSeconds, ""),
            new("  cases lost, doubled or with effects left", await crowd.Wrong(), "", 0),
        ];
    }
}
