using System.Diagnostics;
using Xunit;

namespace WorkMarket.Testing;

/// <summary>
/// Shows that work grows with what it is done on and not with the square of that: on twice as much it costs less than three times as much.
/// The shortest of some runs counts, and a machine that is busy is given more than one chance: work that grows with the square costs four
/// times as much in each of them.
/// </summary>
public static class Doubling
{
    private const int Chances = 6;
    private const int Runs = 3;
    private const double Most = 3;

    // Below this what is measured is the clock.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(2);

    /// <summary>Fails where it does not.</summary>
    /// <param name="make">Makes what the work is done on, of a size, and the work.</param>
    /// <param name="size">The smaller size.</param>
    public static void CostsLessThanTriple(Func<int, Action> make, int size)
    {
        var (small, large) = (make(size), make(2 * size));
        var seen = new List<string>();
        for (var chance = 0; chance < Chances; chance++)
        {
            var (once, twice) = (Shortest(small), Shortest(large));
            if (twice < Least || twice < Most * once)
                return;
            seen.Add($"{once.TotalMilliseconds:F1} ms and {twice.TotalMilliseconds:F1} ms");
        }
        Assert.Fail($"Twice as much costs {string.Join(", then ", seen)}.");
    }

    private static TimeSpan Shortest(Action work) => Enumerable.Range(0, Runs).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed;
    });
}
