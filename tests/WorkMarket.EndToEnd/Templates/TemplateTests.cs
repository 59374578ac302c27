using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.Templates;

[Rule("§9 Copy, template")]
public sealed class TemplateTests(HostFixture fixture) : HostTests(fixture)
{
    private static object Schedule => new { start = Offers.In(3), end = Offers.In(5), timeZone = "America/New_York" };

    [Fact]
    public async Task A_template_is_written_changed_used_and_deleted()
    {
        var name = $"Printers {Guid.NewGuid():N}";
        var created = (await Nora.Post("templates", new
        {
            name,
            content = new
            {
                title = "Install a printer",
                paymentTerms = "P10D",
                deliverables = new[] { new { type = "photo", number = 1 } }
            },
        })).Expect(201);
        var id = created.Json.GetProperty("id").GetString();
        (await Nora.Post("templates", new { name = name.ToUpperInvariant() })).ExpectRefusal(409, "templateNameTaken");
        Assert.Equal(428, (await Nora.Put($"templates/{id}", new { name, content = new { } })).Status);
        (await Nora.Put($"templates/{id}", new { name, content = new { title = "Install" } }, IfMatch(7))).ExpectProblem(412, "stale");
        (await Nora.Put($"templates/{id}", new { name, content = new { title = "Install a printer", paymentTerms = "P12D" } }, IfMatch(1)))
            .Expect(200);
        Assert.Contains(
            (await Nora.Get("templates?limit=100")).Expect(200).Json.GetProperty("templates").EnumerateArray(),
            template => template.GetProperty("id").GetString() == id);
        Assert.Equal(404, (await Fiona.Get($"templates/{id}")).Status);
        Assert.Equal(403, (await Wanda.Get($"templates/{id}")).Status);

        (await Nora.Post($"templates/{id}/use",
            new { schedule = Schedule })).ExpectRefusal(400, "fieldRequired", "fieldRequired");
        var draft = (await Nora.Post(
            $"templates/{id}/use",
            new { schedule = Schedule, content = new { description = "Here.", price = Price } })).Expect(201).As<Done>().Id;
        var view = (await Nora.Get($"assignments/{draft}")).Expect(200).Json;
        Assert.Equal(
            ("Install a printer", "Here.", "P12D"),
            (Text(view, "title"), Text(view, "description"), Text(view.GetProperty("settings"), "paymentTerms")));
        (await Fiona.Post($"templates/{id}/use", new { schedule = Schedule })).ExpectProblem(404, "notFound");
        (await Nora.Delete($"templates/{id}")).Expect(204);
        (await Nora.Get($"templates/{id}")).ExpectProblem(404, "notFound");
        Assert.Equal("draft", (await Look(draft)).Status);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { """{"name":""}""", "textRequired" },
        { """{"name":"a\u0000b"}""", "textControlCharacters" },
        { $$"""{"name":"{{new string('x', 201)}}"}""", "textTooLong" },
        { """{"name":"x","content":{"title":"a\u0000b"}}""", "textControlCharacters" },
        { """{"name":"x","content":{"price":{"amount":"-1.00","currency":"USD"}}}""", "amountNotPositive" },
        { """{"name":"x","content":{"paymentTerms":"P10Y"}}""", "spanOutOfRange" },
        { """{"name":"x","content":{"projectManager":"fiona"}}""", "unknownProjectManager" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_no_draft_may_hold_no_template_may(string body, string rule) =>
        (await Nora.Post("templates", JsonDocument.Parse(body).RootElement)).ExpectRefusal(400, rule);

    [Fact]
    public async Task A_copy_of_any_assignment_of_the_company_is_a_draft_of_its_own()
    {
        var original = await Offers.Assigned(("externalId", $"PO {Guid.NewGuid():N}"), ("instructions", "Ring twice."));
        (await Fiona.Post($"assignments/{original}/copy", new { schedule = Schedule })).ExpectProblem(404, "notFound");
        (await Wanda.Post($"assignments/{original}/copy", new { schedule = Schedule })).ExpectProblem(403, "forbidden");
        var copy = (await Nick.Post($"assignments/{original}/copy", new { schedule = Schedule })).Expect(201).As<Done>().Id;
        var view = (await Nora.Get($"assignments/{copy}")).Expect(200).Json;
        Assert.Equal(
            ("draft", "Swap a scanner", "Ring twice.", "nick"),
            (Text(view, "status"), Text(view, "title"), Text(view, "instructions"), Text(view, "projectManager")));
        Assert.False(view.TryGetProperty("externalId", out _));
        Assert.False(view.TryGetProperty("worker", out _));
        Assert.Equal(404, (await Wanda.Get($"assignments/{copy}")).Status);
    }

    private static object Price => new { amount = "90.00", currency = "USD" };

    private static string? Text(JsonElement view, string name) => view.GetProperty(name).GetString();
}
