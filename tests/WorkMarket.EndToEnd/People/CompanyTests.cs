using System.Text.Json.Nodes;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.People;

public sealed class CompanyTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task A_company_is_a_name_to_workers_whole_to_those_who_have_to_do_with_it_and_not_there_for_others()
    {
        var named = (await Wanda.Get("companies/northwind")).Expect(200).Json;
        Assert.Equal("Northwind Retail", named.GetProperty("name").GetString());
        Assert.False(named.TryGetProperty("people", out _));
        foreach (var reader in new[] { Nora, Sam, Ada })
        {
            var whole = (await reader.Get("companies/northwind")).Expect(200).Json;
            Assert.Equal(["nick", "nora"], whole.GetProperty("people").EnumerateArray().Select(person => person.GetString()));
            Assert.Equal("ada", whole.GetProperty("accountManager").GetString());
        }
        (await Fiona.Get("companies/northwind")).ExpectProblem(404, "notFound");
        (await Nora.Get("companies/nowhere")).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task An_account_manager_lists_the_companies_looked_after()
    {
        var companies = (await Ada.Get("companies")).Expect(200).Json.GetProperty("companies").EnumerateArray()
            .Select(company => company.GetProperty("id").GetString()!).ToHashSet();
        Assert.Superset(new HashSet<string> { "fabrikam", "northwind" }, companies);
        foreach (var company in companies)
            Assert.Equal("ada", (await Sam.Get($"companies/{company}")).Expect(200).Json.GetProperty("accountManager").GetString());
        (await Nora.Get("companies")).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task Settings_hold_for_drafts_made_afterwards_and_for_nothing_else()
    {
        var before = await Draft();
        var (settings, version) = await Settings(Fiona);
        settings["paymentTerms"] = "P21D";
        try
        {
            var written = (await Put(Fiona, version, settings)).Expect(200);
            Assert.Equal($"\"{version + 1}\"", written.ETag);
            Assert.Equal("P21D", await PaymentTerms(await Draft()));
            Assert.Equal("P15D", await PaymentTerms(before));
            (await Put(Fiona, version, JsonNode.Parse(settings.ToJsonString().Replace("P21D", "P22D", StringComparison.Ordinal))!))
                .ExpectProblem(412, "stale");
        }
        finally
        {
            settings["paymentTerms"] = "P15D";
            (await Put(Fiona, version + 1, settings)).Expect(200);
        }
    }

    [Fact]
    public async Task What_is_wrong_with_settings_is_named_as_in_a_draft_and_nothing_changes()
    {
        var (settings, version) = await Settings(Nora);
        var wrong = settings.DeepClone().AsObject();
        wrong["paymentTerms"] = "P2Y";
        wrong["checkIn"] = JsonNode.Parse("""{ "required": true, "phoneNumber": " ", "grace": "PT15M" }""");
        wrong["confirmation"] = JsonNode.Parse("""{ "opensBefore": "PT2H", "closesBefore": "PT24H" }""");
        var problem = (await Put(Nora, version, wrong)).ExpectRefusal(400, "spanOutOfRange", "textRequired", "confirmationWindowEmpty");
        Assert.Equal(["confirmation", "checkIn.phoneNumber", "paymentTerms"], problem.Refusals!.Select(refusal => refusal.Field));
        wrong = settings.DeepClone().AsObject();
        wrong["deliverables"] = JsonNode.Parse("[null]");
        (await Put(Nora, version, wrong)).ExpectRefusal(400, "jsonInvalid");
        wrong.Remove("deliverables");
        (await Put(Nora, version, wrong)).ExpectRefusal(400, "jsonInvalid");
        wrong = settings.DeepClone().AsObject();
        wrong["checkIn"]!["grace"] = "P1M";
        Assert.Contains(
            "'P1M' is not an ISO 8601 span", (await Put(Nora, version, wrong)).ExpectRefusal(400, "jsonInvalid").Detail,
            StringComparison.Ordinal);
        Assert.Equal(settings.ToJsonString(), (await Settings(Nora)).Settings.ToJsonString());
        (await Wanda.Get("company/settings")).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task Settings_are_written_as_they_are_read()
    {
        foreach (var client in new[] { Nora, Fiona })
        {
            var (settings, version) = await Settings(client);
            (await Put(client, version, settings)).Expect(200);
            Assert.Equal(settings.ToJsonString(), (await Settings(client)).Settings.ToJsonString());
        }
    }

    private async Task<string> Draft()
    {
        var body = Offers.Body();
        return (await Fiona.Post("assignments", body)).Expect(201).As<Done>().Id;
    }

    private async Task<string?> PaymentTerms(string id) =>
        (await Fiona.Get($"assignments/{id}")).Expect(200).Json.GetProperty("settings").GetProperty("paymentTerms").GetString();

    private static async Task<(JsonObject Settings, long Version)> Settings(Portal client)
    {
        var view = (await client.Get("company/settings")).Expect(200).Json;
        return (JsonObject.Create(view.GetProperty("settings"))!, view.GetProperty("version").GetInt64());
    }

    private static Task<Answer> Put(Portal client, long version, JsonNode body) =>
        client.Send(HttpMethod.Put, "company/settings", body, IfMatch(version));
}
