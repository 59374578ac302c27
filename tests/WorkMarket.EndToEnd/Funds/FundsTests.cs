using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Funds;

/// <summary>Additional funds, hours and units, and the total (domain.md §2, §3).</summary>
public sealed class FundsTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly (string, object?) NoConfirmation = ("confirmation", new { required = false });

    [Fact]
    public async Task What_is_granted_is_on_the_total_and_what_is_undecided_lapses_at_approval()
    {
        var id = await Offers.InProgress(NoConfirmation);
        Assert.Equal("f1", await Asked(id, new { kind = "budgetIncrease", amount = Usd("20.00"), reason = "A longer cable" }));
        await Asked(id, new { kind = "expenseReimbursement", amount = Usd("7.50"), reason = "Parking" });
        await Asked(id, new { kind = "bonus", amount = Usd("5.00"), reason = "On a Sunday" });
        await Asked(id, new { kind = "bonus", amount = Usd("6.00"), reason = "By mistake" });
        (await Nora.Post($"assignments/{id}/funds/f1/approve")).Expect(200);
        (await Nora.Post($"assignments/{id}/funds/f2/decline", new { reason = "It was free" })).Expect(200);
        (await Wanda.Post($"assignments/{id}/funds/f4/withdraw")).Expect(200);
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        (await Wanda.Post($"assignments/{id}/complete", new { resolution = "Swapped." })).Expect(200);
        var added = (await Nora.Post($"assignments/{id}/funds", new { kind = "bonus", amount = Usd("0.01"), reason = "A cent" }))
            .Expect(201).Json;
        Assert.Equal("approved", added.GetProperty("funds").GetProperty("status").GetString());
        await Refused(id, () => Nora.Post($"assignments/{id}/approve"), 409, "fundsUndecided");
        await Refused(id, () => Nora.Post($"assignments/{id}/approve", new { lapse = false }), 409, "fundsUndecided");
        await Problem(id, () => Nora.Post($"assignments/{id}/approve", new { lapse = "yes" }), 400, "invalidRequest");
        (await Nora.Post($"assignments/{id}/approve", new { lapse = true })).Expect(200);

        foreach (var reader in new[] { Nora, Wanda, Sam })
        {
            var view = (await reader.Get($"assignments/{id}")).Expect(200).Json;
            Assert.Equal(
                ["approved", "declined", "lapsed", "withdrawn", "approved"],
                view.GetProperty("funds").EnumerateArray().Select(funds => funds.GetProperty("status").GetString()!));
            var declined = view.GetProperty("funds")[1];
            Assert.Equal(
                ("nora", "It was free"),
                (declined.GetProperty("decidedBy").GetProperty("id").GetString(), declined.GetProperty("decisionReason").GetString()));
            Assert.Equal("wanda", view.GetProperty("funds")[3].GetProperty("decidedBy").GetProperty("id").GetString());
            Assert.Equal(
                ["work 100.00", "budgetIncrease 20.00", "bonus 0.01"],
                view.GetProperty("total").GetProperty("lines").EnumerateArray()
                    .Select(line => $"{line.GetProperty("item")} {Amount(line)}"));
            Assert.Equal("120.01", view.GetProperty("total").GetProperty("sum").GetProperty("amount").GetString());
            Assert.Equal("120.01", Amount(view.GetProperty("invoice")));
        }
        var types = (await Nora.Get($"assignments/{id}/timeline?limit=200")).Expect(200).Json.GetProperty("entries").EnumerateArray()
            .Select(entry => entry.GetProperty("type").GetString()!).Where(type => type.StartsWith("funds", StringComparison.Ordinal));
        Assert.Equal(
            ["fundsRequested/1", "fundsRequested/1", "fundsRequested/1", "fundsRequested/1", "fundsApproved/1", "fundsDeclined/1",
                "fundsWithdrawn/1", "fundsAdded/1", "fundsLapsed/1"],
            types);
    }

    [Fact]
    public async Task Hours_above_the_budget_need_a_budget_increase_first()
    {
        var id = await Offers.InProgress(
            NoConfirmation, ("checkIn", new { required = false }),
            ("price", new { type = "perHour", perHourPrice = Usd("45.55"), maxNumberOfHours = "2" }));
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        await Refused(id, () => Complete(id, new { resolution = "Done", hours = "2.5" }), 409, "hoursOverBudget");
        await Asked(id, new { kind = "budgetIncrease", quantity = "1", reason = "Two floors" });
        (await Nora.Post($"assignments/{id}/funds/f1/approve")).Expect(200);
        await Refused(id, () => Complete(id, new { resolution = "Done", hours = "2.5", units = "1" }), 400, "unitsNotCounted");
        (await Complete(id, new { resolution = "Done", hours = "2.5" })).Expect(200);
        (await Nora.Post($"assignments/{id}/approve")).Expect(200);
        // 2.5 times 45.55 is 113.875.
        Assert.Equal("113.88", Amount((await Nora.Get($"assignments/{id}")).Json.GetProperty("invoice")));
    }

    [Fact]
    public async Task Units_are_stated_and_a_lower_value_explained()
    {
        var id = await Offers.InProgress(
            NoConfirmation, ("price", new { type = "perUnit", perUnitPrice = Usd("12.25"), maxNumberOfUnits = "10" }));
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        await Refused(id, () => Complete(id, new { resolution = "Done" }), 400, "unitsRequired");
        await Refused(id, () => Complete(id, new { resolution = "Done", units = "11" }), 409, "unitsOverBudget");
        await Refused(
            id, () => Complete(id, new { resolution = "Done", units = "4", finalValue = Usd("40.00") }), 400, "explanationRequired");
        await Refused(id, () => Complete(id, new { resolution = "Done", units = "4", finalValue = Usd("49.01") }), 400, "finalValueRaised");
        (await Complete(id, new { resolution = "Done", units = "4", finalValue = Usd("40.00"), explanation = "One was broken" }))
            .Expect(200);
        (await Nora.Post($"assignments/{id}/approve")).Expect(200);
        Assert.Equal("40.00", Amount((await Nora.Get($"assignments/{id}")).Json.GetProperty("invoice")));
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"kind":"bonus","reason":"r"}""", "amount", "amountRequired" },
        { """{"kind":"bonus","reason":"r","quantity":"1"}""", "amount", "amountRequired" },
        { """{"kind":"bonus","reason":"r","amount":{"amount":"0.00","currency":"USD"}}""", "amount", "amountNotPositive" },
        { """{"kind":"bonus","reason":"r","amount":{"amount":"-1.00","currency":"USD"}}""", "amount", "amountNotPositive" },
        { """{"kind":"bonus","reason":"r","amount":{"amount":"1.00","currency":"EUR"}}""", "amount", "currencyMismatch" },
        { """{"kind":"bonus","reason":"r","amount":{"amount":"9999999999","currency":"USD"}}""", "amount", "amountTooHigh" },
        { """{"kind":"bonus","reason":"r","amount":{"amount":"1.001","currency":"USD"}}""", "amount", "jsonInvalid" },
        { """{"kind":"bonus","reason":"r","amount":1}""", "amount", "jsonInvalid" },
        { """{"kind":"budgetIncrease","reason":"r","quantity":1}""", "quantity", "jsonInvalid" },
        { """{"kind":"tip","reason":"r","amount":{"amount":"1.00","currency":"USD"}}""", "kind", "jsonInvalid" },
        { """{"reason":"r","amount":{"amount":"1.00","currency":"USD"}}""", "kind", "jsonInvalid" },
        { """{"kind":"bonus","amount":{"amount":"1.00","currency":"USD"}}""", "reason", "jsonInvalid" },
        { """{"kind":"bonus","reason":" ","amount":{"amount":"1.00","currency":"USD"}}""", "reason", "textRequired" },
        { """{"kind":"bonus","reason":"a\u0007","amount":{"amount":"1.00","currency":"USD"}}""", "reason", "textControlCharacters" },
        { """{"kind":"bonus","reason":"r","amount":{"amount":"1.00","currency":"USD"},"by":"nora"}""", "by", "jsonInvalid" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wish_that_breaks_a_rule_is_refused_by_field_and_rule(string json, string field, string rule)
    {
        var id = await Offers.InProgress();
        foreach (var portal in new[] { Wanda, Nora })
        {
            var problem = await Refused(id, () => portal.Post($"assignments/{id}/funds", JsonDocument.Parse(json).RootElement), 400, rule);
            Assert.Equal(field, problem.Errors is [var error, ..] ? error.Field : problem.Refusals![0].Field);
        }
    }

    public static TheoryData<string, string> WrongPrices => new()
    {
        { """{"type":"perDay"}""", "price.type" },
        { """{"type":"perHour","maxNumberOfHours":"1"}""", "price.perHourPrice" },
        { """{"type":"perHour","perHourPrice":{"amount":"1.001","currency":"USD"},"maxNumberOfHours":"1"}""", "price.perHourPrice" },
        { """{"type":"perHour","perHourPrice":{"amount":"0","currency":"USD"},"maxNumberOfHours":"1"}""", "price.perHourPrice" },
        { """{"type":"perHour","perHourPrice":{"amount":"1","currency":"USD"},"maxNumberOfHours":1}""", "price.maxNumberOfHours" },
        { """{"type":"perHour","perHourPrice":{"amount":"1","currency":"USD"},"maxNumberOfHours":"79228162514264337593543950335"}""",
            "price.maxNumberOfHours" },
        { """{"type":"perUnit","perUnitPrice":{"amount":"1","currency":"USD"},"maxNumberOfUnits":"1.001"}""", "price.maxNumberOfUnits" },
        { """{"type":"perUnit","perUnitPrice":{"amount":"1","currency":"USD"},"maxNumberOfUnits":"1","maxNumberOfHours":"1"}""",
            "price.maxNumberOfHours" },
        { """{"type":"perUnit","perUnitPrice":{"amount":"999999999","currency":"USD"},"maxNumberOfUnits":"2"}""", "price" },
        {
            """{"type":"blendedPerHour","initialPerHourPrice":{"amount":"1","currency":"USD"}"""
                + ""","initialNumberOfHours":"1","additionalPerHourPrice":{"amount":"1","currency":"EUR"},"maxBlendedNumberOfHours":"1"}""",
            "price.additionalPerHourPrice"
        },
    };

    [Theory]
    [MemberData(nameof(WrongPrices))]
    public async Task A_price_that_is_wrong_names_its_member(string json, string field)
    {
        var problem = (await Nora.Post("assignments", Offers.Body(("price", JsonDocument.Parse(json).RootElement))))
            .ExpectProblem(400, "invalidRequest");
        Assert.Equal(field, problem.Errors is [var error, ..] ? error.Field : problem.Refusals![0].Field);
    }

    [Fact]
    public async Task With_counteroffers_off_no_budget_increase_is_asked_for()
    {
        var id = await Offers.InProgress(("counteroffersOff", true));
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/funds", new { kind = "budgetIncrease", amount = Usd("1.00"), reason = "More" }), 409,
            "counteroffersOff");
        Assert.DoesNotContain("requestBudgetIncrease", (await Wanda.Get($"assignments/{id}")).As<Assignment>().AllowedActions);
    }

    [Fact]
    public async Task Deciding_is_for_the_client_and_withdrawing_for_the_worker()
    {
        var id = await Offers.InProgress();
        await Asked(id, new { kind = "bonus", amount = Usd("5.00"), reason = "On a Sunday" });
        Assert.Equal(403, (await Wanda.Post($"assignments/{id}/funds/f1/approve")).Status);
        Assert.Equal(403, (await Nora.Post($"assignments/{id}/funds/f1/withdraw")).Status);
        Assert.Equal(404, (await Fiona.Post($"assignments/{id}/funds/f1/approve")).Status);
        Assert.Equal(
            404, (await Walt.Post($"assignments/{id}/funds", new { kind = "bonus", amount = Usd("5.00"), reason = "Me too" })).Status);
        await Refused(id, () => Nora.Post($"assignments/{id}/funds/f2/approve"), 404, "unknownFunds");
        await Refused(id, () => Nora.Post($"assignments/{id}/funds/f1/decline", new { reason = "" }), 400, "textRequired");
        (await Nora.Post($"assignments/{id}/funds/f1/approve")).Expect(200);
        await Refused(id, () => Nora.Post($"assignments/{id}/funds/f1/decline", new { reason = "No" }), 409, "fundsDecided");
        var assigned = await Offers.Assigned();
        await Refused(
            assigned, () => Wanda.Post($"assignments/{assigned}/funds", new { kind = "bonus", amount = Usd("5.00"), reason = "Early" }),
            409, "statusNotAllowed");
    }

    private static object Usd(string amount) => new { amount, currency = "USD" };

    private static string Amount(JsonElement of) => of.GetProperty("amount").GetProperty("amount").GetString()!;

    private Task<Answer> Complete(string id, object body) => Wanda.Post($"assignments/{id}/complete", body);

    private async Task<string> Asked(string id, object body) =>
        (await Wanda.Post($"assignments/{id}/funds", body)).Expect(201).Json.GetProperty("funds").GetProperty("id").GetString()!;
}
