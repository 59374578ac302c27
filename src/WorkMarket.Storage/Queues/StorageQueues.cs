using System.Collections.Immutable;
using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using NodaTime;
using WorkMarket.Application.Queues;

namespace WorkMarket.Storage.Queues;

/// <summary>The product's queues as an operator sees them.</summary>
/// <param name="all">Which there are.</param>
public sealed class StorageQueues(ImmutableList<WatchedQueue> all) : IQueues
{
    private const int AtOnce = 32;

    // Messages that were received while looking for one are returned at once; after a crash they become visible by themselves.
    private static readonly TimeSpan Taken = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);

    /// <inheritdoc/>
    public ImmutableList<string> Names => all.ConvertAll(queue => queue.Name);

    /// <inheritdoc/>
    public async Task<ImmutableList<QueueState>> Read(CancellationToken cancellation) => [.. await Task.WhenAll(all.Select(async queue =>
    {
        var (waiting, poisoned) = (await Count(queue.Queue, cancellation), await Count(queue.Poison, cancellation));
        return new QueueState(
            queue.Name, waiting, waiting == 0 ? null : await Oldest(queue.Queue, cancellation),
            poisoned, poisoned == 0 ? null : await Oldest(queue.Poison, cancellation));
    }))];

    /// <inheritdoc/>
    public async Task<ImmutableList<PoisonMessage>> Poison(string queue, CancellationToken cancellation) =>
        (await Peek(Named(queue).Poison, cancellation))
        .Select(message => ToPoison(message.MessageId, message.InsertedOn, message.DequeueCount, message.Body)).ToImmutableList();

    /// <inheritdoc/>
    public Task<PoisonMessage?> Redrive(string queue, string id, CancellationToken cancellation) =>
        Take(Named(queue), id, PutBack, cancellation);

    /// <inheritdoc/>
    public async Task<int> RedriveAll(string queue, int most, CancellationToken cancellation)
    {
        var watched = Named(queue);
        var done = 0;
        while (done < most)
        {
            var some = await Receive(watched, Math.Min(AtOnce, most - done), cancellation);
            foreach (var message in some)
                await PutBack(watched, message);
            done += some.Length;
            if (some.Length == 0)
                break;
        }
        return done;
    }

    /// <inheritdoc/>
    public Task<PoisonMessage?> Discard(string queue, string id, CancellationToken cancellation) =>
        Take(Named(queue), id, Delete, cancellation);

    private WatchedQueue Named(string name) =>
        all.Find(queue => queue.Name == name) ?? throw new ArgumentException($"There is no queue '{name}'.", nameof(name));

    // The service gives out no message by its id: they are taken in their order until it is there, and the others given back.
    private static async Task<PoisonMessage?> Take(
        WatchedQueue queue, string id, Func<WatchedQueue, QueueMessage, Task> deal, CancellationToken cancellation)
    {
        var others = new List<QueueMessage>();
        try
        {
            while (await Receive(queue, AtOnce, cancellation) is { Length: > 0 } some)
            {
                others.AddRange(some.Where(message => message.MessageId != id));
                if (Array.Find(some, message => message.MessageId == id) is not { } wanted)
                    continue;
                await deal(queue, wanted);
                return ToPoison(wanted.MessageId, wanted.InsertedOn, wanted.DequeueCount, wanted.Body);
            }
            return null;
        }
        finally
        {
            await Task.WhenAll(others.Select(message => StorageCall.Answer("giving a message back",
                () => queue.Poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero),
                CancellationToken.None)));
        }
    }

    private static async Task PutBack(WatchedQueue queue, QueueMessage message)
    {
        await StorageCall.Answer(
            "putting a message back", () => queue.Queue.SendMessageAsync(message.Body, timeToLive: ForEver), CancellationToken.None);
        await Delete(queue, message);
    }

    private static Task Delete(WatchedQueue queue, QueueMessage message) => StorageCall.Answer("deleting a message",
        () => queue.Poison.DeleteMessageAsync(message.MessageId, message.PopReceipt), CancellationToken.None);

    private static async Task<QueueMessage[]> Receive(WatchedQueue queue, int most, CancellationToken cancellation) =>
        (await StorageCall.Answer(
        "reading poison messages", () => queue.Poison.ReceiveMessagesAsync(most, Taken, cancellation), cancellation)).Value;

    private static async Task<PeekedMessage[]> Peek(QueueClient queue, CancellationToken cancellation) =>
        (await StorageCall.Answer("looking into a queue", () => queue.PeekMessagesAsync(AtOnce, cancellation), cancellation)).Value;

    private static async Task<int> Count(QueueClient queue, CancellationToken cancellation) =>
        (await StorageCall.Answer(
            "counting messages", () => queue.GetPropertiesAsync(cancellation), cancellation)).Value.ApproximateMessagesCount;

    private static async Task<Instant?> Oldest(QueueClient queue, CancellationToken cancellation) =>
        (await Peek(queue, cancellation)).Min(message => message.InsertedOn) is { } oldest ? Instant.FromDateTimeOffset(oldest) : null;

    private static PoisonMessage ToPoison(string id, DateTimeOffset? at, long tries, BinaryData body) =>
        new(id, Instant.FromDateTimeOffset(at ?? default), tries, Text(body.ToString()));

    // The host's queues are in base64; what is not was put there by somebody else, and is shown as it is.
    private static string Text(string raw)
    {
        var bytes = new byte[raw.Length];
        return Convert.TryFromBase64String(raw, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : raw;
    }
}

/// <summary>A queue and where its messages are set aside, read as they are: whatever lies there is shown, be it no text of ours.</summary>
/// <param name="Name">The name by which an operator knows it.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Poison">Where its messages are set aside.</param>
public sealed record WatchedQueue(string Name, QueueClient Queue, QueueClient Poison)
{
    /// <summary>
    /// The queue of a name as the host has it, which sets aside what cannot be handled under the same name and <c>-poison</c>.
    /// </summary>
    /// <param name="queues">A service that leaves messages as they are.</param>
    /// <param name="prefix">Begins the names of all queues.</param>
    /// <param name="name">The queue's name.</param>
    public static WatchedQueue Open(QueueServiceClient queues, string prefix, string name) =>
        new(name, queues.GetQueueClient(prefix + name), queues.GetQueueClient($"{prefix}{name}-poison"));
}
