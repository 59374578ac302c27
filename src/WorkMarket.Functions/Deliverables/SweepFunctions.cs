using Microsoft.Azure.Functions.Worker;
using WorkMarket.Application.Deliverables;

namespace WorkMarket.Functions.Deliverables;

/// <summary>Removes what abandoned uploads left behind.</summary>
public sealed class SweepFunctions(FileSweep sweep)
{
    /// <summary>Once a day, at an hour when few are at work.</summary>
    public const string Schedule = "0 40 8 * * *";

    /// <summary>Sweeps.</summary>
    [Function("SweepFiles")]
    public Task Sweep([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellation) => sweep.Run(cancellation);
}
