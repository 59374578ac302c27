using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Queues;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Testing.Hosts;

/// <summary>Storage of a test's own, the hosts on it, and what people do there.</summary>
internal sealed class Town(Azurite azurite, string? connection = null) : IDisposable
{
    private readonly List<IRunningHost> hosts = [];
    private readonly string prefix = $"t{Guid.NewGuid():N}"[..17];
    private WorkMarketStorage? storage;

    /// <summary>The emulator that it is on.</summary>
    public Azurite Azurite => azurite;

    /// <summary>A look at storage past the hosts.</summary>
    public WorkMarketStorage Storage => storage ??= Open();

    /// <summary>Storage past the hosts, whose outbox messages may go elsewhere.</summary>
    public WorkMarketStorage Open(Func<IQueue<OutboxMessage>, IQueue<OutboxMessage>>? outbox = null) => new(
        new() { Access = new StorageAccess.ByKey(azurite.ConnectionString), Prefix = prefix }, new(), new NoFaults(), SystemClock.Instance,
        outbox);

    /// <summary>One of its tables.</summary>
    public Table Table(string name) => TableStorage.Open(azurite.ConnectionString).Table(prefix + name);

    /// <summary>Starts a host on this storage as a process of its own.</summary>
    public LocalHostProcess Start(params (string Name, string Value)[] environment) =>
        Start(settings => LocalHostProcess.Start(azurite, [.. settings]), environment);

    /// <summary>Starts a host on this storage whose looks for lost commits take seconds and not half a minute.</summary>
    public THost Start<THost>(
        Func<IReadOnlyList<(string Name, string Value)>, THost> start, params (string Name, string Value)[] environment)
        where THost : IRunningHost
    {
        var host = start(
        [
            ("WorkMarket__Prefix", prefix),
            ("WorkMarket__Storage", connection ?? azurite.ConnectionString),
            ("WorkMarket__FirstLook", "00:00:01"),
            ("WorkMarket__SecondLook", "00:00:03"),
            ("WorkMarket__EffectsLease", "00:00:03"),
            ("WorkMarket__LeftToWriter", "00:00:05"),
            ("WorkMarket__MailLease", "00:00:03"),
            .. environment,
        ]);
        lock (hosts)
            hosts.Add(host);
        return host;
    }

    /// <summary>What each of the hosts has logged.</summary>
    public IReadOnlyList<string> Outputs
    {
        get
        {
            lock (hosts)
                return hosts.ConvertAll(host => host.Output);
        }
    }

    /// <summary>Runs a verb of a process of its own on this storage, to its end.</summary>
    public Task<(int ExitCode, string Output)> Run(string verb) => LocalHostProcess.Run(azurite, verb, ("WorkMarket__Prefix", prefix));

    /// <summary>Runs the host with arguments to its end.</summary>
    public Task<(int ExitCode, string Output)> Run(string[] arguments, params (string Name, string Value)[] environment) =>
        LocalHostProcess.Run(azurite, arguments, [("WorkMarket__Prefix", prefix), .. environment]);

    public static async Task<Portal> SignIn(string url, string name, string channel = "desktop")
    {
        var people = (await new Portal(url, "none").Get("demo/people")).Expect(200).Json.GetProperty("people").EnumerateArray();
        var tokens = people.Single(person => person.GetProperty("id").GetString() == name).GetProperty("tokens").EnumerateArray();
        return new(url, tokens.Single(token => token.GetProperty("channel").GetString() == channel).GetProperty("token").GetString()!);
    }

    /// <summary>A draft of work that begins in twelve hours.</summary>
    public static object Draft(string title = "Replace a switch") => new
    {
        title,
        description = "The switch by the counter.",
        schedule = new
        {
            start = DateTimeOffset.UtcNow.AddHours(12),
            end = DateTimeOffset.UtcNow.AddHours(15),
            timeZone = "America/New_York",
        },
        price = new { amount = "125.00", currency = "USD" },
    };

    public static async Task<string> Create(Portal client, string title = "Replace a switch") =>
        (await client.Post("assignments", Draft(title), Guid.NewGuid().ToString("N"))).Expect(201).Json.GetProperty("id").GetString()!;

