using Azure.Storage.Queues.Models;
using NodaTime;
using WorkMarket.Api.Http;
using WorkMarket.Api.Health;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Queues;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost.Effects;

/// <summary>Reads the queue of outbox messages: a case's one after the other, several cases side by side.</summary>
internal sealed class EffectsPump(
    WorkMarketStorage storage, EffectsHandler effects, WorkMarketSettings settings, MessageWakes<OutboxMessage> wakes, Startup startup,
    ILogger<EffectsPump> log)
    : QueuePump(storage.Outbox.Queue, storage.Poison, settings.EffectsLease, LooksEvery, wakes, startup, log)
{
    private const int MostMessages = 32;
    private const int MostAtOnce = 320;
    private const int CasesAtOnce = 8;
    private const int MostCases = 64;
    private static readonly Duration LooksEvery = Duration.FromSeconds(5);

    private readonly SemaphoreSlim room = new(CasesAtOnce);
    private readonly Dictionary<AssignmentId, Task> latest = [];

    public override void Dispose()
    {
        room.Dispose();
        base.Dispose();
    }

    protected override async Task<bool> Pump(CancellationToken stopping)
    {
        var messages = await ReceiveAll(stopping);
        var read = messages.Select(message => (message, Outbox: Read(message))).ToList();
        foreach (var (message, _) in read.Where(item => item.Outbox is null))
            await Poison(message, InHand);
        // Messages of a case are handled one after the other; a case never waits for another case.
        foreach (var group in read.Where(item => item.Outbox is not null).GroupBy(item => item.Outbox!.Case))
        {
            var before = latest.GetValueOrDefault(group.Key, Task.CompletedTask);
            latest[group.Key] = HandleAfter(before, [.. group.Select(item => (item.message, item.Outbox!))], InHand);
        }
        if (latest.Count >= MostCases)
            await Task.WhenAny(latest.Values);
        foreach (var finished in latest.Where(handling => handling.Value.IsCompleted).Select(handling => handling.Key).ToList())
            latest.Remove(finished);
        return messages.Count >= MostAtOnce;
    }

    protected override Task Drain() => Task.WhenAll(latest.Values);

    private async Task HandleAfter(Task before, List<(QueueMessage Message, OutboxMessage Outbox)> group, CancellationToken cancellation)
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

    // All waiting messages are received, as handling several messages of a case together costs fewer requests.
    private async Task<List<QueueMessage>> ReceiveAll(CancellationToken cancellation)
    {
        List<QueueMessage> all = [];
        int received;
        do
        {
            var some = await Receive(MostMessages, cancellation);
            all.AddRange(some);
            received = some.Length;
        }
        while (received == MostMessages && all.Count < MostAtOnce);
        return all;
    }

    private async Task Handle(List<(QueueMessage Message, OutboxMessage Outbox)> group, CancellationToken cancellation)
    {
        using var scope = log.OfCase(group[0].Outbox.Case);
        try
        {
            await effects.Handle(group[0].Outbox.Case, [.. group.Select(item => item.Outbox)], cancellation);
            await Task.WhenAll(group.Select(item => Delete(item.Message, cancellation)));
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(failure, "Effects of case {Case} failed and will be tried again.", group[0].Outbox.Case);
            foreach (var (message, _) in group)
                await Failed(message, cancellation);
        }
    }

    private static OutboxMessage? Read(QueueMessage message)
    {
        try
        {
            return OutboxMessage.Parse(message.Body.ToString());
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
