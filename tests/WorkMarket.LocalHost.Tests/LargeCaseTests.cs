using System.Text.Json;
using WorkMarket.Application.Json;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>A case with thousands of messages, hundreds of visits and hundreds of deliverables works like any other.</summary>
public sealed class LargeCaseTests
{
    // Half of what a head may hold before it takes no more in.
    private const int MostBytes = 320 * 1024;

    [Fact]
    public async Task A_large_case_is_read_page_by_page_and_goes_on_to_its_end()
    {
        using var proxy = new CountingProxy(Azurite.Shared);
        using var town = new Town(Azurite.Shared, proxy.ConnectionString);
        // All of it comes within a day here.
        var host = town.StartHere(("WorkMarket__Policy__MessagesPerDay", "2000"), ("WorkMarket__Policy__UploadsPerDay", "2000"));
        var (client, worker) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(client, worker);
        await town.Settled(client, id);
        await LargeCase.Fill(town.Storage.Cases, new(id));

        var head = (await town.Storage.Cases.Read(new(id), default))!;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(head.State, DomainJson.Stored).Length;
        Assert.True(bytes <= MostBytes, $"The head has {bytes} bytes.");

        var shown = (await client.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Equal(LargeCase.Visits, shown.GetProperty("visits").GetArrayLength());
        Assert.Equal(
            LargeCase.Deliverables,
            (await client.Get($"assignments/{id}/deliverables")).Expect(200).Json.GetProperty("deliverables").GetArrayLength());
        Assert.Equal(head.Version, (await Town.Timeline(client, id)).Count);
        Assert.Equal(LargeCase.Messages, await Messages(client, id));
        Assert.Equal(LargeCase.Messages - (LargeCase.Messages / 10), await Messages(worker, id));

        await town.Settled(client, id);
        // Whenever the clock and the queues rest.
        await Town.Eventually(
            async () =>
            {
                proxy.Reset();
                (await client.Get($"assignments/{id}/messages?limit=50")).Expect(200);
                return proxy.Total <= 3;
            },
            "A page of messages is three requests at the most.");

        foreach (var reader in new[] { client, worker })
        {
            Assert.Equal("application/pdf", (await reader.Get($"assignments/{id}/dossier.pdf")).Expect(200).Type);
            Assert.Equal("application/zip", (await reader.Get($"assignments/{id}/dossier.zip")).Expect(200).Type);
        }

        (await client.Post($"assignments/{id}/messages", new { text = "Is that all?" })).Expect(201);
        (await worker.Post($"assignments/{id}/visits/check-in")).Expect(201);
        (await worker.Post($"assignments/{id}/visits/check-out")).Expect(200);
        (await worker.Send(HttpMethod.Delete, $"assignments/{id}/deliverables/d300")).Expect(200);
        (await worker.Post($"assignments/{id}/complete", new { resolution = "All of it." })).Expect(200);
        (await client.Post($"assignments/{id}/approve")).Expect(200);
        Assert.Equal("paid", (await client.Post($"assignments/{id}/pay")).Expect(200).Json.GetProperty("status").GetString());
        await town.Settled(client, id);
    }

    private static async Task<int> Messages(Portal reader, string id)
    {
        var (count, after) = (0, (long?)0);
        while (after is not null)
        {
            var page = (await reader.Get($"assignments/{id}/messages?limit=200&after={after}")).Expect(200).Json;
            count += page.GetProperty("messages").GetArrayLength();
            after = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.Number ? next.GetInt64() : null;
        }
        return count;
    }
}
