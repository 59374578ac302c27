using Azure.Storage.Queues;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Queues;

namespace WorkMarket.Storage.Escalations;

/// <summary>The queue of signals, for a host in which somebody waits for the steps of escalations. Its messages live for ever.</summary>
public sealed class SignalQueue(QueueClient queue) : IQueue<EscalationSignal>
{
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);

    /// <summary>The queue itself.</summary>
    public QueueClient Queue => queue;

    /// <inheritdoc/>
    public Task Enqueue(EscalationSignal message, Duration hidden, CancellationToken cancellation) =>
        StorageCall.Answer("queueing a signal",
        () => queue.SendMessageAsync(message.ToMessage(), hidden.ToTimeSpan(), ForEver, cancellation), cancellation);
}
