using System.Diagnostics;
using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Scanning;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>
/// A host whose files wait for the platform's scanner, which is played by the test: it writes the tags that Defender writes.
/// </summary>
[Rule("§3 Deliverables: until a scanner's verdict only the uploader gets a file, after a finding nobody")]
public sealed class VerdictTests
{
    private const string Defender = "Microsoft Defender for Storage";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_clean_file_is_handed_out_within_a_minute_of_its_verdict_and_a_finding_withdraws_the_other_past_a_restart()
    {
        using var town = new Town(Azurite.Shared);
        (string, string)[] scanned =
        [
            ("WorkMarket__Deliveries__Scanner", "defender"), ("WorkMarket__Deliveries__VerdictsFrom", "2020-01-01T00:00:00Z"),
            ("WorkMarket__Deliveries__LooksForVerdict", "PT1S"),
        ];
        var host = town.StartHere(scanned);
        var (client, worker) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(client, worker);
        (await worker.Upload(id, "good.txt", new StringContent("All is well."))).Expect(201);
        var good = Assert.Single(await Files(town));
        (await worker.Upload(id, "bad.txt", new StringContent("All is lost."))).Expect(201);
        var bad = Assert.Single((await Files(town)).Except([good]));

        // Long after the host has looked for the first time.
        await town.Settled(client, id);
        await Task.Delay(TimeSpan.FromSeconds(3));
        foreach (var file in new[] { "d1", "d2" })
        {
            Assert.Equal("fileUnchecked", Rule(await client.Get($"assignments/{id}/deliverables/{file}/content")));
            (await worker.Get($"assignments/{id}/deliverables/{file}/content")).Expect(302);
        }

        await Say(town, good, ScanResult.Clean);
        var watch = Stopwatch.StartNew();
        await Town.Eventually(
            async () => (await client.Get($"assignments/{id}/deliverables/d1/content")).Status == 302, "The clean file is handed out.");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Minute);

        host.Stop();
        await Say(town, bad, ScanResult.Malicious);
        host = town.StartHere(scanned);
        (client, worker) = (client.At(host.Url), worker.At(host.Url));
        Assert.Equal("fileWithdrawn", Rule(await client.Get($"assignments/{id}/deliverables/d2/content")));
        await Town.Eventually(
            async () => (await Town.Timeline(client, id)).Any(entry => entry.GetProperty("type").GetString() == "fileWithdrawn/1"),
            "The file is withdrawn.");
        foreach (var side in new[] { client, worker })
        {
            Assert.Equal("fileWithdrawn", Rule(await side.Get($"assignments/{id}/deliverables/d2/content")));
            Assert.Equal("fileWithdrawn", Rule(await side.Get($"assignments/{id}/deliverables/d2/content?through=api")));
            await Town.Eventually(
                async () => (await side.Get("notifications")).Text.Contains("fileWithdrawn", StringComparison.Ordinal),
                "The side is told.");
        }
        var told = (await Town.Timeline(client, id)).Count(entry => entry.GetProperty("type").GetString() == "fileWithdrawn/1");
        Assert.Equal(1, told);
        // The record has it by name and hash, and the file is there for whoever has to look into it.
        var kept = (await client.Get($"assignments/{id}/deliverables")).Expect(200).Json.GetProperty("deliverables")[1]
            .GetProperty("versions")[0];
        Assert.Equal("bad.txt", kept.GetProperty("fileName").GetString());
        Assert.Equal(Defender, kept.GetProperty("finding").GetProperty("scanner").GetString());
        Assert.NotNull(await town.Storage.Files.Inspect(bad, default));
    }

    private static Task Say(Town town, string path, ScanResult result) =>
        town.Storage.Verdicts.Keep(path, new(result, Defender, SystemClock.Instance.GetCurrentInstant()), default);

    private static async Task<List<string>> Files(Town town)
    {
        var all = new List<string>();
        await foreach (var file in town.Storage.Files.List(FilePath.Kept, default))
            all.Add(file.Path);
        return all;
    }

    private static string? Rule(Reply reply)
    {
        Assert.Equal(409, reply.Status);
        return reply.Json.GetProperty("refusals").EnumerateArray().Select(refusal => refusal.GetProperty("rule").GetString()).Single();
    }
}
