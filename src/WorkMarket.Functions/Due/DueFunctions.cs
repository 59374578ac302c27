using Microsoft.Azure.Functions.Worker;
using WorkMarket.Application.Due;

namespace WorkMarket.Functions.Due;

/// <summary>Goes through the due index.</summary>
public sealed class DueFunctions(DueScan scan)
{
    /// <summary>Every minute.</summary>
    public const string Schedule = "0 * * * * *";

    /// <summary>Handles all that is due.</summary>
    [Function("ScanDue")]
    public Task Scan([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellation) => scan.Run(cancellation);
}
