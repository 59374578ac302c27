using System.Text.Json;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Requests;

/// <summary>Money, times, zones and spans that are none.</summary>
public sealed class ValueTests(HostFixture fixture) : HostTests(fixture)
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "price", """{"amount":125.00,"currency":"USD"}""" },
        { "price", """{"amount":"12.345","currency":"USD"}""" },
        { "price", """{"amount":"1.5","currency":"JPY"}""" },
        { "price", """{"amount":"1e3","currency":"USD"}""" },
        { "price", """{"amount":"1,000.00","currency":"USD"}""" },
        { "price", """{"amount":" 1.00","currency":"USD"}""" },
        { "price", """{"amount":"","currency":"USD"}""" },
        { "price", """{"amount":"NaN","currency":"USD"}""" },
        { "price", """{"amount":"１２","currency":"USD"}""" },
        { "price", """{"amount":"99999999999999999999999999999999999999","currency":"USD"}""" },
        { "price", """{"amount":"1.00","currency":"usd"}""" },
        { "price", """{"amount":"1.00","currency":"XYZ"}""" },
        { "price", """{"amount":"1.00","currency":""}""" },
        { "price", """{"amount":"1.00"}""" },
        { "price", """{"currency":"USD"}""" },
        { "price", """{"amount":"1.00","currency":"USD","tip":"1.00"}""" },
        { "price", """{"amount":"1.00","amount":"2.00","currency":"USD"}""" },
        { "price", "\"1.00 USD\"" },
        { "price", "100" },
        { "schedule", """{"start":"2026-11-20T15:00:00","end":"2026-11-20T16:00:00Z","timeZone":"UTC"}""" },
        { "schedule", """{"start":"2026-11-20","end":"2026-11-20T16:00:00Z","timeZone":"UTC"}""" },
        { "schedule", """{"start":"2026-13-45T25:61:00Z","end":"2026-11-20T16:00:00Z","timeZone":"UTC"}""" },
        { "schedule", """{"start":"20/11/2026 15:00","end":"2026-11-20T16:00:00Z","timeZone":"UTC"}""" },
        { "schedule", """{"start":"10000-01-01T00:00:00Z","end":"10000-01-01T01:00:00Z","timeZone":"UTC"}""" },
        { "schedule", """{"start":1763650800,"end":1763654400,"timeZone":"UTC"}""" },
        { "schedule", """{"start":"","end":"2026-11-20T16:00:00Z","timeZone":"UTC"}""" },
        { "schedule", """{"start":"2026-11-20T15:00:00Z","end":"2026-11-20T16:00:00Z","timeZone":"Mars/Olympus"}""" },
        { "schedule", """{"start":"2026-11-20T15:00:00Z","end":"2026-11-20T16:00:00Z","timeZone":"../../etc/localtime"}""" },
        { "schedule", """{"start":"2026-11-20T15:00:00Z","end":"2026-11-20T16:00:00Z","timeZone":""}""" },
        { "schedule", """{"start":"2026-11-20T15:00:00Z","end":"2026-11-20T16:00:00Z"}""" },
        { "schedule", "null" },
        { "paymentTerms", "\"30 days\"" },
        { "paymentTerms", "\"\"" },
        { "confirmation", """{"opensBefore":"PT24H"}""" },
        { "confirmation", """{"required":true,"closesBefore":"-PT1H"}""" },
        { "confirmation", """{"required":true,"closesBefore":"PT99999999999999999999H"}""" },
        { "deliverables", """[{"type":"painting","number":1}]""" },
        { "deliverables", """[{"type":"photo","number":1.5}]""" },
        { "deliverables", """[{"type":"photo","number":99999999999}]""" },
        { "deliverables", "[null]" },
        { "projectManager", "7" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_value_that_is_none_is_refused_and_named(string field, string json)
    {
        var answer = await Nora.Post("assignments", Offers.Body((field, JsonDocument.Parse(json).RootElement)));
        var problem = answer.ExpectProblem(400, "invalidRequest");
        Assert.StartsWith(field, problem.Errors is [var error, ..] ? error.Field : problem.Refusals![0].Field, StringComparison.Ordinal);
        Assert.DoesNotContain("WorkMarket.", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("NodaTime", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("format string", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20T15:00:00")]
    [InlineData("2026-11-20T15:00:00+25:00")]
    [InlineData("yesterday")]
    [InlineData("99999-01-01T00:00:00Z")]
    public async Task A_reported_time_needs_an_offset(string at)
    {
        var id = await Offers.Assigned();
        await Problem(id, () => Wanda.Post($"assignments/{id}/visits/check-in", new { at }), 400, "invalidRequest");
    }

    [Fact]
    public async Task A_tenth_and_two_tenths_are_three_tenths_and_yen_have_no_cents()
    {
        Assert.Equal("0.30", (await Look(await Offers.Draft(("price", new { amount = "0.3", currency = "USD" })))).Price.Amount);
        Assert.Equal("250", (await Look(await Offers.Draft(("price", new { amount = "250", currency = "JPY" })))).Price.Amount);
        Assert.Equal(
            "999999999.00", (await Look(await Offers.Draft(("price", new { amount = "999999999", currency = "USD" })))).Price.Amount);
    }
}
