using Microsoft.Azure.Functions.Worker;
using WorkMarket.Application.Phone;

namespace WorkMarket.Functions.Phone;

/// <summary>Forgets calls that are over.</summary>
public sealed class CallSweepFunctions(PhoneCalls calls)
{
    /// <summary>Once a day, at an hour when few are at work.</summary>
    public const string Schedule = "0 50 8 * * *";

    /// <summary>Sweeps.</summary>
    [Function("SweepCalls")]
    public Task Sweep([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellation) => calls.Forget(cancellation);
}
