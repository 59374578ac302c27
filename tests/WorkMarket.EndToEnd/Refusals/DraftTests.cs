using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Refusals;

/// <summary>Drafts and offers that cannot be written (domain.md §2, §3).</summary>
public sealed class DraftTests(HostFixture fixture) : HostTests(fixture)
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "title", "\" \"", "textRequired" },
        { "title", $"\"{new string('x', 201)}\"", "textTooLong" },
        { "title", "\"a\\u0000b\"", "textControlCharacters" },
        { "title", "\"a\\u001bb\"", "textControlCharacters" },
        { "description", "\"\"", "textRequired" },
        { "description", $"\"{new string('x', 20_001)}\"", "textTooLong" },
        { "instructions", $"\"{new string('x', 20_001)}\"", "textTooLong" },
        { "projectManager", "\"fiona\"", "unknownProjectManager" },
        { "projectManager", "\"../nora\"", "unknownProjectManager" },
        { "price", Money("-1.00"), "amountNotPositive" },
        { "price", Money("0.00"), "amountNotPositive" },
        { "price", Money("1000000000.00"), "amountTooHigh" },
        { "price", Money("9999999999"), "amountTooHigh" },
        { "schedule", Schedule("0001-01-01T00:00:00Z", "0001-01-01T01:00:00Z"), "scheduleTooFarBehind" },
        { "schedule", Schedule("9999-12-31T00:00:00Z", "9999-12-31T23:59:59Z"), "scheduleTooFarAhead" },
        { "schedule", Schedule(Offers.In(-25), Offers.In(2)), "scheduleTooFarBehind" },
        { "schedule", Schedule(Offers.In(3), Offers.In(2)), "scheduleEndsBeforeStart" },
        { "schedule", Schedule(Offers.In(3), Offers.In(3 + (24 * 367))), "scheduleTooLong" },
        { "confirmation", """{"required":true,"opensBefore":"PT1H","closesBefore":"PT2H"}""", "confirmationWindowEmpty" },
        { "confirmation", """{"required":true,"opensBefore":"P9999Y"}""", "spanOutOfRange" },
        { "confirmation", """{"required":true,"closesBefore":"PT-1H"}""", "spanOutOfRange" },
        { "paymentTerms", "\"P10Y\"", "spanOutOfRange" },
        { "checkIn", """{"required":true,"phoneNumber":" "}""", "textRequired" },
        { "deliverables", """[{"type":"photo","number":0}]""", "deliverableNumber" },
        { "deliverables", """[{"type":"photo","number":101}]""", "deliverableNumber" },
        { "deliverables", """[{"type":"photo","number":1,"dueDays":8}]""", "deliverableDueDays" },
        { "deliverables", """[{"type":"photo","number":1,"dueDays":-1}]""", "deliverableDueDays" },
        { "deliverables", """[{"type":"photo","number":1},{"type":"photo","number":2}]""", "deliverableTypeTwice" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_draft_that_breaks_a_rule_is_refused_by_its_name(string field, string json, string rule)
    {
        var answer = await Nora.Post("assignments", Offers.Body((field, System.Text.Json.JsonDocument.Parse(json).RootElement)));
        var problem = answer.ExpectRefusal(400, rule);
        Assert.StartsWith(field, problem.Refusals![0].Field, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_every_field_that_is_wrong() =>
        (await Nora.Post("assignments", Offers.Body(("title", ""), ("price", new { amount = "0", currency = "USD" }))))
            .ExpectRefusal(400, "textRequired", "amountNotPositive");

    public static TheoryData<string, string> WrongAudiences => new()
    {
        { """{"workers":[]}""", "workersRequired" },
        { """{}""", "audienceRequired" },
        { """{"open":true,"workers":["wanda"]}""", "audienceRequired" },
        { """{"workers":["wanda","wanda"]}""", "workerTwice" },
        { """{"workers":["nobody"]}""", "unknownWorker" },
        { """{"workers":["nora"]}""", "unknownWorker" },
        { """{"workers":["../wanda"]}""", "unknownWorker" },
        { """{"workers":["a/b#c?d\\e"]}""", "unknownWorker" },
        { """{"workers":["a\u0000b"]}""", "unknownWorker" },
        { """{"workers":["' or 1 eq 1"]}""", "unknownWorker" },
        { """{"workers":[""]}""", "unknownWorker" },
        { $$"""{"workers":["{{new string('w', 2000)}}"]}""", "unknownWorker" },
        { $$"""{"workers":[{{string.Join(',', Enumerable.Range(0, 201).Select(number => $"\"w{number}\""))}}]}""", "tooManyWorkers" },
    };

    [Theory]
    [MemberData(nameof(WrongAudiences))]
    public async Task An_offer_to_nobody_or_to_people_who_are_no_workers_is_refused(string json, string rule)
    {
        var id = await Offers.Draft();
        await Refused(id, () => Nora.Post($"assignments/{id}/send", System.Text.Json.JsonDocument.Parse(json).RootElement), 400, rule);
    }

    [Fact]
    public async Task Work_that_is_over_is_not_offered()
    {
        var id = await Offers.Draft(("schedule", new { start = Offers.In(-3), end = Offers.In(-1), timeZone = "UTC" }));
        await Refused(id, () => Nora.Post($"assignments/{id}/send", new { open = true }), 400, "scheduleOver");
    }

    private static string Money(string amount) => $$"""{"amount":"{{amount}}","currency":"USD"}""";

    private static string Schedule(string start, string end) => $$"""{"start":"{{start}}","end":"{{end}}","timeZone":"UTC"}""";
}
