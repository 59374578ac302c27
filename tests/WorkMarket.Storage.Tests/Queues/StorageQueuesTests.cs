using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Notifications;
using WorkMarket.Storage.Queues;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Queues;

/// <summary>What was set aside as poison is seen, put back or thrown away, and never lost by a crash.</summary>
public sealed class StorageQueuesTests : IAsyncLifetime
{
    private readonly string prefix = $"t{Guid.NewGuid():N}"[..17];
    private readonly QueueServiceClient base64 = new(
        Azurite.Shared.ConnectionString, new() { MessageEncoding = QueueMessageEncoding.Base64 });
    private readonly StorageQueues queues;

    public StorageQueuesTests() => queues = Queues(new());

    private QueueClient Queue => base64.GetQueueClient(prefix + "intents");

    private QueueClient Poison => base64.GetQueueClient(prefix + "intents-poison");

    public async Task InitializeAsync()
    {
        await Queue.CreateIfNotExistsAsync();
        await Poison.CreateIfNotExistsAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    // The gauges look every minute, whether anything happens or not: only where there are messages is it asked how old they are.
    [Fact]
    public async Task Looking_at_a_queue_costs_two_requests_while_it_is_empty()
    {
        var counter = new RequestCounter();
        var options = new QueueClientOptions();
        options.AddPolicy(counter.Queues, HttpPipelinePosition.PerCall);
        await Queues(options).Read(default);
        Assert.Equal(2, counter.Total);
        await Queue.SendMessageAsync("one");
        await Queues(options).Read(default);
        Assert.Equal(2 + 3, counter.Total);
    }

    [Fact]
    public async Task Counts_and_ages_are_seen()
    {
        Assert.Equal(new QueueState("intents", 0, null, 0, null), Assert.Single(await queues.Read(default)));
        await Queue.SendMessageAsync("one");
        await Queue.SendMessageAsync("two", TimeSpan.FromHours(1));
        await Poison.SendMessageAsync("three");
        var state = Assert.Single(await queues.Read(default));
        Assert.Equal((2, 1), (state.Waiting, state.Poisoned));
        Assert.InRange(
            state.OldestSince!.Value.ToDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.NotNull(state.OldestPoisonedSince);
    }

    [Fact]
    public async Task Messages_are_shown_with_what_they_are_about_and_so_is_what_is_none_of_ours()
    {
        await Poison.SendMessageAsync(new OutboxMessage(new("case1"), new("attempt1"), Look: 2).ToMessage());
        await Poison.SendMessageAsync(new MailTicket(new("case2"), 7, 8, new Addressee.Person(new("wanda"))).ToMessage());
        await Poison.SendMessageAsync(new EscalationSignal(new("case3"), new("e1")).ToMessage());
        await Poison.SendMessageAsync("{}");
        await new QueueClient(Azurite.Shared.ConnectionString, prefix + "intents-poison").SendMessageAsync("not in base64 <é>");
        var messages = await queues.Poison("intents", default);
        Assert.Equal(
            ["not in base64 <é>", "{}"], messages.Select(message => message.Text).Where(text => PoisonContent.Read(text) is null).Order());
        Assert.Equal(
            [new PoisonContent(new("case1"), new("attempt1")),
                new PoisonContent(new("case2"), First: 7, Last: 8, To: new Addressee.Person(new("wanda"))),
                new PoisonContent(new("case3"))],
            messages.Select(message => PoisonContent.Read(message.Text)).OfType<PoisonContent>().OrderBy(content => content.Case?.Value));
    }

    [Fact]
    public async Task One_among_many_is_put_back_and_the_others_are_there_at_once()
    {
        for (var number = 0; number < 40; number++)
            await Poison.SendMessageAsync($"message {number}");
        var wanted = (await queues.Poison("intents", default))[17];
        Assert.Equal(wanted.Text, (await queues.Redrive("intents", wanted.Id, default))!.Text);
        Assert.Equal([wanted.Text], (await Queue.PeekMessagesAsync(32)).Value.Select(message => message.Body.ToString()));
        Assert.Equal(39, await queues.RedriveAll("intents", 1000, default));
        Assert.Null(await queues.Redrive("intents", wanted.Id, default));
        Assert.Equal((40, 0), ((await queues.Read(default))[0].Waiting, (await queues.Read(default))[0].Poisoned));
    }

    [Fact]
    public async Task All_are_put_back_as_far_as_told()
    {
        for (var number = 0; number < 5; number++)
            await Poison.SendMessageAsync($"message {number}");
        Assert.Equal(3, await queues.RedriveAll("intents", 3, default));
        Assert.Equal((3, 2), ((await queues.Read(default))[0].Waiting, (await queues.Read(default))[0].Poisoned));
    }

    [Fact]
    public async Task One_is_thrown_away()
    {
        await Poison.SendMessageAsync("{}");
        await Poison.SendMessageAsync("[]");
        var wanted = (await queues.Poison("intents", default)).Single(message => message.Text == "{}");
        Assert.NotNull(await queues.Discard("intents", wanted.Id, default));
        Assert.Equal("[]", Assert.Single(await queues.Poison("intents", default)).Text);
        Assert.Empty((await Queue.PeekMessagesAsync(32)).Value);
        Assert.Null(await queues.Discard("intents", "no-such-message", default));
        await Assert.ThrowsAsync<ArgumentException>(() => queues.Discard("no-such-queue", wanted.Id, default));
    }

    [Fact]
    public async Task A_crash_between_putting_back_and_taking_away_doubles_a_message_and_loses_none()
    {
        await Poison.SendMessageAsync("{}");
        var options = new QueueClientOptions { Retry = { MaxRetries = 0 } };
        options.AddPolicy(new NoDeletes(), HttpPipelinePosition.PerCall);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Queues(options).RedriveAll("intents", 1, default));
        var state = (await queues.Read(default))[0];
        Assert.Equal((1, 1), (state.Waiting, state.Poisoned));
    }

    private StorageQueues Queues(QueueClientOptions options) =>
        new([WatchedQueue.Open(new QueueServiceClient(Azurite.Shared.ConnectionString, options), prefix, "intents")]);

    private sealed class NoDeletes : HttpPipelinePolicy
    {
        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            message.Request.Method == RequestMethod.Delete
                ? throw new IOException("The process is dead.")
                : ProcessNextAsync(message, pipeline);

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}
