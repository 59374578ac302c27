using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Negotiation;

/// <summary>Proposing other pay, expenses or another schedule (domain.md §2).</summary>
public sealed class CounterofferTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly object PerHour = new { type = "perHour", perHourPrice = Usd("40.00"), maxNumberOfHours = "3.5" };

    [Fact]
    public async Task What_a_worker_proposed_and_the_client_accepted_becomes_the_assignments_own()
    {
        var id = await Offers.Sent();
        var schedule = new { start = Offers.In(6), end = Offers.In(8), timeZone = "America/New_York" };
        var expires = Offers.In(2);
        var made = (await Wanda.Post(
            $"assignments/{id}/counteroffers", new { price = PerHour, expenses = Usd("20.00"), schedule, expires, note = "It is far." }))
            .Expect(201).Json.GetProperty("application");
        Assert.Equal("perHour", made.GetProperty("proposal").GetProperty("price").GetProperty("type").GetString());
        Assert.Equal("20.00", made.GetProperty("proposal").GetProperty("expenses").GetProperty("amount").GetString());
        Assert.False(made.TryGetProperty("end", out _));

        (await Nora.Post($"assignments/{id}/applications/{made.GetProperty("id").GetString()}/accept")).Expect(200);
        var assigned = (await Wanda.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Equal("assigned", assigned.GetProperty("status").GetString());
        Assert.Equal("3.5", assigned.GetProperty("price").GetProperty("maxNumberOfHours").GetString());
        Assert.Equal(
            schedule.start,
            assigned.GetProperty("schedule").GetProperty("start").GetDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null));
    }

    [Fact]
    public async Task A_new_one_replaces_the_workers_own_and_other_workers_do_not_see_it()
    {
        var id = await Offers.Sent();
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        (await Walt.Post($"assignments/{id}/counteroffers", new { price = Usd("120.00") })).Expect(201);
        (await Wanda.Post($"assignments/{id}/counteroffers", new { expenses = Usd("15.00") })).Expect(201);

        Assert.Equal(["replaced", null, null], Closed(await Nora.Get($"assignments/{id}")));
        Assert.Equal(["replaced", null], Closed(await Wanda.Get($"assignments/{id}")));
        Assert.Equal([null], Closed(await Walt.Get($"assignments/{id}")));
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a1/accept"), 409, "applicationClosed");
    }

    [Fact]
    public async Task Turned_off_there_is_none()
    {
        var id = await Offers.Sent(("counteroffersOff", true));
        await Refused(id, () => Wanda.Post($"assignments/{id}/counteroffers", new { price = Usd("120.00") }), 409, "counteroffersOff");
        Assert.DoesNotContain("counteroffer", (await Wanda.Get($"assignments/{id}")).As<Assignment>().AllowedActions);
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        var id = await Offers.Sent();
        var problem = await Refused(
            id,
            () => Wanda.Post($"assignments/{id}/counteroffers", new
            {
                price = new { amount = "0", currency = "USD" },
                expenses = new { amount = "10.00", currency = "EUR" },
                schedule = new { start = Offers.In(5), end = Offers.In(4), timeZone = "Europe/Berlin" },
                expires = Offers.In(-1),
            }),
            400, "amountNotPositive", "currencyMismatch", "timeZoneFixed", "scheduleEndsBeforeStart", "expiryPassed");
        Assert.Equal(
            ["price", "expenses", "schedule.timeZone", "schedule.end", "expires"], problem.Refusals!.Select(refusal => refusal.Field));
        await Refused(id, () => Wanda.Post($"assignments/{id}/counteroffers", new { note = "Please." }), 400, "proposalEmpty");
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/counteroffers", new { price = Usd("120.00"), expires = Offers.In(24 * 365) }), 400,
            "expiryTooFarAhead");
        await Problem(id, () => Wanda.Post($"assignments/{id}/counteroffers", new { price = "much" }), 400, "invalidRequest");
        await Problem(id, () => Nora.Post($"assignments/{id}/counteroffers", new { price = Usd("120.00") }), 403, "forbidden");
    }

    [Fact]
    public async Task It_expires_by_itself()
    {
        var id = await Offers.Sent();
        (await Wanda.Post($"assignments/{id}/counteroffers", new { price = Usd("120.00"), expires = Offers.In(1.5 / 3600) })).Expect(201);
        await Eventually(async () => Closed(await Nora.Get($"assignments/{id}"))[0], closed => closed == "expired");
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a1/accept"), 409, "applicationClosed");
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
    }

    [Fact]
    public async Task Repeated_under_its_key_it_is_one()
    {
        var id = await Offers.Sent();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = (await Wanda.Post($"assignments/{id}/counteroffers", new { price = Usd("120.00") }, key)).Expect(201);
        Assert.Equal(
            first.Text, (await Wanda.Post($"assignments/{id}/counteroffers", new { price = Usd("120.00") }, key)).Expect(201).Text);
        Assert.Single(Closed(await Nora.Get($"assignments/{id}")));
    }

    private static object Usd(string amount) => new { amount, currency = "USD" };

    private static List<string?> Closed(Answer assignment) =>
        [.. assignment.Expect(200).Json.GetProperty("applications").EnumerateArray().Select(As)];

    private static string? As(JsonElement application) =>
        application.TryGetProperty("end", out var end) ? end.GetString() : null;
}
