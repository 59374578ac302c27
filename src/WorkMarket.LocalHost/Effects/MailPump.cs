using Azure;
using Azure.Storage.Queues.Models;
using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Mail;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost.Effects;

/// <summary>When mail of this process becomes visible.</summary>
internal sealed class MailWakes(IClock clock) : Wakes(clock)
{
    // The emulator shows a message a moment after its time.
    private static readonly Duration Slack = Duration.FromMilliseconds(50);
    private readonly IClock clock = clock;

    public void In(Duration hidden) => At(clock.GetCurrentInstant() + hidden + Slack);
}

/// <summary>Wakes the pump when mail becomes visible.</summary>
internal sealed class WakingMailQueue(IMailQueue inner, MailWakes wakes) : IMailQueue
{
    public async Task Enqueue(MailTicket ticket, Duration hidden, CancellationToken cancellation)
    {
        await inner.Enqueue(ticket, hidden, cancellation);
        wakes.In(hidden);
    }
}

/// <summary>Reads the queue of mail. Nothing else waits for it, however long the mail server does not answer.</summary>
internal sealed class MailPump(WorkMarketStorage storage, MailHandler handler, LocalSettings settings, MailWakes wakes, Startup startup, ILogger<MailPump> log) : BackgroundService
{
    private const int MostMessages = 8;
    private const int MostTries = 5;
    private static readonly Duration LooksEvery = Duration.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Done.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                while (await Pump(stoppingToken) > 0)
                {
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "Mail waits: its queue could not be read.");
            }
            await wakes.Wait(LooksEvery, stoppingToken);
        }
    }

    private async Task<int> Pump(CancellationToken cancellation)
    {
        QueueMessage[] messages = await storage.Mail.Queue.ReceiveMessagesAsync(MostMessages, settings.MailLease.ToTimeSpan(), cancellation);
        await Task.WhenAll(messages.Select(message => Handle(message, cancellation)));
        return messages.Length;
    }

    private async Task Handle(QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            if (await handler.Handle(MailTicket.Parse(message.Body.ToString()), cancellation) is { } trouble)
                log.Log(trouble.IsOver ? LogLevel.Error : LogLevel.Warning, "The mail {Mail} {Fate}: {Reason}", trouble.Mail, trouble.IsOver ? "is given up" : "waits", trouble.Reason);
            await Delete(message, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(failure, "The mail {Message} failed and will be tried again.", message.MessageId);
            if (message.DequeueCount >= MostTries)
                await Poison(message, cancellation);
        }
    }

    private async Task Poison(QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await storage.MailPoison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellation);
            await Delete(message, cancellation);
            log.LogError("The mail {Message} could not be handled and is set aside as poison.", message.MessageId);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(failure, "The mail {Message} could not be set aside as poison; it comes again.", message.MessageId);
        }
    }

    private async Task Delete(QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await storage.Mail.Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status is 404 || gone.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // It took longer than the lease: another process has it, and finds that it is sent.
        }
    }
}
