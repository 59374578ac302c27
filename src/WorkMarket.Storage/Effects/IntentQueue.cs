using Azure.Storage.Queues;
using NodaTime;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Queues;

namespace WorkMarket.Storage.Effects;

/// <summary>The queue of intents. Its messages live for ever: an effect is never lost because nobody was there for a week.</summary>
public sealed class IntentQueue(QueueClient queue) : IQueue<Intent>
{
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);

    /// <summary>The queue itself, for a host that reads it.</summary>
    public QueueClient Queue => queue;

    /// <inheritdoc/>
    public Task Enqueue(Intent message, Duration hidden, CancellationToken cancellation) => StorageCall.Answer("queueing an intent",
        () => queue.SendMessageAsync(message.ToMessage(), hidden.ToTimeSpan(), ForEver, cancellation), cancellation);
}
