using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace WorkMarket.Testing;

/// <summary>
/// Shows that work grows with what it is done on and not with the square of that. On sixteen times as much, work in proportion takes
/// sixteen times as long and work that grows with the square 256 times; the bar lies between the two, four times away from either, and the
/// shortest of some runs counts. Time is that of the processor which the thread was given, so that neither how quick a machine is nor what
/// else it does decides.
/// </summary>
public static class Growth
{
    private const int Times = 16;
    private const int Most = 64;
    private const int Chances = 8;
    private const int SmallRuns = 6;
    private const int ThreadClock = 3;
    private const long LeastBytes = 512 * 1024;

    // Below this what is measured is the clock.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(2);

    /// <summary>Fails where it does not.</summary>
    /// <param name="make">Makes what the work is done on, of a size, and the work.</param>
    /// <param name="size">The larger size.</param>
    public static void IsInProportion(Func<int, Action> make, int size)
    {
        var (small, large) = (make(size / Times), make(size));
        var (least, most) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var chance = 0; chance < Chances; chance++)
        {
            // The first runs are slow, as they compile what they run.
            for (var run = 0; run < SmallRuns; run++)
                least = Shorter(least, small);
            most = Shorter(most, large);
            if (most < Least || most < Most * least)
                return;
        }
        Assert.Fail($"{Times} times as much takes {most.TotalMilliseconds:F1} ms where {least.TotalMilliseconds:F2} ms were enough.");
    }

    /// <summary>
    /// Fails where work takes memory that grows with the square: what copies over and over what it has read, or goes through it again each
    /// time it is shorter, shows in that, without a clock.
    /// </summary>
    /// <param name="make">Makes what the work is done on, of a size, and the work, all of which the caller's own thread does.</param>
    /// <param name="size">The larger size.</param>
    public static void IsInProportionInMemory(Func<int, Action> make, int size)
    {
        var (once, often) = (Allocated(make(size / Times)), Allocated(make(size)));
        Assert.True(often < LeastBytes || often < Most * once, $"{Times} times as much takes {often} bytes where {once} were enough.");
    }

    // The first time brings what is made once.
    private static long Allocated(Action work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TimeSpan Shorter(TimeSpan best, Action work)
    {
        var start = OfThread();
        work();
        var took = OfThread() - start;
        return took < best ? took : best;
    }

    // .NET tells the processor time of a process alone, in which other tests run too.
    private static TimeSpan OfThread()
    {
        if (!OperatingSystem.IsLinux())
            return Stopwatch.GetElapsedTime(0);
        return GetTime(ThreadClock, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100)
            : throw new InvalidOperationException("The system does not tell a thread's time.");
    }

    [DllImport("libc", EntryPoint = "clock_gettime"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetTime(int clock, out Time time);

    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
