using System.Collections.Immutable;
using NodaTime;

namespace WorkMarket.Application.Queues;

/// <summary>How a queue stands.</summary>
/// <param name="Queue">The queue's name.</param>
/// <param name="Waiting">About how many messages are in it, those that are being handled or come up later included.</param>
/// <param name="OldestSince">When the oldest of those at its front that nobody handles was put there; null where there is none.</param>
/// <param name="Poisoned">About how many were set aside as poison.</param>
/// <param name="OldestPoisonedSince">When the oldest of those at the front was set aside.</param>
public sealed record QueueState(string Queue, int Waiting, Instant? OldestSince, int Poisoned, Instant? OldestPoisonedSince);

/// <summary>A message that was set aside because it could not be handled.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was set aside.</param>
/// <param name="Tries">How often it was taken out since.</param>
/// <param name="Text">What it says.</param>
public sealed record PoisonMessage(string Id, Instant At, long Tries, string Text);

/// <summary>
/// The product's queues as an operator sees them. An unknown name throws <see cref="ArgumentException"/>.
/// </summary>
public interface IQueues
{
    /// <summary>Their names.</summary>
    ImmutableList<string> Names { get; }

    /// <summary>How all of them stand. Four requests a queue.</summary>
    Task<ImmutableList<QueueState>> Read(CancellationToken cancellation);

    /// <summary>The first messages that were set aside: 32 at the most, which is all that the service shows. One request.</summary>
    Task<ImmutableList<PoisonMessage>> Poison(string queue, CancellationToken cancellation);

    /// <summary>
    /// Puts a message back into its queue, then takes it away from where it was set aside: a crash between may double it and never loses
    /// it. Null where there is no such message. One request for every 32 before it, one for each of those, and two.
    /// </summary>
    Task<PoisonMessage?> Redrive(string queue, string id, CancellationToken cancellation);

    /// <summary>Puts back all of them, or as many as are named. One request for every 32, and two for each.</summary>
    /// <returns>How many were put back.</returns>
    Task<int> RedriveAll(string queue, int most, CancellationToken cancellation);

    /// <summary>Throws a message away. Null where there is no such message. As many requests as for putting it back, less one.</summary>
    Task<PoisonMessage?> Discard(string queue, string id, CancellationToken cancellation);
}

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
