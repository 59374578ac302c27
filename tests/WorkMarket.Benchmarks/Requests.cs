using System.Diagnostics;
using WorkMarket.Testing;

namespace WorkMarket.Benchmarks;

/// <summary>What is asked of storage, counted on the wire by a proxy in front of the emulator.</summary>
internal static class Requests
{
    private const int Actions = 20;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    public static async Task<IEnumerable<Figure>> Measure(Azurite azurite)
    {
        using var proxy = new CountingProxy(azurite);
        using var town = new Town(azurite, proxy.ConnectionString);
        // Effects come late here, so that they are told from the actions.
        var host = town.Start(("WorkMarket__FirstLook", "00:00:06"));
        var client = await Town.SignIn(host.Url, "nora");
        var ids = new List<string>();
        for (var number = 0; number < Actions; number++)
            ids.Add(await Town.Create(client));
        foreach (var settled in ids)
            await town.Settled(client, settled);

        var perAction = await Count(proxy, async () =>
        {
            foreach (var id in ids)
                (await client.Post($"assignments/{id}/messages", new { text = "Hello." }, $"once-{id}")).Expect(201);
        });
        var perEffect = await Count(proxy, async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(7));
            foreach (var id in ids)
                await Town.Eventually(
                    async () => (await town.Outbox(id)).All(entry => entry.Status == Application.Cases.OutboxStatus.Done), "done");
        });
        await Task.Delay(TimeSpan.FromSeconds(6));
        var watch = Stopwatch.StartNew();
        var idle = await Count(proxy, () => Task.Delay(Idle));
        return
        [
            new("storage requests of an action", (double)perAction / Actions, "", 3.2),
            new("storage requests of the effects of an action", (double)perEffect / Actions, ""),
            new("storage requests of an idle host a minute", idle / watch.Elapsed.TotalMinutes, "", 60),
        ];
    }

    /// <summary>
    /// What the effects of one action ask of storage, by service and method; receiving and deleting its outbox message included.
    /// </summary>
    public static async Task<IEnumerable<Figure>> OfEffects(Azurite azurite)
    {
        using var town = new Town(azurite);
        using var proxy = new CountingProxy(azurite);
        var host = town.Start(("WorkMarket__Storage", proxy.ConnectionString), ("WorkMarket__FirstLook", "00:00:06"));
        var (client, worker) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(client, worker);
        await town.Settled(client, id);
        (await client.Post($"assignments/{id}/messages", new { text = "Hello." })).Expect(201);
        await Count(proxy, async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            await Town.Eventually(
                async () => (await town.Outbox(id)).All(entry => entry.Status == Application.Cases.OutboxStatus.Done), "done");
        });
        return [.. proxy.Snapshot()
            .Select(count => new Figure($"effects of an action while work is in progress: {count.Key}", count.Value, ""))];
    }

    private static async Task<int> Count(CountingProxy proxy, Func<Task> action)
    {
        proxy.Reset();
        await action();
        return proxy.Total;
    }
}
