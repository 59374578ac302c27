using DurableTask.Core.Exceptions;
using Microsoft.DurableTask.Client;

namespace WorkMarket.Functions.Escalations;

/// <summary>
/// The orchestrations, for what is called by a function: the host hands its client to functions alone, each of which lends it to what it
/// calls.
/// </summary>
public sealed class Orchestrations
{
    /// <summary>
    /// How long one timer of a backend waits at the most: a longer one is made of several, each of which costs four rows of history. Two
    /// business days with a holiday and a weekend between them are five days. A storage queue hides a message for seven at the most.
    /// </summary>
    /// <remarks>Instances in the midst of a longer timer fail where this changes; the due index has them started anew.</remarks>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromDays(6);

    private readonly AsyncLocal<DurableTaskClient?> lent = new();

    /// <summary>The client of the function that runs; where it has none, as a form of a page, that which was lent last.</summary>
    /// <exception cref="InvalidOperationException">None was lent yet.</exception>
    public DurableTaskClient Client =>
        lent.Value ?? Latest ?? throw new InvalidOperationException("No function has lent a durable client yet.");

    /// <summary>
    /// The client that some function lent last, for what runs beside functions; null where none has yet. All of a process are the same.
    /// </summary>
    public DurableTaskClient? Latest { get; private set; }

    /// <summary>Lends a client to what the calling function calls from now on.</summary>
    public void Lend(DurableTaskClient client) => Latest = lent.Value = client;

    /// <summary>Whether an instance is there, so that it hears of events. One that ended is not, however it did.</summary>
    public static bool IsThere(OrchestrationMetadata? found) =>
        found?.RuntimeStatus is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending
            or OrchestrationRuntimeStatus.Suspended;

    /// <summary>
    /// Starts the instance of an escalation. Where another was quicker and started it, that one hears of it: it may have begun with an
    /// earlier look at the case.
    /// </summary>
    public static async Task Start(DurableTaskClient client, EscalationInstance with, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(with);
        var instance = EscalationOrchestration.InstanceOf(with.Case, with.Escalation);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(EscalationOrchestration), with, new(InstanceId: instance), cancellation);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            await client.RaiseEventAsync(instance, EscalationOrchestration.Signal, null, cancellation);
        }
    }
}
