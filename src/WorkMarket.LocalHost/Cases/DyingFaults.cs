using System.Diagnostics;
using WorkMarket.Application.Cases;

namespace WorkMarket.LocalHost.Cases;

/// <summary>Kills the process, as a power cut would, when a step of the write protocol is reached for the n-th time. For tests, in Development.</summary>
internal sealed class DyingFaults(FaultPoint deadly, int time) : IFaults
{
    private int reached;

    /// <summary>Reads <c>AfterCommit</c> or <c>AfterCommit:3</c>.</summary>
    /// <exception cref="FormatException">There is no such step.</exception>
    public static DyingFaults Parse(string text) => text.Split(':') switch
    {
        [var point] when Enum.TryParse<FaultPoint>(point, out var deadly) => new(deadly, 1),
        [var point, var time] when Enum.TryParse<FaultPoint>(point, out var deadly) && int.TryParse(time, out var number) => new(deadly, number),
        _ => throw new FormatException($"'{text}' is not a step of the write protocol."),
    };

    public void At(FaultPoint point)
    {
        if (point != deadly || Interlocked.Increment(ref reached) != time)
            return;
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
