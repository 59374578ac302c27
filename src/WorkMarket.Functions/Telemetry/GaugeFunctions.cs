using Microsoft.Azure.Functions.Worker;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Telemetry;

namespace WorkMarket.Functions.Telemetry;

/// <summary>Sets the gauges that alerts look at.</summary>
public sealed class GaugeFunctions(Lookout lookout)
{
    /// <summary>Every minute, apart from the clock and the jobs.</summary>
    public const string Schedule = "45 * * * * *";

    /// <summary>Looks at the whole.</summary>
    [Function("SetGauges")]
    public async Task Set([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellation) => Gauges.Set(await lookout.Look(cancellation));
}
