using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.EndToEnd.Pages;
using Xunit;

namespace WorkMarket.EndToEnd.Payables;

/// <summary>Lists of payables and many payments with one call (domain.md §11).</summary>
public sealed class PayableTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Each_side_finds_what_is_not_approved_due_and_paid_with_its_totals()
    {
        var (pending, (due, _)) = (await Offers.PendingApproval(), await Invoiced());
        var (paid, invoice) = await Invoiced();
        (await Nora.Post($"assignments/{paid}/pay", new { reference = "Wire 18" })).Expect(200);
        foreach (var reader in new[] { Nora, Wanda })
        {
            await Eventually(() => Find(reader, "notApproved", pending), found => found is not null);
            var owed = await Eventually(() => Find(reader, "due", due), found => found is not null);
            Assert.Equal("100.00", owed!.Value.GetProperty("left").GetProperty("amount").GetString());
            var done = (await Eventually(() => Find(reader, "paid", paid), found => found is not null))!.Value;
            Assert.Equal(
                (invoice, "Wire 18", false),
                (done.GetProperty("invoice").GetString(), done.GetProperty("references")[0].GetString(),
                    done.GetProperty("final").GetBoolean()));
            Assert.Null(await Find(reader, "overdue", due));
            var totals = (await reader.Get("payables/totals")).Expect(200).Json.GetProperty("totals").EnumerateArray().ToList();
            Assert.Contains(totals, total => total.GetProperty("state").GetString() == "paid"
                && total.GetProperty("company").GetString() == "northwind" && total.GetProperty("worker").GetString() == "wanda");
        }
        Assert.Null(await Find(Fiona, "due", due));
        Assert.Null(await Find(Walt, "due", due));
        (await Nora.Get("payables")).ExpectProblem(400, "invalidRequest");
        (await Nora.Get("payables?state=soon")).ExpectProblem(400, "invalidRequest");
        (await Nora.Get("payables?state=due&after=x")).ExpectProblem(400, "invalidRequest");
        (await Sam.Get("payables?state=due")).ExpectProblem(403, "forbidden");
        (await Nora.Get("payables/totals?paidFrom=2026-13-01")).ExpectProblem(400, "invalidRequest");
    }

    [Fact]
    public async Task Pages_say_in_the_zone_of_the_assignment_when_it_is_due_submitted_and_paid()
    {
        var (pending, (due, _), (paid, _)) = (await Offers.PendingApproval(), await Invoiced(), await Invoiced());
        (await Nora.Post($"assignments/{paid}/pay", new { reference = "Wire 19" })).Expect(200);
        Assert.Equal(
            "America/New_York",
            (await Eventually(() => Find(Nora, "due", due), found => found is not null))!.Value.GetProperty("timeZone").GetString());
        foreach (var (person, path, id) in new[]
        {
            ("nora", "/payables", due), ("wanda", "/payables", due), ("wanda", "/today", due), ("wanda", "/today", pending),
            ("nora", "/payables?state=paid", paid), ("wanda", "/payables?state=paid", paid),
        })
        {
            using var reader = await Browser.SignIn(Fixture.Url, person);
            var link = $"<a href=\"/assignments/{id}\">";
            var html = await Eventually(
                async () => (await reader.Get(path)).Expect(200).Html, html => html.Contains(link, StringComparison.Ordinal));
            var row = html[html.IndexOf(link, StringComparison.Ordinal)..].Split("</tr>")[0];
            Assert.Matches("<time datetime=\"[^\"]*-0[45]:00\">[^<]* E[SD]T</time>", row);
        }
    }

    [Fact]
    public async Task Many_are_paid_with_one_call_each_with_its_own_result_and_once()
    {
        var (one, two, disputed) = (await Invoiced(), await Invoiced(), await InDispute());
        object[] payments =
        [
            new { invoice = one.Invoice, reference = "Batch 7" }, new { invoice = two.Invoice }, new { invoice = disputed.Invoice },
            new { invoice = "00000000-1" },
        ];
        var key = ("Idempotency-Key", Guid.NewGuid().ToString("N"));
        var body = new { payments, count = 4, totals = new[] { Usd("300.00") } };
        var first = (await Nora.Post("payables/payments", body, key)).Expect(200).Json;
        Assert.Equal(
            ["True ", "True ", "False amountInDispute", "False unknownInvoice"],
            first.GetProperty("results").EnumerateArray().Select(result =>
                $"{result.GetProperty("paid").GetBoolean()} {(result.TryGetProperty("code", out var code) ? code.GetString() : "")}"));
        var versions = (await Look(one.Id), await Look(two.Id));
        Assert.Equal(first.ToString(), (await Nora.Post("payables/payments", body, key)).Expect(200).Json.ToString());
        Assert.Equal((versions.Item1.Version, versions.Item2.Version), ((await Look(one.Id)).Version, (await Look(two.Id)).Version));
        var named = (await Nora.Post("payables/payments", new { payments = new[] { new { invoice = disputed.Invoice, disputed = true } } }))
            .Expect(200).Json.GetProperty("results")[0];
        Assert.True(named.GetProperty("paid").GetBoolean());
    }

    [Fact]
    public async Task What_differs_from_what_was_stated_is_refused_whole()
    {
        var (id, invoice) = await Invoiced();
        object[] payments = [new { invoice }];
        await Problem(id, () => Nora.Post("payables/payments", new { payments, count = 2 }), 400, "invalidRequest");
        await Refused(id, () => Nora.Post("payables/payments", new { payments, totals = new[] { Usd("99.99") } }), 409, "totalsDiffer");
        await Refused(id, () => Nora.Post("payables/payments", new { payments, totals = Array.Empty<object>() }), 409, "totalsDiffer");
        await Problem(id, () => Nora.Post("payables/payments", new { payments = new[] { new { invoice }, new { invoice } } }), 400,
            "invalidRequest");
        var tooMany = Enumerable.Range(1, 51).Select(n => new { invoice = $"00000000-{n}" });
        await Problem(id, () => Nora.Post("payables/payments", new { payments = tooMany }), 400, "invalidRequest");
        await Problem(id, () => Nora.Post("payables/payments", new { payments = Array.Empty<object>() }), 400, "invalidRequest");
        await Problem(
            id, () => Nora.Post("payables/payments", new { payments = new[] { new { invoice = "1-1" } } }), 400, "invalidRequest");
        (await Wanda.Post("payables/payments", new { payments })).ExpectProblem(403, "forbidden");
        // Another company's invoice is as unknown as one that there is not.
        var foreign = (await Fiona.Post("payables/payments", new { payments })).Expect(200).Json.GetProperty("results")[0];
        Assert.Equal("unknownInvoice", foreign.GetProperty("code").GetString());
    }

    private async Task<(string Id, string Invoice)> InDispute()
    {
        var (id, invoice) = await Invoiced();
        (await Wanda.Post($"assignments/{id}/messages", new { text = "This is too little.", marked = "attempt" })).Expect(201);
        (await Nora.Post($"assignments/{id}/messages", new { text = "It is what we agreed." })).Expect(201);
        (await Wanda.Post($"assignments/{id}/escalation", new { cause = "impasse", statement = "We do not agree." })).Expect(201);
        return (id, invoice);
    }

    private async Task<(string Id, string Invoice)> Invoiced()
    {
        var id = await Offers.Invoiced();
        return (id, (await Nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("invoice").GetProperty("number").GetString()!);
    }

    private static async Task<JsonElement?> Find(Portal by, string state, string id)
    {
        for (string? after = null; ;)
        {
            var page = (await by.Get($"payables?state={state}&limit=200{(after is null ? "" : $"&after={after}")}")).Expect(200).Json;
            foreach (var payable in page.GetProperty("payables").EnumerateArray())
            {
                if (payable.GetProperty("assignment").GetString() == id)
                    return payable;
            }
            if (!page.TryGetProperty("next", out var next))
                return null;
            after = next.GetString();
        }
    }

    private static object Usd(string amount) => new { amount, currency = "USD" };
}
