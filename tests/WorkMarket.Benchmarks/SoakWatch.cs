using System.Diagnostics;
using WorkMarket.Testing;

namespace WorkMarket.Benchmarks;

/// <summary>Looks at a host from outside: what memory it takes, and how long after its commit an effect is seen.</summary>
internal sealed class SoakWatch
{
    private readonly LocalHostProcess host;
    private readonly Portal client;
    private readonly Portal support;

    private SoakWatch(LocalHostProcess host, Portal client, Portal support) =>
        (this.host, this.client, this.support) = (host, client, support);

    public static async Task<SoakWatch> Begin(LocalHostProcess host) =>
        new(host, await Town.SignIn(host.Url, "fiona"), await Town.SignIn(host.Url, "sam"));

    /// <summary>Its working set in bytes, and the lag in seconds of a draft that is written now.</summary>
    public async Task<(double Bytes, double Lag)> Look()
    {
        var id = await Town.Create(client, "A look");
        var start = Stopwatch.GetTimestamp();
        while (await Town.ListedVersion(client, id) is null)
            await Task.Delay(50);
        var lag = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (await client.Post($"assignments/{id}/void", new { note = "Seen." })).Expect(200);
        using var process = Process.GetProcessById(host.Id);
        return (process.WorkingSet64, lag);
    }

    /// <summary>How many messages were set aside as poison.</summary>
    public async Task<int> Poisoned() =>
        (await support.Get("ops")).Expect(200).Json.GetProperty("queues").EnumerateArray()
            .Sum(queue => queue.GetProperty("poisoned").GetInt32());
}
