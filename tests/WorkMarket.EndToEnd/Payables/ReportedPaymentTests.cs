using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.EndToEnd.Pages;
using Xunit;

namespace WorkMarket.EndToEnd.Payables;

/// <summary>What a payment provider reports over HTTP (domain.md §11): signed, once per id, in parts, reversed, forged, stale.</summary>
public sealed class ReportedPaymentTests(HostFixture fixture) : HostTests(fixture)
{
    private const string Forged = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    [Fact]
    public async Task Parts_add_up_more_pays_it_and_a_reversal_makes_it_owed_again()
    {
        var provider = await Provider(Nora);
        var (id, invoice) = await Invoiced();
        var (one, two) = (NewId(), NewId());
        var at = DateTimeOffset.UtcNow;
        var part = (await provider.Paid(one, invoice, "40.00", at: at)).Expect(200).Json;
        Assert.Equal(("part", "60.00"), (Result(part), part.GetProperty("left").GetProperty("amount").GetString()));
        // The same again, whenever it is signed, is answered the same and changes nothing.
        Assert.Equal(part.ToString(), (await provider.Paid(one, invoice, "40.00", at: at)).Expect(200).Json.ToString());
        (await provider.Paid(one, invoice, "41.00", at: at)).ExpectProblem(409, "paymentDiffers");
        Assert.Equal("invoiced", (await Look(id)).Status);
        foreach (var reader in new[] { Nora, Wanda })
        {
            var shown = (await reader.Get($"assignments/{id}")).Expect(200).Json.GetProperty("invoice");
            Assert.Equal("60.00", shown.GetProperty("left").GetProperty("amount").GetString());
            Assert.Equal(one, Assert.Single(shown.GetProperty("payments").EnumerateArray()).GetProperty("id").GetString());
        }
        var paid = (await provider.Paid(two, invoice, "75.00")).Expect(200).Json;
        Assert.Equal(("paid", "overpaid"), (Result(paid), paid.GetProperty("reason").GetString()));
        Assert.Equal("15.00", paid.GetProperty("notApplied").GetProperty("amount").GetString());
        await Refused(id, () => Wanda.Post($"assignments/{id}/payment/not-received"), 409, "paymentFinal");

        Assert.Equal("reversed", Result((await provider.Reversed(two, at)).Expect(200).Json));
        Assert.Equal("reversed", Result((await provider.Reversed(two, at)).Expect(200).Json));
        var owed = (await Wanda.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Equal("invoiced", owed.GetProperty("status").GetString());
        Assert.True(owed.GetProperty("notReceived").GetProperty("reversed").GetBoolean());
        var listed = await ToLookAt(Nora);
        Assert.Contains(listed, one => (one.GetProperty("payment").GetString(), Reason(one)) == (two, "overpaid"));
        Assert.Contains(listed, other => (other.GetProperty("payment").GetString(), Reason(other)) == (one, "otherContent"));
    }

    [Fact]
    public async Task A_part_that_is_reversed_after_the_rest_was_paid_by_hand_is_owed_again_alone()
    {
        var provider = await Provider(Nora);
        var (id, invoice) = await Invoiced();
        var (one, two) = (NewId(), NewId());
        Assert.Equal("part", Result((await provider.Paid(one, invoice, "40.00")).Expect(200).Json));
        (await Nora.Post($"assignments/{id}/pay", new { reference = "Wire 7" })).Expect(200);
        (await Wanda.Post($"assignments/{id}/payment/confirm")).Expect(200);
        var reversed = (await provider.Reversed(one, DateTimeOffset.UtcNow)).Expect(200).Json;
        Assert.Equal(("reversed", "40.00"), (Result(reversed), reversed.GetProperty("left").GetProperty("amount").GetString()));
        var owed = (await Wanda.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Equal(("invoiced", "40.00"), (
            owed.GetProperty("status").GetString(),
            owed.GetProperty("invoice").GetProperty("left").GetProperty("amount").GetString()));
        await Refused(id, () => Wanda.Post($"assignments/{id}/payment/not-received"), 409, "nothingStated");
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        Assert.Contains("$40.00 is left to pay.", (await nora.Get($"/assignments/{id}")).Expect(200).Html, StringComparison.Ordinal);
        Assert.Contains("$40.00", (await nora.Get($"/assignments/many?act=pay&pick={id}")).Expect(200).Html, StringComparison.Ordinal);
        var paid = (await provider.Paid(two, invoice, "40.00")).Expect(200).Json;
        Assert.Equal(("paid", "0.00"), (Result(paid), paid.GetProperty("left").GetProperty("amount").GetString()));
        Assert.Equal("paid", (await Look(id)).Status);
    }

    [Fact]
    public async Task What_cannot_be_applied_goes_to_the_list_with_its_reason_and_changes_nothing()
    {
        var (provider, foreign) = (await Provider(Nora), await Provider(Fiona));
        var (id, invoice) = await Invoiced();
        var before = await Look(id);
        var (euro, unknown, other, taken) = (NewId(), NewId(), NewId(), NewId());
        Assert.Equal("wrongCurrency", Reason((await provider.Paid(euro, invoice, "100.00", "EUR")).Expect(200).Json));
        var absent = (await provider.Paid(unknown, "00000000-1", "100.00")).Expect(200).Json;
        Assert.Equal("unknownInvoice", Reason(absent));
        // Another company's invoice is as unknown as one that there is not.
        Assert.Equal(absent.ToString(), (await foreign.Paid(other, invoice, "100.00")).Expect(200).Json.ToString());
        Assert.Equal("unknownInvoice", Reason((await provider.Paid(NewId(), invoice[..^1] + "2", "100.00")).Expect(200).Json));
        Assert.Equal("unknownPayment", Reason((await provider.Reversed(taken, DateTimeOffset.UtcNow)).Expect(200).Json));
        var after = await Look(id);
        Assert.Equal("invoiced", after.Status);

        var mine = await ToLookAt(Nora);
        foreach (var (payment, why) in new[] { (euro, "wrongCurrency"), (unknown, "unknownInvoice"), (taken, "unknownPayment") })
            Assert.Contains(mine, one => (one.GetProperty("payment").GetString(), Reason(one)) == (payment, why));
        Assert.DoesNotContain(mine, one => one.GetProperty("payment").GetString() == other);
        Assert.DoesNotContain(await ToLookAt(Fiona), one => one.TryGetProperty("assignment", out _));
        var seen = mine.First(one => one.GetProperty("payment").GetString() == euro).GetProperty("id").GetString();
        Assert.Equal("nora", (await Nora.Post($"payables/to-look-at/{seen}/done")).Expect(200).Json.GetProperty("seenBy").GetString());
        (await Fiona.Post($"payables/to-look-at/{seen}/done")).ExpectProblem(404, "notFound");
        (await Wanda.Get("payables/to-look-at")).ExpectProblem(403, "forbidden");
        Assert.DoesNotContain(
            (await Wanda.Get($"assignments/{id}/timeline?limit=200")).Expect(200).Json.GetProperty("entries").EnumerateArray(),
            entry => entry.GetProperty("type").GetString() == "paymentNotApplied/1");
        Assert.True(after.Version > before.Version);
    }

    [Fact]
    public async Task Forged_stale_and_malformed_reports_change_nothing()
    {
        var (providerId, secret) = await Made(Nora);
        var provider = new ReportedPayments(Market.Stranger(), providerId, secret);
        var (id, invoice) = await Invoiced();
        object report = Body(NewId(), invoice, "100.00");
        await Problem(id, () => provider.Report(report, signedBy: Forged), 401, "signatureWrong");
        await Problem(id, () => provider.Report(report, signedAt: DateTimeOffset.UtcNow.AddMinutes(-6)), 401, "signatureWrong");
        await Problem(id, () => provider.Report(report, signedAt: DateTimeOffset.UtcNow.AddMinutes(6)), 401, "signatureWrong");
        await Problem(
            id, () => new ReportedPayments(Market.Stranger(), "northwind.nothing", secret).Report(report), 401, "signatureWrong");
        await Problem(id, () => Market.Stranger().Post($"payments/inbound?provider={providerId}", report), 401, "signatureWrong");
        await Problem(id, () => provider.Report(Body(NewId(), invoice, "0.00")), 400, "invalidRequest");
        await Problem(id, () => provider.Report(Body("", invoice, "100.00")), 400, "invalidRequest");
        await Problem(id, () => provider.Report(Body(NewId(), "", "100.00")), 400, "invalidRequest");

        var rotated = (await Nora.Post($"company/payment-providers/{providerId}/rotate")).Expect(200).Json.GetProperty("secret")
            .GetString()!;
        Assert.Equal("part", Result((await provider.Report(Body(NewId(), invoice, "1.00"), signedBy: rotated)).Expect(200).Json));
        Assert.Equal("part", Result((await provider.Report(Body(NewId(), invoice, "1.00"))).Expect(200).Json));
        (await Fiona.Post($"company/payment-providers/{providerId}/revoke")).ExpectProblem(404, "notFound");
        (await Nora.Post($"company/payment-providers/{providerId}/revoke")).Expect(200);
        foreach (var held in new[] { secret, rotated })
            await Problem(id, () => provider.Report(Body(NewId(), invoice, "98.00"), signedBy: held), 401, "signatureWrong");
        (await Nora.Post($"company/payment-providers/{providerId}/rotate")).ExpectRefusal(409, "providerRevoked");
        var list = (await Nick.Get("company/payment-providers")).Expect(200).Text;
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.Contains(providerId, list, StringComparison.Ordinal);
    }

    private static object Body(string payment, string invoice, string amount) => new
    {
        type = "paid",
        payment,
        invoice,
        amount = new { amount, currency = "USD" },
        at = DateTimeOffset.UtcNow,
    };

    private async Task<(string Id, string Invoice)> Invoiced()
    {
        var id = await Offers.Invoiced();
        var shown = (await Nora.Get($"assignments/{id}")).Expect(200).Json;
        var invoice = shown.GetProperty("invoice").GetProperty("number").GetString()!;
        Assert.Equal(shown.GetProperty("number").GetString() + "-1", invoice);
        return (id, invoice);
    }

    private async Task<ReportedPayments> Provider(Portal by)
    {
        var (id, secret) = await Made(by);
        return new(Market.Stranger(), id, secret);
    }

    private static async Task<(string Id, string Secret)> Made(Portal by)
    {
        var made = (await by.Post("company/payment-providers", new { name = "Bank of tests" })).Expect(201).Json;
        return (made.GetProperty("provider").GetProperty("provider").GetString()!, made.GetProperty("secret").GetString()!);
    }

    private static async Task<List<JsonElement>> ToLookAt(Portal by) =>
        [.. (await by.Get("payables/to-look-at?limit=200")).Expect(200).Json.GetProperty("payments").EnumerateArray()];

    private static string? Result(JsonElement answer) => answer.GetProperty("result").GetString();

    private static string? Reason(JsonElement answer) => answer.GetProperty("reason").GetString();

    private static string NewId() => "pay_" + Guid.NewGuid().ToString("N");
}
