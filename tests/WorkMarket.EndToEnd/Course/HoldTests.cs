using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Course;

/// <summary>A hold has an end, and the worker rights while it lasts (domain.md §2).</summary>
public sealed class HoldTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task A_hold_says_until_when()
    {
        var id = await Offers.Assigned();
        await Refused(id, () => Nora.Post($"assignments/{id}/hold", new { reason = "Flooded" }), 400, "untilRequired");
        await Refused(id, () => Nora.Post($"assignments/{id}/hold", new { reason = "", until = Offers.In(-1) }), 400, "textRequired",
            "untilPassed");
        await Refused(id, () => Nora.Post($"assignments/{id}/hold", new { reason = "x", until = Offers.In(99 * 365 * 24) }), 400,
            "untilTooFarAhead");
        await Problem(id, () => Nora.Post($"assignments/{id}/hold", new { reason = "x", until = "tomorrow" }), 400, "invalidRequest");
        var until = Offers.In(48);
        Assert.Equal("onHold", (await Act(Nora, id, "hold", new { reason = "Flooded", until })).Status);
        var hold = (await Wanda.Get($"assignments/{id}")).Expect(200).Json.GetProperty("hold");
        Assert.Equal(DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
            hold.GetProperty("until").GetDateTimeOffset());
        await Refused(id, () => Nora.Post($"assignments/{id}/hold", new { reason = "x", until = Offers.In(24) }), 400, "holdNotLonger");
    }

    [Fact]
    public async Task A_longer_hold_and_a_second_one_need_the_workers_consent()
    {
        var id = await Offers.Assigned();
        await Refused(id, () => Wanda.Post($"assignments/{id}/hold/approve"), 409, "noHoldRequest");
        Assert.Equal("assigned", (await Act(Nora, id, "hold", new { reason = "Rebuilt", until = Offers.In(40 * 24) })).Status);
        var asked = (await Wanda.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Equal("Rebuilt", asked.GetProperty("holdRequest").GetProperty("reason").GetString());
        Assert.Contains(asked.GetProperty("needsAction").EnumerateArray(), need => need.GetProperty("reason").GetString() == "decideHold");
        Assert.Equal("assigned", (await Act(Wanda, id, "hold/decline", new { reason = "Too long" })).Status);
        await Act(Nora, id, "hold", new { reason = "Flooded", until = Offers.In(24) });
        await Act(Nora, id, "release");
        Assert.Equal("assigned", (await Act(Nora, id, "hold", new { reason = "Again", until = Offers.In(24) })).Status);
        await Act(Nora, id, "hold/withdraw");
        await Refused(id, () => Nora.Post($"assignments/{id}/hold/withdraw"), 409, "noHoldRequest");
        await Act(Nora, id, "hold", new { reason = "Again", until = Offers.In(24) });
        Assert.Equal("onHold", (await Act(Wanda, id, "hold/approve")).Status);
    }

    [Fact]
    public async Task While_it_is_held_the_worker_closes_the_visit_asks_for_funds_and_gives_it_back_uncounted()
    {
        var id = await Offers.OnHold();
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        var bonus = new { kind = "bonus", amount = new { amount = "5.00", currency = "USD" }, reason = "For the waiting" };
        (await Wanda.Post($"assignments/{id}/funds", bonus)).Expect(201);
        var early = await Refused(id, () => Wanda.Post($"assignments/{id}/complete", new { resolution = "Done." }), 409, "heldTooShortly");
        Assert.NotNull(early.Refusals![0].HoldsFrom);
        Assert.Equal("sent", (await Act(Wanda, id, "cancel-by-worker", new { reason = "I wait no more" })).Status);
        Assert.Equal("givenBack", (await Nora.Get($"assignments/{id}")).Json.GetProperty("former")[0].GetProperty("end").GetString());
    }

    private static async Task<Done> Act(Portal by, string id, string action, object? body = null) =>
        (await by.Post($"assignments/{id}/{action}", body)).Expect(200).As<Done>();
}
