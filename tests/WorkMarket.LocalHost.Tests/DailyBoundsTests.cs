using System.Net.Http.Headers;
using System.Text;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Nobody writes or hands in without end: so many a day on a case, as the settings say.</summary>
[Rule("§3 Messages and uploads per case and day have bounds")]
public sealed class DailyBoundsTests
{
    [Fact]
    public async Task What_is_beyond_the_days_bounds_is_refused_and_stored_nowhere()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere(("WorkMarket__Policy__MessagesPerDay", "2"), ("WorkMarket__Policy__UploadsPerDay", "2"));
        var (client, worker) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(client, worker);

        foreach (var side in new[] { client, worker })
        {
            (await side.Post($"assignments/{id}/messages", new { text = "One." })).Expect(201);
            (await side.Post($"assignments/{id}/messages", new { text = "Two." })).Expect(201);
        }
        var receipt = (await worker.Post($"assignments/{id}/uploads")).Expect(201).Json;
        await Portal.Upload(receipt.GetProperty("address").GetString()!, "%PDF-1.4\n%%EOF\n"u8.ToArray());
        (await worker.Post($"assignments/{id}/uploads")).Expect(201);
        (await worker.Upload(id, "one.txt", Text("1"))).Expect(201);
        (await worker.Upload(id, "two.txt", Text("2"))).Expect(201);

        var version = (await client.Get($"assignments/{id}")).Expect(200).Json.GetProperty("version").GetInt64();
        foreach (var side in new[] { client, worker })
            Refused(await side.Post($"assignments/{id}/messages", new { text = "Three." }), "messagesFull");
        Refused(await worker.Post($"assignments/{id}/uploads"), "uploadsFull");
        Refused(await worker.Upload(id, "three.txt", Text("3")), "uploadsFull");
        Refused(
            await worker.Post($"assignments/{id}/funds", new
            {
                kind = "expenseReimbursement",
                amount = new { amount = "7.50", currency = "USD" },
                reason = "Parking",
                receipt = new { upload = receipt.GetProperty("upload").GetString(), fileName = "bill.pdf" },
            }),
            "uploadsFull");
        Assert.Equal(version, (await client.Get($"assignments/{id}")).Expect(200).Json.GetProperty("version").GetInt64());
    }

    private static void Refused(Reply reply, string rule)
    {
        var refusal = Assert.Single(reply.Expect(409).Json.GetProperty("refusals").EnumerateArray());
        Assert.Equal(rule, refusal.GetProperty("rule").GetString());
        Assert.True(refusal.GetProperty("holdsFrom").GetDateTimeOffset() > DateTimeOffset.UtcNow);
    }

    private static StringContent Text(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("text/plain"));
}
