using System.Diagnostics;
using WorkMarket.Application.Cases;

namespace WorkMarket.LocalHost.Cases;

/// <summary>Kills the process, as a power cut would, at a moment of the write protocol. For tests, in Development.</summary>
internal sealed class DyingFaults(FaultMoment moment) : IFaults
{
    private int reached;

    public void At(FaultPoint point)
    {
        if (point != moment.Point || Interlocked.Increment(ref reached) != moment.Time)
            return;
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
