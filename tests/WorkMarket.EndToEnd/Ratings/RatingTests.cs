using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Ratings;

/// <summary>Rating each other (domain.md §4).</summary>
public sealed class RatingTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Neither_side_sees_the_others_rating_before_it_is_paid_and_both_do_after()
    {
        var id = await Offers.Invoiced();
        var given = (await Nora.Put(
            $"assignments/{id}/rating", new { overall = "unsatisfied", quality = "satisfied", comment = "Secret A" })).Expect(200);
        Assert.Equal("satisfied", given.Json.GetProperty("ratings").GetProperty("byClient").GetProperty("quality").GetString());
        var answer = (await Wanda.Put($"assignments/{id}/rating", new { overall = "excellent", comment = "Secret B" })).Expect(200);
        Assert.DoesNotContain("Secret A", answer.Text, StringComparison.Ordinal);
        await Seen(id, Wanda, a: false, b: true);
        await Seen(id, Nick, a: true, b: false);
        await Seen(id, Sam, a: true, b: true);
        (await Nora.Post($"assignments/{id}/pay")).Expect(200);
        await Seen(id, Wanda, a: true, b: true);
        await Seen(id, Nick, a: true, b: true);
    }

    [Fact]
    public async Task It_can_be_put_anew_until_it_is_paid()
    {
        var id = await Offers.Invoiced();
        (await Nora.Put($"assignments/{id}/rating", new { overall = "unsatisfied" })).Expect(200);
        var version = (await Look(id)).Version;
        Assert.Equal(version, (await Nora.Put($"assignments/{id}/rating", new { overall = "unsatisfied" })).Expect(200).As<Done>().Version);
        (await Nora.Put($"assignments/{id}/rating", new { overall = "excellent" }, IfMatch(version))).Expect(200);
        (await Nora.Put($"assignments/{id}/rating", new { overall = "satisfied" }, IfMatch(version))).ExpectProblem(412, "stale");
        (await Nora.Post($"assignments/{id}/pay")).Expect(200);
        await Refused(id, () => Nora.Put($"assignments/{id}/rating", new { overall = "satisfied" }), 409, "statusNotAllowed");
        await Refused(id, () => Wanda.Put($"assignments/{id}/rating", new { overall = "satisfied" }), 409, "statusNotAllowed");
        Assert.Equal(
            "excellent",
            (await Nora.Get($"assignments/{id}")).Json.GetProperty("ratings").GetProperty("byClient").GetProperty("overall").GetString());
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
