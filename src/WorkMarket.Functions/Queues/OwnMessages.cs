using System.Collections.Immutable;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Queues;

namespace WorkMarket.Functions.Queues;

/// <summary>
/// Looks into a queue exactly when something becomes visible there that this process enqueued. So what follows an action is seen at once,
/// and the queue's trigger, which asks in vain for as long as nobody does anything, may ask seldom (host.json, maxPollingInterval). What
/// this process leaves, as it ended or failed, comes by the trigger, which also sets aside what keeps failing.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="lease">How long a message that is being handled stays hidden.</param>
/// <param name="wakes">Tells when something becomes visible.</param>
/// <param name="startup">It begins when the host has started.</param>
/// <param name="log">Where failures are told.</param>
public abstract class OwnMessages(QueueClient queue, Duration lease, Wakes wakes, Startup startup, ILogger log) : BackgroundService
{
    private const int MessagesAtOnce = 32;
    private const int GroupsAtOnce = 16;
    private static readonly Duration Longest = Duration.FromHours(1);

    private readonly SemaphoreSlim room = new(GroupsAtOnce);

    /// <summary>
    /// Stops looking, and waits until what is in hand is done: a mail that the server has taken and that is not yet noted as sent would go
    /// out again.
    /// </summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var free = 0;
        try
        {
            for (; free < GroupsAtOnce; free++)
                await room.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.LogWarning(
                "{Count} groups of messages of {Queue} were in hand when the time to stop was over; they come again.", GroupsAtOnce - free,
                queue.Name);
        }
        if (free > 0)
            room.Release(free);
    }

    /// <summary>Whether this process can handle messages of the queue just now.</summary>
    protected virtual bool IsAble => true;

    /// <inheritdoc/>
    public override void Dispose()
    {
        room.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a message is about. All that were received of it are handled in one go.</summary>
    protected abstract string About(string message);

    /// <summary>Handles messages about the same.</summary>
    protected abstract Task Handle(ImmutableList<string> messages, CancellationToken cancellation);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Done.WaitAsync(stoppingToken);
        while (true)
        {
            await wakes.Wait(Longest, stoppingToken);
            if (IsAble)
                await LookAround(stoppingToken);
        }
    }

    private async Task LookAround(CancellationToken stoppingToken)
    {
        try
        {
            QueueMessage[] some;
            do
            {
                some = await queue.ReceiveMessagesAsync(MessagesAtOnce, lease.ToTimeSpan(), stoppingToken);
                foreach (var group in some.GroupBy(message => Subject(message)))
                {
                    await room.WaitAsync(stoppingToken);
                    _ = HandleGroup([.. group]);
                }
            }
            while (some.Length == MessagesAtOnce);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(failure, "The queue {Queue} could not be read; its trigger brings what is in it.", queue.Name);
        }
    }

    // One that cannot be read is left for the trigger to set aside.
    private string Subject(QueueMessage message)
    {
        try
        {
            return About(message.Body.ToString());
        }
        catch (System.Text.Json.JsonException)
        {
            return message.MessageId;
        }
    }

    private async Task HandleGroup(ImmutableList<QueueMessage> group)
    {
        try
        {
            await Handle(group.ConvertAll(message => message.Body.ToString()), CancellationToken.None);
            await Task.WhenAll(group.Select(Delete));
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "{Count} messages of {Queue} failed; they come again by its trigger.", group.Count, queue.Name);
        }
        finally
        {
            room.Release();
        }
    }

    private async Task Delete(QueueMessage message)
    {
        try
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
        catch (RequestFailedException gone) when (gone.Status is 404 || gone.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // It took longer than the lease: another has it, and will find nothing left to do.
        }
    }
}
