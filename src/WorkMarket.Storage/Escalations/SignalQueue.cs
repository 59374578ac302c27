using Azure.Storage.Queues;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Telemetry;

namespace WorkMarket.Storage.Escalations;

/// <summary>The queue of signals, for a host in which somebody waits for the steps of escalations. Its messages live for ever.</summary>
public sealed class SignalQueue(QueueClient queue) : IEscalationSignals
{
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);

    /// <summary>The queue itself.</summary>
    public QueueClient Queue => queue;

    /// <inheritdoc/>
    public Task Send(EscalationSignal signal, CancellationToken cancellation) => StorageCall.Answer("queueing a signal",
        () => queue.SendMessageAsync((signal with { Trace = Tracing.Context }).ToMessage(), timeToLive: ForEver, cancellationToken: cancellation), cancellation);
}
