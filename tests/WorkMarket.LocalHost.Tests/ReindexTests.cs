using Azure;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>The verb <c>reindex</c>, as a process of its own beside a host that works on.</summary>
public sealed class ReindexTests
{
    [Fact]
    public async Task It_brings_back_lost_lists_while_the_host_runs()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere();
        var (client, worker) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(client, worker);
        var other = await Town.Create(client);
        await town.Settled(client, id);
        await town.Settled(client, other);
        var lists = town.Table("lists");
        await foreach (var row in lists.Query(new()))
            await lists.Delete(row.PartitionKey, row.RowKey, ETag.All);
        Assert.Null(await Town.ListedVersion(client, id));

        (await worker.Post($"assignments/{id}/messages", new { text = "Still there?" })).Expect(201);
        var (code, output) = await town.Run("reindex");
        Assert.True(code == 0, output);
        Assert.Contains("2 cases", output, StringComparison.Ordinal);
        Assert.NotNull(await Town.ListedVersion(worker, id));
        await town.Settled(client, id);
        await town.Settled(client, other);
    }

    [Fact]
    public async Task It_says_so_where_storage_does_not_answer()
    {
        var (code, output) = await LocalHostProcess.Run(Azurite.Shared, "reindex",
            ("WorkMarket__Storage",
                "AccountName=devstoreaccount1;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:9/a;"
                    + "BlobEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a;DefaultEndpointsProtocol=http"));
        Assert.Equal(2, code);
        Assert.Contains("Run it again", output, StringComparison.Ordinal);
    }
}
