using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Twenty invoices paid with one call, whose host is killed half-way; repeated with its key, each is paid exactly once.</summary>
[Rule("§11 Payments of up to 50 invoices in one call: each has its own result and idempotency")]
public sealed class KilledPaymentsTests
{
    private const int Invoices = 20;
    private const int AtOnce = 10;

    [Fact]
    public async Task Killed_half_way_and_repeated_each_is_paid_exactly_once()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere();
        var (nora, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        await Town.InProgress(nora, wanda); // the worker accepts the terms with it
        var ids = new string[Invoices];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Invoices), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (index, _) => ids[index] = await Invoiced(nora, wanda));
        var payments = new List<object>();
        foreach (var id in ids)
        {
            var invoice = (await nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("invoice");
            payments.Add(new { invoice = invoice.GetProperty("number").GetString() });
        }
        host.Stop();

        var (body, key) = (new { payments, count = Invoices }, Guid.NewGuid().ToString("N"));
        var dying = town.Start(("WorkMarket__Fault", $"AfterCommit:{Invoices / 2}"));
        nora = await Town.SignIn(dying.Url, "nora");
        await Assert.ThrowsAsync<HttpRequestException>(() => nora.Post("payables/payments", body, key));
        dying.WaitForExit();

        host = town.StartHere();
        nora = await Town.SignIn(host.Url, "nora");
        var paidBefore = 0;
        foreach (var id in ids)
            paidBefore += (await nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("status").GetString() == "paid" ? 1 : 0;
        Assert.InRange(paidBefore, Invoices / 2, Invoices - 1);
        for (var repeat = 0; repeat < 2; repeat++)
        {
            var results = (await nora.Post("payables/payments", body, key)).Expect(200).Json.GetProperty("results").EnumerateArray();
            Assert.All(results, result => Assert.True(result.GetProperty("paid").GetBoolean(), result.ToString()));
        }
        foreach (var id in ids)
            Assert.Single(await Town.Timeline(nora, id), entry => entry.GetProperty("type").GetString() == "paid/1");
    }

    private static async Task<string> Invoiced(Portal nora, Portal wanda)
    {
        var start = DateTimeOffset.UtcNow.AddMinutes(1);
        var id = (await nora.Post("assignments", new
        {
            title = "Replace a switch",
            description = "By the counter.",
            schedule = new { start, end = start.AddHours(1), timeZone = "America/New_York" },
            price = new { amount = "100.00", currency = "USD" },
            confirmation = new { required = false },
            deliverables = Array.Empty<object>(),
        }, Guid.NewGuid().ToString("N"))).Expect(201).Json.GetProperty("id").GetString()!;
        (await nora.Post($"assignments/{id}/send", new { open = true })).Expect(200);
        (await wanda.Post($"assignments/{id}/applications")).Expect(201);
        (await nora.Post($"assignments/{id}/applications/a1/accept")).Expect(200);
        (await wanda.Post($"assignments/{id}/visits/check-in")).Expect(201);
        (await wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        (await wanda.Post($"assignments/{id}/complete", new { resolution = "Done." })).Expect(200);
        (await nora.Post($"assignments/{id}/approve")).Expect(200);
        return id;
    }
}
