using NodaTime;

namespace WorkMarket.Application.Queues;

/// <summary>A queue that messages of a kind are put into.</summary>
public interface IQueue<T>
{
    /// <summary>Enqueues a message that is seen after a while. One request.</summary>
    Task Enqueue(T message, Duration hidden, CancellationToken cancellation);

    /// <summary>Enqueues a message that is seen at once. One request.</summary>
    Task Enqueue(T message, CancellationToken cancellation) => Enqueue(message, Duration.Zero, cancellation);
}

/// <summary>Wakes whoever handles messages when one that this process enqueued becomes visible.</summary>
public sealed class WakingQueue<T>(IQueue<T> inner, MessageWakes<T> wakes) : IQueue<T>
{
    /// <inheritdoc/>
    public async Task Enqueue(T message, Duration hidden, CancellationToken cancellation)
    {
        await inner.Enqueue(message, hidden, cancellation);
        wakes.In(hidden);
    }
}
