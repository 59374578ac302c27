using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Application.Queues;
using WorkMarket.Functions.Queues;
using WorkMarket.Functions.Tests.Telemetry;
using Xunit;

namespace WorkMarket.Functions.Tests.Queues;

/// <summary>
/// A process looks itself for what it put into queues when that becomes visible, so that triggers, of which there are none here, may ask
/// seldom: an effect is seen at once, after however long an idle time.
/// </summary>
public sealed class OwnMessagesTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);
    private TracedHost host = null!;

    public async Task InitializeAsync() => host = await TracedHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Effects_are_seen_though_no_trigger_asks_for_them()
    {
        var nora = await host.SignIn("nora");
        for (var number = 1; number <= 5; number++)
        {
            await host.Post(nora, "assignments", new
            {
                title = $"Swap scanner {number}",
                description = "Swap it.",
                schedule = new
                {
                    start = DateTimeOffset.UtcNow.AddHours(12),
                    end = DateTimeOffset.UtcNow.AddHours(15),
                    timeZone = "America/New_York",
                },
                price = new { amount = "125.00", currency = "USD" },
            });
            await Until(async () => (await host.Get(nora, "assignments")).GetProperty("assignments").GetArrayLength() == number);
        }
        await Until(async () => (await host.Storage.Outbox.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);
    }

    [Fact]
    public async Task What_is_about_the_same_is_handled_in_one_go_and_what_fails_or_cannot_be_read_is_left_to_the_trigger()
    {
        var queue = new QueueClient(host.ConnectionString, "things", new() { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateAsync();
        using var wakes = new MessageWakes<string>(SystemClock.Instance);
        using var things = new OwnThings(queue, wakes, host.Services.GetRequiredService<Startup>());
        foreach (var message in new[] { "a1", "b1", "a2", "fails", "{" })
            await queue.SendMessageAsync(message);
        await things.StartAsync(CancellationToken.None);
        wakes.In(Duration.Zero);
        await Until(async () => things.Handled.Count == 3 && (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 2);
        Assert.Equal(["a1,a2", "b1", "fails"], things.Handled.Order());
        await things.StopAsync(CancellationToken.None);
        // What is left is visible again when its lease has passed, for whoever asks then.
        await Until(async () => (await queue.PeekMessagesAsync(5)).Value.Length == 2);
    }

    /// <summary>A mail that the server has taken and that is not yet noted as sent would go out twice.</summary>
    [Fact]
    public async Task What_is_in_hand_when_the_process_stops_is_done_before_it_has_stopped()
    {
        var queue = new QueueClient(host.ConnectionString, "held", new() { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateAsync();
        using var wakes = new MessageWakes<string>(SystemClock.Instance);
        using var things = new OwnThings(queue, wakes, host.Services.GetRequiredService<Startup>());
        await queue.SendMessageAsync("held");
        await things.StartAsync(CancellationToken.None);
        wakes.In(Duration.Zero);
        await things.IsHeld.Task.WaitAsync(Soon);
        // It does not stop while the message is in hand, unless it has no more time, and then without a fuss.
        using var little = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await things.StopAsync(little.Token);
        Assert.True(little.IsCancellationRequested);
        Assert.Empty(things.Handled);
        var stopping = things.StopAsync(CancellationToken.None);
        things.Release.SetResult();
        await stopping.WaitAsync(Soon);
        Assert.Equal(["held"], things.Handled);
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task It_asks_for_nothing_while_it_enqueues_nothing()
    {
        var before = host.Storage.Requests.Total;
        await Task.WhenAll(host.Services.GetServices<IHostedService>().OfType<OwnMessages>()
            .Select(own => own.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(2)).ContinueWith(
                waiting => Assert.IsType<TimeoutException>(waiting.Exception!.InnerException), TaskScheduler.Default)));
        Assert.Equal(before, host.Storage.Requests.Total);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < Soon, $"It is not so after {watch.Elapsed}.");
            await Task.Delay(50);
        }
    }

    private sealed class OwnThings(QueueClient queue, MessageWakes<string> wakes, Startup startup)
        : OwnMessages(queue, Duration.FromSeconds(2), wakes, startup, NullLogger.Instance)
    {
        public ConcurrentBag<string> Handled { get; } = [];

        protected override string About(string message) => message == "{" ? throw new JsonException() : message[..1];

        public TaskCompletionSource IsHeld { get; } = new();

        public TaskCompletionSource Release { get; } = new();

        protected override async Task Handle(ImmutableList<string> messages, CancellationToken cancellation)
        {
            if (messages[0] == "{")
                throw new JsonException();
            if (messages[0] == "held")
            {
                IsHeld.SetResult();
                await Release.Task;
            }
            Handled.Add(string.Join(',', messages.Order()));
            if (messages[0] == "fails")
                throw new InvalidOperationException("It fails.");
        }
    }
}
