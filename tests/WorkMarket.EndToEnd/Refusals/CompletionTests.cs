using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Refusals;

/// <summary>Messages, completion, sending back, approval and payment (domain.md §2, §3).</summary>
public sealed class CompletionTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task What_is_open_on_the_checklist_is_named_item_by_item()
    {
        var id = await Offers.InProgress(("deliverables",
            new[] { new { type = "photo", number = 2 }, new { type = "signOff", number = 1 } }));
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/complete", new { resolution = "Done" }), 409,
            "checklistOpen", "checklistOpen", "checklistOpen", "checklistOpen");
    }

    [Theory]
    [InlineData("100.01", "USD", "finalValueRaised")]
    [InlineData("-0.01", "USD", "amountNegative")]
    [InlineData("90.00", "EUR", "currencyMismatch")]
    public async Task The_final_value_is_the_price_or_less_in_its_currency(string amount, string currency, string rule)
    {
        var id = await Offers.InProgress(("confirmation", new { required = false }));
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/complete", new { resolution = "Done", finalValue = new { amount, currency } }), 400,
            rule);
    }

    [Fact]
    public async Task At_approval_both_sides_see_apart_what_was_logged_before_the_start()
    {
        var id = await Offers.InProgress(("confirmation", new { required = false }));
        Assert.False((await Nora.Get($"assignments/{id}")).Expect(200).Json.TryGetProperty("timesApart", out _));
        (await Wanda.Post($"assignments/{id}/visits/check-out", new { at = Offers.In(0.02) })).Expect(200);
        (await Wanda.Post($"assignments/{id}/complete", new { resolution = "Done" })).Expect(200);
        foreach (var reader in new[] { Nora, Wanda, Sam })
        {
            var apart = (await reader.Get($"assignments/{id}")).Expect(200).Json.GetProperty("timesApart");
            Assert.Equal("v1", apart.GetProperty("visits")[0].GetProperty("visit").GetString());
            Assert.StartsWith("PT1M", apart.GetProperty("beforeStart").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task At_approval_both_sides_see_for_how_long_the_worker_was_on_visits_elsewhere_too_and_not_where()
    {
        var (id, other) = (await Offers.InProgress(("confirmation", new { required = false })), await Offers.InProgress());
        (await Wanda.Post($"assignments/{other}/visits/check-out", new { at = Offers.In(0.02) })).Expect(200);
        (await Wanda.Post($"assignments/{id}/visits/check-out", new { at = Offers.In(0.02) })).Expect(200);
        (await Wanda.Post($"assignments/{id}/complete", new { resolution = "Done" })).Expect(200);
        foreach (var reader in new[] { Nora, Wanda, Sam })
        {
            var apart = await Eventually(
                async () => (await reader.Get($"assignments/{id}")).Expect(200).Json.GetProperty("timesApart"),
                seen => seen.GetProperty("elsewhere").GetString()!.StartsWith("PT1M", StringComparison.Ordinal));
            Assert.Equal(apart.GetProperty("elsewhere").GetString(), apart.GetProperty("visits")[0].GetProperty("elsewhere").GetString());
            Assert.DoesNotContain(other, (await reader.Get($"assignments/{id}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_summary_and_a_reason_are_never_blank()
    {
        var pending = await Offers.PendingApproval();
        await Refused(pending, () => Nora.Post($"assignments/{pending}/send-back", new { reason = "\n" }), 400, "textRequired");
        (await Nora.Post($"assignments/{pending}/send-back", new { reason = "Again" })).Expect(200);
        await Refused(pending, () => Wanda.Post($"assignments/{pending}/complete", new { resolution = "" }), 400, "textRequired");
    }

    [Fact]
    public async Task The_invoice_is_over_the_lower_of_price_and_final_value()
    {
        var id = await Offers.PendingApproval();
        (await Nora.Post($"assignments/{id}/send-back", new { reason = "Again" })).Expect(200);
        (await Wanda.Post(
            $"assignments/{id}/complete",
            new { resolution = "Half", finalValue = new { amount = "49.5", currency = "USD" }, explanation = "Half a day" })).Expect(200);
        (await Nora.Post($"assignments/{id}/approve")).Expect(200);
        Assert.Equal("49.50", (await Look(id)).Invoice!.Amount.Amount);
    }

    [Fact]
    public async Task The_worker_stands_by_what_was_sent_back_and_it_waits_as_it_was()
    {
        var id = await Offers.InProgress(("confirmation", new { required = false }));
        await Refused(id, () => Wanda.Post($"assignments/{id}/stand-by"), 409, "notSentBack");
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        (await Wanda.Post($"assignments/{id}/complete", new { resolution = "Swapped." })).Expect(200);
        (await Nora.Post($"assignments/{id}/send-back", new { reason = "Again" })).Expect(200);
        (await Wanda.Post($"assignments/{id}/stand-by")).Expect(200);
        var stood = (await Wanda.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Equal(
            ("pendingApproval", "Swapped."),
            (stood.GetProperty("status").GetString(), stood.GetProperty("completion").GetProperty("resolution").GetString()));
        Assert.True(stood.GetProperty("completion").TryGetProperty("stoodByAt", out _));
    }

    [Fact]
    public async Task A_message_has_a_text_and_only_a_client_writes_privately()
    {
        var id = await Offers.Assigned();
        await Refused(id, () => Wanda.Post($"assignments/{id}/messages", new { text = " " }), 400, "textRequired");
        await Refused(id, () => Wanda.Post($"assignments/{id}/messages", new { text = new string('x', 10_001) }), 400, "textTooLong");
        await Refused(id, () => Wanda.Post($"assignments/{id}/messages", new { text = "a\u0007" }), 400, "textControlCharacters");
        await Refused(id, () => Wanda.Post($"assignments/{id}/messages", new { text = "a", @private = true }), 400, "privateForClients");
        await Refused(id, () => Sam.Post($"assignments/{id}/messages", new { text = "a", @private = true }), 400, "privateForClients");
    }
}