    /// <summary>A case on which the worker has checked in and out so many times, and is checked in now.</summary>
    public static async Task<string> InProgress(Portal client, Portal worker, int visits = 0)
    {
        foreach (var terms in (await worker.Get("terms")).Expect(200).Json.GetProperty("terms").EnumerateArray())
            (await worker.Post(
                $"terms/{terms.GetProperty("document").GetString()}/acceptance",
                new { version = terms.GetProperty("version").GetString() })).Expect(200);
        var id = await Create(client);
        (await client.Post($"assignments/{id}/send", new { open = true })).Expect(200);
        (await worker.Post($"assignments/{id}/applications")).Expect(201);
        (await client.Post($"assignments/{id}/applications/a1/accept")).Expect(200);
        for (var visit = 0; visit < visits; visit++)
        {
            (await worker.Post($"assignments/{id}/visits/check-in")).Expect(201);
            (await worker.Post($"assignments/{id}/visits/check-out")).Expect(200);
        }
        (await worker.Post($"assignments/{id}/visits/check-in")).Expect(201);
        return id;
    }

    /// <summary>Asks until it is answered, with the same key, and waits as long as it is told to.</summary>
    public static async Task<Reply> Insist(Func<Task<Reply>> ask, Action<Reply>? refused = null)
    {
        for (var tries = 0; ; tries++)
        {
            var reply = await ask();
            if (reply.Status != 503)
                return reply;
            Assert.NotNull(reply.RetryAfter);
            Assert.Equal("application/problem+json", reply.Type);
            refused?.Invoke(reply);
            Assert.True(tries < 300, $"It is refused again and again: {reply.Text}");
            await Task.Delay(reply.RetryAfter.Value);
        }
    }

    /// <summary>All events, after seeing that the chain verifies and that none is doubled or missing.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Timeline(Portal reader, string id)
    {
        var (events, after) = (new List<JsonElement>(), (long?)0);
        while (after is not null)
        {
            var page = (await reader.Get($"assignments/{id}/timeline?limit=200&after={after}")).Expect(200).Json;
            Assert.True(page.GetProperty("chain").GetProperty("verified").GetBoolean());
            events.AddRange(page.GetProperty("entries").EnumerateArray());
            after = page.TryGetProperty("next", out var next) ? next.GetInt64() : null;
        }
        Assert.Equal(
            Enumerable.Range(1, events.Count).Select(number => (long)number),
            events.Select(item => item.GetProperty("sequence").GetInt64()));
        return events;
    }

    /// <summary>Waits until the effects of all commits of a case have happened, and sees that they have.</summary>
    public async Task Settled(Portal client, string id)
    {
        var version = (await client.Get($"assignments/{id}")).Expect(200).Json.GetProperty("version").GetInt64();
        await Eventually(async () => await ListedVersion(client, id) == version, "The list shows the case as it is.");
        await Eventually(async () => (await Outbox(id)).All(entry => entry.Status != OutboxStatus.Pending), "No effect is pending.");
        Assert.Empty((await Storage.Poison.PeekMessagesAsync(32)).Value);
    }

    public async Task<IReadOnlyList<OutboxEntry>> Outbox(string id) =>
        (await Storage.Cases.ReadWork(new AssignmentId(id), null, default)).Outbox;

    public static async Task<long?> ListedVersion(Portal client, string id)
    {
        var rows = (await client.Get("assignments?limit=200")).Expect(200).Json.GetProperty("assignments").EnumerateArray()
            .Where(row => row.GetProperty("id").GetString() == id).ToList();
        return rows is [var row] ? row.GetProperty("version").GetInt64() : null;
    }

    /// <summary>Waits until a host has printed it: a line of its log comes a moment after what it tells of.</summary>
    public static Task Says(IRunningHost host, string text) =>
        Eventually(() => Task.FromResult(host.Output.Contains(text, StringComparison.Ordinal)), $"The host says: {text}");

    /// <summary>Waits until it holds. What takes long is looked at less often, as looking takes from the hosts what they need.</summary>
    public static async Task Eventually(Func<Task<bool>> holds, string what, int seconds = 300)
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(waited.Elapsed.TotalSeconds < seconds, $"After {seconds} s still not: {what}");
            await Task.Delay(Math.Clamp((int)waited.ElapsedMilliseconds / 10, 100, 1000));
        }
    }

    public void Dispose()
    {
        foreach (var host in hosts)
            host.Dispose();
    }
}
