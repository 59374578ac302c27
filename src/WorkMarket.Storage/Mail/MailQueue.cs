using Azure;
using Azure.Storage.Queues;
using NodaTime;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Storage;

namespace WorkMarket.Storage.Mail;

/// <summary>The queue of mail. Its messages live for ever, as those of intents do.</summary>
public sealed class MailQueue(QueueClient queue) : IMailQueue
{
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);

    /// <summary>The queue itself, for a host that reads it.</summary>
    public QueueClient Queue => queue;

    /// <inheritdoc/>
    public async Task Enqueue(MailTicket message, Duration hidden, CancellationToken cancellation)
    {
        try
        {
            await queue.SendMessageAsync(message.ToMessage(), hidden.ToTimeSpan(), ForEver, cancellation);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException || failure is OperationCanceledException
            && !cancellation.IsCancellationRequested)
        {
            throw new StorageUnavailableException("The queue of mail does not answer.", failure);
        }
    }
}
