using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Queues;

namespace WorkMarket.LocalHost.Effects;

/// <summary>
/// Reads a queue as the Functions host does: a message that keeps failing is set aside as poison. It is woken when something that this
/// process enqueued becomes visible; what other processes enqueued it meets when it looks of its own accord.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="poison">Where messages are set aside.</param>
/// <param name="lease">How long a message that is being handled stays hidden.</param>
/// <param name="looksEvery">How often it looks of its own accord.</param>
/// <param name="wakes">Tells when something becomes visible.</param>
/// <param name="startup">It begins when the host has started.</param>
/// <param name="log">Where failures are told.</param>
internal abstract class QueuePump(
    QueueClient queue, QueueClient poison, Duration lease, Duration looksEvery, Wakes wakes, Startup startup, ILogger log)
    : DrainingService
{
    private const int MostTries = 5;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Done.WaitAsync(stoppingToken);
        try
        {
            while (true)
            {
                await PumpAll(stoppingToken);
                await wakes.Wait(looksEvery, stoppingToken);
            }
        }
        finally
        {
            await Drain();
        }
    }

    private async Task PumpAll(CancellationToken stoppingToken)
    {
        try
        {
            while (await Pump(stoppingToken))
            {
            }
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(failure, "The queue {Queue} could not be read; what is in it waits.", queue.Name);
        }
    }

    /// <summary>Handles what is there, as much as it takes at once, and says whether there may be more.</summary>
    /// <param name="stopping">Ends reading. What was read is in hand.</param>
    protected abstract Task<bool> Pump(CancellationToken stopping);

    /// <summary>Returns when nothing is in hand any more.</summary>
    protected virtual Task Drain() => Task.CompletedTask;

    protected async Task<QueueMessage[]> Receive(int most, CancellationToken cancellation) =>
        await queue.ReceiveMessagesAsync(most, lease.ToTimeSpan(), cancellation);

    /// <summary>Handles some messages side by side, each by itself: one that fails comes again. Says whether there may be more.</summary>
    /// <param name="most">How many at once.</param>
    /// <param name="what">What a message is, for the log.</param>
    /// <param name="handle">Handles one.</param>
    /// <param name="stopping">Ends reading. What was read is in hand.</param>
    protected async Task<bool> PumpEach(int most, string what, Func<QueueMessage, Task> handle, CancellationToken stopping)
    {
        var messages = await Receive(most, stopping);
        await Task.WhenAll(messages.Select(message => Handle(message, what, handle)));
        return messages.Length == most;
    }

    private async Task Handle(QueueMessage message, string what, Func<QueueMessage, Task> handle)
    {
        try
        {
            await handle(message);
            await Delete(message, InHand);
        }
        catch (Exception failure) when (!InHand.IsCancellationRequested)
        {
            log.LogError(failure, "The {What} {Message} failed and will be tried again.", what, message.MessageId);
            await Failed(message, InHand);
        }
    }

    /// <summary>Sets aside what has failed too often; the rest comes again.</summary>
    protected async Task Failed(QueueMessage message, CancellationToken cancellation)
    {
        if (message.DequeueCount >= MostTries)
            await Poison(message, cancellation);
    }

    protected async Task Poison(QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellation);
            await Delete(message, cancellation);
            log.LogError(
                "The message {Message} of {Queue} could not be handled and is set aside as poison.", message.MessageId, queue.Name);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(
                failure, "The message {Message} of {Queue} could not be set aside as poison; it comes again.", message.MessageId,
                queue.Name);
        }
    }

    protected async Task Delete(QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status is 404 || gone.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // It took longer than the lease: another process has it, and will find nothing left to do.
        }
    }
}
