using Microsoft.DurableTask.Client;

namespace WorkMarket.Functions.Escalations;

/// <summary>
/// The orchestrations, for what is called by a function: the host hands its client to functions alone, each of which lends it to what it
/// calls.
/// </summary>
public sealed class Orchestrations
{
    private readonly AsyncLocal<DurableTaskClient?> lent = new();

    /// <summary>The client of the function that runs.</summary>
    /// <exception cref="InvalidOperationException">It lent none.</exception>
    public DurableTaskClient Client => lent.Value ?? throw new InvalidOperationException("The function that runs has no durable client.");

    /// <summary>Lends a client to what the calling function calls from now on.</summary>
    public void Lend(DurableTaskClient client) => lent.Value = client;

    /// <summary>Whether an instance is there, so that it hears of events. One that ended is not, however it did.</summary>
    public static bool IsThere(OrchestrationMetadata? found) =>
        found?.RuntimeStatus is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Suspended;
}
