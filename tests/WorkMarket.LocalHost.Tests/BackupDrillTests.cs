using Azure;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>An operator has a slice made, and brings back from it what is gone or wrong: over HTTP, and on the command line.</summary>
public sealed class BackupDrillTests
{
    [Fact]
    public async Task What_a_slice_has_comes_back_over_http_and_on_the_command_line()
    {
        var azurite = Azurite.Shared;
        using var town = new Town(azurite);
        var backup = ("WorkMarket__Backup__Storage", azurite.ConnectionString);
        var host = town.StartHere(backup);
        var (nora, wanda, sam) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"),
            await Town.SignIn(host.Url, "sam"));
        var (id, other) = (await Town.InProgress(nora, wanda), await Town.Create(nora));
        await town.Settled(nora, id);
        await town.Settled(nora, other);
        var before = await Version(nora, id);
        // The first one begins by itself.
        await Done(sam, "backup");
        await Run(sam, "backup");
        var slices = (await sam.Get("ops/backups")).Expect(200).Json;
        Assert.True(slices.GetProperty("kept").GetBoolean());
        var until = slices.GetProperty("slices")[0].GetProperty("ended").GetString()!;

        (await nora.Post($"assignments/{id}/messages", new { text = "This is undone." })).Expect(201);
        await town.Settled(nora, id);
        Assert.Equal("restoreNamesWhat", (await sam.Post("ops/jobs/restore")).Expect(409).Code);
        var early = await sam.Post("ops/backups/restore", new { until = "2020-01-01T00:00:00Z", everything = true });
        Assert.Equal("noSlice", early.Expect(409).Code);
        foreach (var wrong in new object[]
        {
            new { assignment = "?" }, new { assignment = "00000000" }, new { assignment = id, company = "northwind" }, new { until },
        })
            Assert.Equal("invalidRequest", (await sam.Post("ops/backups/restore", wrong)).Expect(400).Code);
        (await nora.Post("ops/backups/restore", new { assignment = id })).Expect(403);
        var number = (await nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("number").GetString();
        (await sam.Post("ops/backups/restore", new { assignment = number, until })).Expect(202);
        await Done(sam, "restore");
        Assert.Equal(before, await Version(nora, id));
        var found = Assert.Single((await sam.Get("ops/jobs/restore/findings")).Expect(200).Json.GetProperty("findings").EnumerateArray());
        Assert.Equal("setBack", found.GetProperty("kind").GetString());
        (await nora.Post($"assignments/{id}/messages", new { text = "It goes on." })).Expect(201);
        await town.Settled(nora, id);

        var cases = town.Table("cases");
        await foreach (var row in cases.Query(new()))
            await cases.Delete(row.PartitionKey, row.RowKey, ETag.All);
        (await nora.Get($"assignments/{other}")).Expect(404);
        var (code, output) = await town.Run(["restore", "company=northwind"], backup);
        Assert.True(code == 0, output);
        Assert.Contains("2 cases are back", output, StringComparison.Ordinal);
        Assert.Equal(before, await Version(nora, id));
        (await nora.Get($"assignments/{other}")).Expect(200);
        await Run(sam, "verification");
        Assert.Empty((await sam.Get("ops/jobs/verification/findings")).Expect(200).Json.GetProperty("findings").EnumerateArray());
        Assert.Equal(1, (await town.Run(["restore", "until=yesterday"], backup)).ExitCode);
        Assert.Equal(1, (await town.Run(["restore"])).ExitCode);
    }

    private static async Task<long> Version(Portal client, string id) =>
        (await client.Get($"assignments/{id}")).Expect(200).Json.GetProperty("version").GetInt64();

    private static async Task Run(Portal sam, string job)
    {
        (await sam.Post($"ops/jobs/{job}")).Expect(202);
        await Done(sam, job);
    }

    private static Task Done(Portal sam, string job) => Town.Eventually(
        async () => await sam.Get($"ops/jobs/{job}") is { Status: 200, Json: var run } && !run.GetProperty("running").GetBoolean(),
        $"The {job} is done.");
}
