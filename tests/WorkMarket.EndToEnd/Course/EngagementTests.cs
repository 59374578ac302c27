using System.Text.Json;
using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using WorkMarket.EndToEnd.Pages;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.Course;

/// <summary>What goes on between the client and a worker from whom it took the work, while somebody else has it.</summary>
[Rule("§2 ◆ Taking it from a worker after work was logged or submitted is an ended engagement, whatever the case's status")]
public sealed class EngagementTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Who_lost_submitted_work_is_paid_rates_and_escalates_while_another_has_it()
    {
        var id = await Offers.PendingApproval();
        (await Nora.Post($"assignments/{id}/send-back", new { reason = "The counter is scratched." })).Expect(200);
        await Refused(
            id, () => Nora.Post($"assignments/{id}/unassign", new { reason = "It was scratched." }), 400, "reasonCodeRequired",
            "amountRequired");
        Assert.Equal("sent", (await Nora.Post($"assignments/{id}/unassign", new
        {
            reason = "The counter was scratched, somebody else repairs it.",
            reasonCode = "workNotAsAgreed",
            amount = Usd("40.00"),
        })).Expect(200).As<Done>().Status);
        await Give(id, Walt);

        var ended = await Ended(Wanda, id);
        Assert.Equal("invoiced", ended.GetProperty("status").GetString());
        var total = ended.GetProperty("total");
        Assert.Equal(
            ("100.00", "40.00", "60.00"), (AmountOf(total, "submitted"), AmountOf(total, "sum"), AmountOf(total, "withheld")));
        var invoice = ended.GetProperty("invoice").GetProperty("number").GetString()!;
        Assert.EndsWith("-1", invoice, StringComparison.Ordinal);
        (await Walt.Get($"assignments/{id}/engagements/1")).Expect(404);
        (await Wanda.Get($"assignments/{id}")).Expect(404);
        (await Nora.Get($"assignments/{id}/engagements/2")).Expect(404);
        var former = (await Nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("former")[0];
        Assert.Equal(
            (1, invoice), (former.GetProperty("number").GetInt32(), former.GetProperty("invoice").GetProperty("number").GetString()));

        // It is written about in a thread that the next worker does not see.
        (await Wanda.Post($"assignments/{id}/engagements/1/messages", new { text = "It was scratched before.", marked = "attempt" }))
            .Expect(201);
        (await Nora.Post($"assignments/{id}/engagements/1/messages", new { text = "The photos say otherwise." })).Expect(201);
        (await Walt.Post($"assignments/{id}/engagements/1/messages", new { text = "Hello" })).Expect(404);
        Assert.Equal(
            ["It was scratched before.", "The photos say otherwise."],
            (await Wanda.Get($"assignments/{id}/engagements/1/messages")).Expect(200).Json.GetProperty("messages").EnumerateArray()
                .Select(message => message.GetProperty("text").GetString()!).TakeLast(2));
        Assert.DoesNotContain(
            "scratched before", (await Walt.Get($"assignments/{id}/messages")).Expect(200).Json.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "scratched before", (await Walt.Get($"assignments/{id}/timeline?limit=200")).Expect(200).Json.ToString(),
            StringComparison.Ordinal);

        // It is escalated by itself, and what the client says there is said in it alone.
        var eligible = (await Wanda.Get($"assignments/{id}/engagements/1/escalation/eligibility")).Expect(200).Json.GetProperty("causes")
            .EnumerateArray().Where(cause => cause.GetProperty("eligible").GetBoolean())
            .Select(cause => cause.GetProperty("cause").GetString());
        Assert.Contains("paymentDispute", eligible);
        (await Wanda.Post($"assignments/{id}/engagements/1/escalation", new
        {
            cause = "paymentDispute",
            statement = "All of it was done.",
        })).Expect(201);
        (await Walt.Get($"assignments/{id}/engagements/1/escalation")).Expect(404);
        (await Walt.Get($"assignments/{id}/escalation")).Expect(404);
        (await Nora.Post($"assignments/{id}/engagements/1/escalation/update", new { text = "We look at it again." })).Expect(200);
        Assert.Equal(
            "engaged", (await Wanda.Get($"assignments/{id}/engagements/1/escalation")).Expect(200).Json.GetProperty("stage").GetString());

        // What is paid, confirmed and rated is of that engagement too, and changes nothing about the assignment.
        var rated = (await Nora.Post($"assignments/{id}/engagements/1/pay", new { reference = "Wire 40" })).Expect(200).As<Done>();
        Assert.Equal("assigned", rated.Status);
        (await Wanda.Post($"assignments/{id}/engagements/1/payment/confirm")).Expect(200);
        (await Wanda.Put($"assignments/{id}/engagements/1/rating", new { overall = "satisfied" })).Expect(200);
        (await Nora.Put($"assignments/{id}/engagements/1/rating", new { overall = "satisfied" })).Expect(200);
        ended = await Ended(Wanda, id);
        Assert.Equal("paid", ended.GetProperty("status").GetString());
        Assert.True(ended.GetProperty("statedPayment").TryGetProperty("finalAt", out _));
        (await Wanda.Post($"assignments/{id}/engagements/1/escalation/agree")).Expect(200);
        Assert.Equal("resolved", (await Nora.Post($"assignments/{id}/engagements/1/escalation/agree")).Expect(200).Json
            .GetProperty("escalation").GetProperty("stage").GetString());
        Assert.Equal("assigned", (await Look(id)).Status);
    }

    [Fact]
    [Rule("§11 What is invoiced and paid is a payable of its worker's, who has the assignment no more")]
    public async Task What_is_owed_for_it_stands_among_the_payables_and_lists_of_both()
    {
        var id = await Offers.InProgress();
        (await Nora.Post($"assignments/{id}/unassign", new
        {
            reason = "Somebody else is nearer.",
            reasonCode = "other",
            amount = Usd("25.00"),
        })).Expect(200);
        await Give(id, Walt);
        foreach (var reader in new[] { Wanda, Nora })
        {
            var due = await Eventually(() => Find(reader, "payables?state=due", "payables", "assignment", id), found => found is not null);
            Assert.Equal(("wanda", "25.00"), (due!.Value.GetProperty("worker").GetString(), AmountOf(due.Value, "left")));
        }
        Assert.Null(await Find(Walt, "payables?state=due", "payables", "assignment", id));

        // Its worker finds how it stands, and not who has it now and how it goes on.
        var mine = await Eventually(
            () => Find(Wanda, "assignments?view=needsAction", "assignments", "id", id),
            found => found?.GetProperty("status").GetString() == "invoiced");
        Assert.Equal((1, "wanda"), (mine!.Value.GetProperty("engagement").GetInt32(), mine.Value.GetProperty("worker").GetString()));
        Assert.Equal(["rate"], Needs(mine.Value));
        var theirs = await Eventually(
            () => Find(Nora, "assignments?view=needsAction", "assignments", "id", id),
            found => found?.GetProperty("status").GetString() == "assigned");
        Assert.False(theirs!.Value.TryGetProperty("engagement", out _));
        Assert.Equal(["pay", "rate"], Needs(theirs.Value).Order(StringComparer.Ordinal));
        (await Nora.Post($"assignments/{id}/engagements/1/pay")).Expect(200);
        await Eventually(() => Find(Wanda, "payables?state=paid", "payables", "assignment", id), found => found is not null);
    }

    [Fact]
    public async Task The_pages_lead_its_worker_and_the_client_there()
    {
        var id = await Offers.InProgress();
        (await Nora.Post($"assignments/{id}/unassign", new { reason = "Nearer.", reasonCode = "other", amount = Usd("25.00") }))
            .Expect(200);
        await Give(id, Walt);
        var ended = $"/assignments/{id}/engagements/1";
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        Assert.Equal(ended, (await wanda.Get($"/assignments/{id}")).Expect(303).Location!.ToString());
        var page = (await wanda.Get(ended)).Expect(200).Html;
        Assert.Contains($"href=\"{ended}/actions/rate\"", page, StringComparison.Ordinal);
        var form = Browser.Hidden(page, $"/do{ended}/messages").ToList();
        Assert.Equal(
            ended, (await wanda.Post($"/do{ended}/messages", [.. form, ("text", "I had begun.")])).Expect(303).Location!.ToString());
        Assert.Contains("I had begun.", (await wanda.Get(ended)).Expect(200).Html, StringComparison.Ordinal);

        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        page = (await nora.Get($"/assignments/{id}")).Expect(200).Html;
        Assert.Contains($"href=\"{ended}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("I had begun.", page, StringComparison.Ordinal);
        Assert.Contains($"/do{ended}/pay", (await nora.Get($"{ended}/actions/pay")).Expect(200).Html, StringComparison.Ordinal);

        using var walt = await Browser.SignIn(Fixture.Url, "walt");
        (await walt.Get(ended)).Expect(404);
        (await walt.Get($"{ended}/actions/pay")).Expect(404);
        Assert.DoesNotContain("I had begun.", (await walt.Get($"/assignments/{id}")).Expect(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("§2 Its worker reads the case as it was at its end; §10 files of the former stay with the former")]
    public async Task What_its_worker_handed_in_is_for_that_worker_the_client_and_support_and_not_for_the_next()
    {
        byte[] photo = SampleFiles.Png(90), bill = SampleFiles.Pdf("Parking 7.50");
        var id = await Offers.InProgress();
        (await Handover.TryDeliver(Wanda, id, "counter.png", "photo", photo)).Expect(201);
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads", new { fileName = "bill.pdf" }));
        (await Handover.Put(Wanda, upload, bill)).Expect(201);
        (await Wanda.Post($"assignments/{id}/funds", new
        {
            kind = "expenseReimbursement",
            amount = Usd("7.50"),
            reason = "Parking",
            receipt = new { upload = upload.Id, fileName = "bill.pdf" },
        })).Expect(201);
        (await Nora.Post($"assignments/{id}/unassign", new { reason = "Nearer.", reasonCode = "other", amount = Usd("10.00") }))
            .Expect(200);
        await Give(id, Walt);

        var ended = $"assignments/{id}/engagements/1";
        foreach (var reader in new[] { Wanda, Nora, Nick, Sam })
        {
            foreach (var list in new[] { ended, $"{ended}/deliverables" })
            {
                var delivered = Assert.Single((await reader.Get(list)).Expect(200).Json.GetProperty("deliverables").EnumerateArray());
                Assert.Equal("d1", delivered.GetProperty("id").GetString());
            }
            foreach (var (path, file) in new[] { ("deliverables/d1/content", photo), ("funds/f1/receipt", bill) })
            {
                var sent = (await reader.Get($"{ended}/{path}")).Expect(302);
                Assert.Equal(file, (await reader.Fetch(sent.Headers.Location!)).Expect(200).Body);
            }
        }
        foreach (var path in new[] { "deliverables", "deliverables/d1/content", "funds/f1/receipt" })
        {
            (await Walt.Get($"{ended}/{path}")).ExpectProblem(404, "notFound");
            (await Fiona.Get($"{ended}/{path}")).ExpectProblem(404, "notFound");
        }
        (await Nora.Get($"{ended}/deliverables/d2/content")).ExpectProblem(404, "notFound");
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        var page = (await wanda.Get($"/{ended}")).Expect(200).Html;
        Assert.Contains($"href=\"/api/{ended}/deliverables/d1/content\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/api/{ended}/funds/f1/receipt\"", page, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("§6 A response is on the assignment towards this worker; a justification bars the change that it names")]
    public async Task What_is_written_while_nobody_has_it_answers_none_of_them_and_why_it_was_taken_is_said_to_its_worker()
    {
        var id = await Offers.InProgress();
        await Take(1, Wanda);
        await Give(id, Walt);
        (await Walt.Post($"assignments/{id}/visits/check-in")).Expect(201);
        await Take(2, Walt);

        const string Said = "Walt came late twice and left a mess behind.";
        (await Nora.Post($"assignments/{id}/messages", new { text = Said })).Expect(201);
        foreach (var (number, worker) in new[] { (1, Wanda), (2, Walt) })
        {
            var escalation = (await worker.Get($"assignments/{id}/engagements/{number}/escalation")).Expect(200).Json;
            Assert.Equal(
                ("messages", 0), (escalation.GetProperty("stage").GetString(), escalation.GetProperty("responses").GetInt32()));
            foreach (var path in new[] { "escalation/timeline", $"engagements/{number}/timeline", $"engagements/{number}/messages" })
            {
                Assert.DoesNotContain(
                    Said, (await worker.Get($"assignments/{id}/{path}")).Expect(200).Json.ToString(), StringComparison.Ordinal);
            }
        }
        // The page of the escalation that is the latest writes to its worker.
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        Assert.Contains(
            $"/do/assignments/{id}/engagements/2/messages", (await nora.Get($"/assignments/{id}/escalation")).Expect(200).Html,
            StringComparison.Ordinal);

        Assert.Contains(
            "to who had it you write on the page of what ended", (await nora.Get($"/assignments/{id}")).Expect(200).Html,
            StringComparison.Ordinal);

        const string Why = "The counter was left scratched.";
        (await Nora.Post($"assignments/{id}/messages", new
        {
            text = Why,
            marked = "justification",
            justifies = new { change = "unassignment" },
        })).Expect(201);
        Assert.Contains(
            Why, (await Walt.Get($"assignments/{id}/engagements/2/messages")).Expect(200).Json.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "resolved", (await Walt.Get($"assignments/{id}/engagements/2/escalation")).Expect(200).Json.GetProperty("stage").GetString());
        var eligible = (await Walt.Get($"assignments/{id}/engagements/2/escalation/eligibility")).Expect(200).Json.GetProperty("causes")
            .EnumerateArray().Where(cause => cause.GetProperty("eligible").GetBoolean())
            .Select(cause => cause.GetProperty("cause").GetString()!);
        Assert.Empty(eligible.Intersect(["cancelledWithoutClarification", "cancelledAfterWork"]));

        async Task Take(int number, Portal worker)
        {
            (await Nora.Post($"assignments/{id}/unassign", new { reason = "Nearer.", reasonCode = "other", amount = Usd("10.00") }))
                .Expect(200);
            (await worker.Post($"assignments/{id}/engagements/{number}/messages", new { text = "Why?", marked = "attempt" })).Expect(201);
            (await worker.Post($"assignments/{id}/engagements/{number}/escalation", new
            {
                cause = "cancelledAfterWork",
                statement = "I had begun.",
            })).Expect(201);
        }
    }

    private async Task Give(string id, Portal worker)
    {
        var schedule = new { start = Offers.In(3), end = Offers.In(5), timeZone = "America/New_York" };
        (await Nora.Post($"assignments/{id}/offer-again", new { to = "sameAudience", schedule, price = "original" })).Expect(200);
        var termsVersion = (await worker.Get($"assignments/{id}")).Expect(200).Json.GetProperty("termsVersion").GetInt32();
        var application = (await worker.Post($"assignments/{id}/applications", new { confirmCompanyScorecard = true, termsVersion }))
            .Expect(201).As<Done>().Application!;
        (await Nora.Post($"assignments/{id}/applications/{application.Id}/accept")).Expect(200);
    }

    private static async Task<JsonElement> Ended(Portal by, string id) =>
        (await by.Get($"assignments/{id}/engagements/1")).Expect(200).Json.GetProperty("assignment");

    private static IEnumerable<string> Needs(JsonElement item) =>
        item.GetProperty("needsAction").EnumerateArray().Select(need => need.GetProperty("reason").GetString()!);

    private static string? AmountOf(JsonElement item, string name) => item.GetProperty(name).GetProperty("amount").GetString();

    private static async Task<JsonElement?> Find(Portal by, string list, string items, string name, string id)
    {
        for (string? after = null; ;)
        {
            var page = (await by.Get($"{list}&limit=200{(after is null ? "" : $"&after={after}")}")).Expect(200).Json;
            foreach (var item in page.GetProperty(items).EnumerateArray())
            {
                if (item.GetProperty(name).GetString() == id)
                    return item;
            }
            if (!page.TryGetProperty("next", out var next))
                return null;
            after = next.GetString();
        }
    }

    private static object Usd(string amount) => new { amount, currency = "USD" };
}
