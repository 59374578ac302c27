using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Requests;

/// <summary>Small things that an integration engineer meets at two in the morning.</summary>
public sealed class FormTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Every_member_that_is_missing_is_named()
    {
        var problem = (await Nora.Post("assignments", new { description = "x" })).ExpectProblem(400, "invalidRequest");
        Assert.Equal(["price", "schedule", "title"], problem.Errors!.Select(error => error.Field).Order());
        problem = (await Nora.Post("assignments", Offers.Body(("schedule", new { start = Offers.In(3) }))))
            .ExpectProblem(400, "invalidRequest");
        Assert.Equal(["schedule.end", "schedule.timeZone"], problem.Errors!.Select(error => error.Field).Order());
    }

    [Fact]
    public async Task The_etag_at_a_visit_is_the_visits_own()
    {
        var id = await Offers.InProgress();
        var edited = (await Wanda.Patch($"assignments/{id}/visits/v1", new { reason = "x", checkOut = DateTimeOffset.UtcNow }, IfMatch(1)))
            .Expect(200);
        Assert.Equal("\"2\"", edited.ETag);
        (await Wanda.Patch(
            $"assignments/{id}/visits/v1", new { reason = "y", checkOut = DateTimeOffset.UtcNow }, ("If-Match", edited.ETag!))).Expect(200);
    }

    [Fact]
    public async Task A_worker_does_not_read_in_the_timeline_who_else_was_asked_or_applied()
    {
        var id = await Offers.SentTo(new { workers = new[] { "wanda", "walt" } });
        (await Walt.Post($"assignments/{id}/applications", new { note = "I do it for less" })).Expect(201);
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        (await Nora.Post($"assignments/{id}/applications/a2/accept")).Expect(200);
        var hers = (await Wanda.Get($"assignments/{id}/timeline")).Expect(200);
        Assert.DoesNotContain("walt", hers.Text, StringComparison.Ordinal);
        Assert.True(hers.Json.GetProperty("chain").GetProperty("verified").GetBoolean());
        Assert.Contains("I do it for less", (await Nora.Get($"assignments/{id}/timeline")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_the_worker_is_told_so_whatever_version_was_seen()
    {
        var id = await Offers.Sent();
        await Refused(id, () => Wes.Post($"assignments/{id}/confirm", null, IfMatch(999)), 403, "notAParty");
    }

    [Fact]
    public async Task Two_keys_are_none()
    {
        var id = await Offers.Sent();
        await Refused(
            id, () => Nora.Post($"assignments/{id}/messages", new { text = "a" }, ("Idempotency-Key", "one"), ("Idempotency-Key", "two")),
            400, "keyInvalid");
    }

    [Fact]
    public async Task A_body_comes_as_it_is()
    {
        var id = await Offers.Sent();
        using var utf16 = new StringContent("{\"text\":\"a\"}", System.Text.Encoding.Unicode, "application/json");
        await Refused(id, () => Nora.Post($"assignments/{id}/messages", utf16), 400, "jsonInvalid");
        using var packed = new StringContent("{\"text\":\"a\"}", System.Text.Encoding.UTF8, "application/json");
        packed.Headers.ContentEncoding.Add("gzip");
        await Refused(id, () => Nora.Post($"assignments/{id}/messages", packed), 415, "encodingUnknown");
    }

    [Theory]
    [InlineData("+5")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("5\0")]
    [InlineData("1e2")]
    public async Task An_amount_has_one_form(string amount) =>
        (await Nora.Post("assignments", Offers.Body(("price", new { amount, currency = "USD" })))).ExpectProblem(400, "invalidRequest");

    [Theory]
    [InlineData("2030-01-01T24:00:00Z")]
    [InlineData("2030-01-01T10:00:00,5Z")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public async Task An_instant_has_one_form(string start)
    {
        var problem = (await Nora.Post("assignments", Offers.Body(("schedule", new { start, end = Offers.In(5), timeZone = "UTC" }))))
            .ExpectProblem(400, "invalidRequest");
        Assert.Equal("schedule.start", Assert.Single(problem.Errors!).Field);
    }

    [Fact]
    public async Task A_title_is_one_line_that_can_be_seen()
    {
        foreach (var (title, rule) in new[] { ("\u200b", "textRequired"), ("a\nb", "oneLine"), ("a\u202eb", "oneLine") })
            (await Nora.Post("assignments", Offers.Body(("title", title)))).ExpectRefusal(400, rule);
    }
}
