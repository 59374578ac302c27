using Azure.Storage.Queues;
using NodaTime;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Queues;

namespace WorkMarket.Storage.Queues;

/// <summary>
/// A queue of messages of one kind. They live for ever: an effect, a mail or a signal is never lost because nobody was there for a week.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="toText">Makes of a message the text that is stored.</param>
public class MessageQueue<T>(QueueClient queue, Func<T, string> toText) : IQueue<T>
{
    /// <summary>The queue itself, for a host that reads it.</summary>
    public QueueClient Queue => queue;

    /// <inheritdoc/>
    public Task Enqueue(T message, Duration hidden, CancellationToken cancellation) => StorageCall.Answer("queueing a message",
        () => queue.SendMessageAsync(toText(message), hidden.ToTimeSpan(), StorageQueues.ForEver, cancellation), cancellation);
}

/// <summary>The queue of mail.</summary>
public sealed class MailQueue(QueueClient queue) : MessageQueue<MailTicket>(queue, ticket => ticket.ToMessage()), IMailQueue;
