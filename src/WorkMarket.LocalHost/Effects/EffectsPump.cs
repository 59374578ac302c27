using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Effects;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost.Effects;

/// <summary>
/// Reads the queue of intents. It is woken when an intent that this process enqueued becomes visible; those of other processes it meets
/// when it looks of its own accord.
/// </summary>
internal sealed class EffectsPump(WorkMarketStorage storage, EffectsHandler effects, LocalSettings settings, IntentWakes wakes, Startup startup, ILogger<EffectsPump> log) : BackgroundService
{
    private const int MostMessages = 32;
    private const int MostAtOnce = 320;
    private const int CasesAtOnce = 8;
    private const int MostCases = 64;
    private const int MostTries = 5;
    private static readonly Duration LooksEvery = Duration.FromSeconds(5);

    private readonly QueueClient queue = storage.Intents.Queue;
    private readonly TimeSpan lease = settings.EffectsLease.ToTimeSpan();
    private readonly SemaphoreSlim room = new(CasesAtOnce);
    private readonly Dictionary<AssignmentId, Task> latest = [];

    public override void Dispose()
    {
        room.Dispose();
        base.Dispose();
    }

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
                log.LogWarning(failure, "Effects wait: the queue of intents could not be read.");
            }
            await wakes.Wait(LooksEvery, stoppingToken);
        }
    }

    private async Task<int> Pump(CancellationToken cancellation)
    {
        var messages = await Receive(cancellation);
        var read = messages.Select(message => (message, Intent: Read(message))).ToList();
        foreach (var (message, _) in read.Where(item => item.Intent is null))
            await Poison(message, cancellation);
        // A case is handled after what of it is being handled already; it waits for no other.
        foreach (var group in read.Where(item => item.Intent is not null).GroupBy(item => item.Intent!.Case))
        {
            var before = latest.GetValueOrDefault(group.Key, Task.CompletedTask);
            latest[group.Key] = HandleAfter(before, [.. group.Select(item => (item.message, item.Intent!))], cancellation);
        }
        if (latest.Count >= MostCases)
            await Task.WhenAny(latest.Values);
        foreach (var finished in latest.Where(handling => handling.Value.IsCompleted).Select(handling => handling.Key).ToList())
            latest.Remove(finished);
        return messages.Count;
    }

    private async Task HandleAfter(Task before, List<(QueueMessage Message, Intent Intent)> group, CancellationToken cancellation)
    {
        await before;
        await room.WaitAsync(cancellation);
        try
        {
            await Handle(group, cancellation);
        }
        finally
        {
            room.Release();
        }
    }

    // All that is there: the more intents of a case are handled together, the less a case costs.
    private async Task<List<QueueMessage>> Receive(CancellationToken cancellation)
    {
        List<QueueMessage> all = [];
        int received;
        do
        {
            QueueMessage[] some = await queue.ReceiveMessagesAsync(MostMessages, lease, cancellation);
            all.AddRange(some);
            received = some.Length;
        }
        while (received == MostMessages && all.Count < MostAtOnce);
        return all;
    }

    private async Task Handle(List<(QueueMessage Message, Intent Intent)> group, CancellationToken cancellation)
    {
        try
        {
            await effects.Handle(group[0].Intent.Case, [.. group.Select(item => item.Intent)], cancellation);
            await Task.WhenAll(group.Select(item => Delete(item.Message, cancellation)));
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(failure, "Effects of case {Case} failed and will be tried again.", group[0].Intent.Case);
            foreach (var (message, _) in group.Where(item => item.Message.DequeueCount >= MostTries))
                await Poison(message, cancellation);
        }
    }

    private async Task Poison(QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await storage.Poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellation);
            await Delete(message, cancellation);
            log.LogError("The intent {Message} could not be handled and is set aside as poison.", message.MessageId);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(failure, "The intent {Message} could not be set aside as poison; it comes again.", message.MessageId);
        }
    }

    private async Task Delete(QueueMessage message, CancellationToken cancellation)
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

    private static Intent? Read(QueueMessage message)
    {
        try
        {
            return Intent.Parse(message.Body.ToString());
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
