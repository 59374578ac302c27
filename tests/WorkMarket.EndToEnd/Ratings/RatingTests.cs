using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Ratings;

/// <summary>Rating each other (domain.md §4).</summary>
public sealed class RatingTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Neither_side_sees_the_others_rating_before_both_have_rated_and_an_unpaid_invoice_holds_nothing_back()
    {
        var id = await Offers.Invoiced();
        var body = new { overall = "unsatisfied", quality = "satisfied", comment = "Secret A" };
        var given = (await Nora.Put($"assignments/{id}/rating", body)).Expect(200);
        Assert.Equal("satisfied", given.Json.GetProperty("ratings").GetProperty("byClient").GetProperty("quality").GetString());
        await Seen(id, Wanda, a: false, b: false);
        await Seen(id, Nick, a: true, b: false);
        await Seen(id, Sam, a: true, b: false);
        var answer = (await Wanda.Put($"assignments/{id}/rating", new { overall = "excellent", comment = "Secret B" })).Expect(200);
        Assert.Contains("Secret A", answer.Text, StringComparison.Ordinal);
        await Seen(id, Wanda, a: true, b: true);
        await Seen(id, Nick, a: true, b: true);
    }

    [Fact]
    public async Task The_payment_opens_no_seal()
    {
        var id = await Offers.Invoiced();
        var due = (await Nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("rateUntil").GetDateTimeOffset();
        (await Nora.Put($"assignments/{id}/rating", new { overall = "unsatisfied", comment = "Secret A" })).Expect(200);
        (await Nora.Post($"assignments/{id}/pay")).Expect(200);
        await Seen(id, Wanda, a: false, b: false);
        var paid = (await Wanda.Get($"assignments/{id}")).Expect(200).Json;
        Assert.True(paid.GetProperty("rateUntil").GetDateTimeOffset() < due);
        Assert.Contains(paid.GetProperty("needsAction").EnumerateArray(), need => need.GetProperty("reason").GetString() == "rate");
        (await Wanda.Put($"assignments/{id}/rating", new { overall = "excellent", comment = "Secret B" })).Expect(200);
        await Seen(id, Nora, a: true, b: true);
        Assert.False((await Wanda.Get($"assignments/{id}")).Json.TryGetProperty("rateUntil", out _));
    }

    [Fact]
    public async Task It_can_be_put_anew_until_both_have_rated()
    {
        var id = await Offers.Invoiced();
        (await Nora.Put($"assignments/{id}/rating", new { overall = "unsatisfied" })).Expect(200);
        var version = (await Look(id)).Version;
        Assert.Equal(version, (await Nora.Put($"assignments/{id}/rating", new { overall = "unsatisfied" })).Expect(200).As<Done>().Version);
        (await Nora.Put($"assignments/{id}/rating", new { overall = "excellent" }, IfMatch(version))).Expect(200);
        (await Nora.Put($"assignments/{id}/rating", new { overall = "satisfied" }, IfMatch(version))).ExpectProblem(412, "stale");
        (await Wanda.Put($"assignments/{id}/rating", new { overall = "satisfied" })).Expect(200);
        await Refused(id, () => Nora.Put($"assignments/{id}/rating", new { overall = "satisfied" }), 409, "ratingsFinal");
        await Refused(id, () => Wanda.Put($"assignments/{id}/rating", new { overall = "excellent" }), 409, "ratingsFinal");
        var rated = (await Nora.Get($"assignments/{id}")).Json.GetProperty("ratings");
        Assert.Equal("excellent", rated.GetProperty("byClient").GetProperty("overall").GetString());
    }

    [Fact]
    public async Task After_a_cancellation_of_assigned_work_both_rate()
    {
        var id = await Offers.Cancelled();
        (await Wanda.Put($"assignments/{id}/rating", new { overall = "satisfied", comment = "Secret B" })).Expect(200);
        await Seen(id, Nora, a: false, b: false);
        (await Nora.Put($"assignments/{id}/rating", new { overall = "excellent", comment = "Secret A" })).Expect(200);
        await Seen(id, Nora, a: true, b: true);
        var offer = await Offers.Sent();
        (await Nora.Post($"assignments/{offer}/cancel", new { reason = "other" })).Expect(200);
        await Refused(offer, () => Nora.Put($"assignments/{offer}/rating", new { overall = "satisfied" }), 404, "nothingThere");
        var assigned = await Offers.Assigned();
        await Refused(assigned, () => Nora.Put($"assignments/{assigned}/rating", new { overall = "satisfied" }), 409, "statusNotAllowed");
    }

    [Fact]
    public async Task Wrong_ratings_are_refused_by_field()
    {
        var id = await Offers.Invoiced();
        var rating = $"assignments/{id}/rating";
        foreach (var body in new object[] { new { }, new { overall = "good" }, new { overall = 5 },
            new { overall = "excellent", quality = "" }, new { overall = "excellent", stars = 5 } })
            await Refused(id, () => Nora.Put(rating, body), 400, "jsonInvalid");
        await Refused(id, () => Nora.Put(rating, new { overall = "excellent", comment = new string('x', 1_001) }), 400, "textTooLong");
        (await Fiona.Put(rating, new { overall = "excellent" })).ExpectProblem(404, "notFound");
        (await Sam.Put(rating, new { overall = "excellent" })).ExpectProblem(403, "forbidden");
    }

    private static async Task Seen(string id, Portal reader, bool a, bool b)
    {
        foreach (var path in new[] { $"assignments/{id}", $"assignments/{id}/timeline" })
        {
            var text = (await reader.Get(path)).Expect(200).Text;
            Assert.Equal(
                (a, b), (text.Contains("Secret A", StringComparison.Ordinal), text.Contains("Secret B", StringComparison.Ordinal)));
        }
    }
}
