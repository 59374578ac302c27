using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Funds;

/// <summary>A lower amount that the client proposes (domain.md §2).</summary>
public sealed class LowerAmountTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task It_is_proposed_by_line_declined_proposed_again_and_accepted()
    {
        var id = await Offers.PendingApproval();
        var proposed = (await Propose(id, new { line = 1, amount = Usd("60.00"), reason = "It took half the time." })).Expect(201).Json;
        Assert.Equal(("p1", "open", "pendingApproval"), Stands(proposed));
        await Refused(id, () => Propose(id, new { line = 1, amount = Usd("50.00"), reason = "Half." }), 409, "amountAwaited");
        Assert.Equal(
            ("p1", "declined", "pendingApproval"),
            Stands((await Wanda.Post($"assignments/{id}/lower-amounts/p1/decline", new { reason = "All is done." })).Expect(200).Json));
        await Refused(id, () => Wanda.Post($"assignments/{id}/lower-amounts/p1/accept"), 409, "amountDecided");

        (await Propose(id, new { line = 1, amount = Usd("80.00"), reason = "A cable was left." })).Expect(201);
        foreach (var reader in new[] { Nora, Wanda, Sam })
        {
            var line = (await reader.Get($"assignments/{id}")).Expect(200).Json.GetProperty("lowerAmount").GetProperty("lines")[0];
            Assert.Equal(
                ("100.00", "80.00", "A cable was left."),
                (Amount(line, "from"), Amount(line, "to"), line.GetProperty("reason").GetString()));
        }
        Assert.Equal(
            ("p2", "accepted", "invoiced"), Stands((await Wanda.Post($"assignments/{id}/lower-amounts/p2/accept")).Expect(200).Json));
        var view = (await Wanda.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Equal(("80.00", "100.00"), (Amount(view.GetProperty("invoice"), "amount"), Amount(view.GetProperty("total"), "submitted")));
        var types = (await Nora.Get($"assignments/{id}/timeline?limit=200")).Expect(200).Json.GetProperty("entries").EnumerateArray()
            .Select(entry => entry.GetProperty("type").GetString()!).TakeLast(5);
        Assert.Equal(["amountProposed/1", "amountDeclined/1", "amountProposed/1", "amountAccepted/1", "approved/1"], types);
    }

    [Fact]
    public async Task What_is_no_lower_amount_is_refused()
    {
        var id = await Offers.PendingApproval();
        await Refused(id, () => Nora.Post($"assignments/{id}/lower-amounts", new { lines = Array.Empty<object>() }), 400, "linesRequired");
        await Refused(id, () => Propose(id, new { line = 2, amount = Usd("1.00"), reason = "Why" }), 400, "unknownLine");
        await Refused(id, () => Propose(id, new { line = 1, amount = Usd("100.00"), reason = "-" }), 400, "amountNotLower", "textRequired");
        await Refused(
            id, () => Propose(id, new { line = 1, amount = new { amount = "1.00", currency = "EUR" }, reason = "Why" }), 400,
            "currencyMismatch");
        await Problem(
            id, () => Nora.Post($"assignments/{id}/lower-amounts", new { lines = new object?[] { null } }), 400, "invalidRequest");
        await Problem(id, () => Propose(id, new { line = 1, reason = "Why" }), 400, "invalidRequest");
        await Problem(id, () => Propose(id, new { line = "first", amount = Usd("1.00"), reason = "Why" }), 400, "invalidRequest");
        await Refused(id, () => Wanda.Post($"assignments/{id}/lower-amounts/p1/accept"), 404, "unknownAmount");
    }

    private Task<Answer> Propose(string id, object line) => Nora.Post($"assignments/{id}/lower-amounts", new { lines = new[] { line } });

    private static (string?, string?, string?) Stands(JsonElement done) =>
        (done.GetProperty("lowerAmount").GetProperty("id").GetString(), done.GetProperty("lowerAmount").GetProperty("status").GetString(),
            done.GetProperty("status").GetString());

    private static string? Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetString();

    private static object Usd(string amount) => new { amount, currency = "USD" };
}
