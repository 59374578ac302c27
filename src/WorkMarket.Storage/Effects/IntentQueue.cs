using Azure;
using Azure.Storage.Queues;
using NodaTime;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Storage;

namespace WorkMarket.Storage.Effects;

/// <summary>The queue of intents. Its messages live for ever: an effect is never lost because nobody was there for a week.</summary>
public sealed class IntentQueue(QueueClient queue) : IIntents
{
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);

    /// <summary>The queue itself, for a host that reads it.</summary>
    public QueueClient Queue => queue;

    /// <inheritdoc/>
    public async Task Enqueue(Intent intent, Duration hidden, CancellationToken cancellation)
    {
        try
        {
            await queue.SendMessageAsync(intent.ToMessage(), hidden.ToTimeSpan(), ForEver, cancellation);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException || failure is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new StorageUnavailableException("The queue of intents does not answer.", failure);
        }
    }
}
