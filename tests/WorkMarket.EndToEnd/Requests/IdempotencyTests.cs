using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Requests;

/// <summary>The same request again, and versions that were seen.</summary>
public sealed class IdempotencyTests(HostFixture fixture) : HostTests(fixture)
{
    private readonly (string, string) key = ("Idempotency-Key", Guid.NewGuid().ToString());

    [Fact]
    public async Task The_same_request_again_gets_the_same_answer_and_happens_once()
    {
        var id = await Offers.Draft();
        var first = (await Nora.Post($"assignments/{id}/messages", new { text = "Once" }, key)).Expect(201);
        var second = (await Nora.Post($"assignments/{id}/messages", new { text = "Once" }, key)).Expect(201);
        Assert.Equal((first.Text, first.ETag), (second.Text, second.ETag));
        Assert.Single((await Nora.Get($"assignments/{id}/messages")).As<MessageList>().Messages);
    }

    [Fact]
    public async Task However_its_path_is_written_the_same_request_happens_once()
    {
        var id = await Offers.Draft();
        foreach (var path in new[] { $"assignments/{id}/messages", $"assignments/{id}/messages/", $"Assignments/{id}/MESSAGES" })
            (await Nora.Post(path, new { text = "Once" }, key)).Expect(201);
        Assert.Single((await Nora.Get($"assignments/{id}/messages")).As<MessageList>().Messages);
    }

    [Fact]
    public async Task The_same_request_many_times_at_once_happens_once()
    {
        var id = await Offers.Draft();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => Nora.Post($"assignments/{id}/messages", new { text = "Once" }, key)));
        Assert.Single(answers.Select(answer => (answer.Expect(201).Text, answer.ETag)).Distinct());
        Assert.Single((await Nora.Get($"assignments/{id}/messages")).As<MessageList>().Messages);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var id = await Offers.Draft();
        (await Nora.Post($"assignments/{id}/messages", new { text = "Once" }, key)).Expect(201);
        await Problem(id, () => Nora.Post($"assignments/{id}/messages", new { text = "Twice" }, key), 422, "idempotencyKeyReused");
    }

    [Fact]
    public async Task A_repeat_after_the_status_moved_on_still_gets_the_first_answer()
    {
        var id = await Offers.Draft();
        var first = (await Nora.Post($"assignments/{id}/send", new { open = true }, key)).Expect(200);
        (await Nora.Post($"assignments/{id}/void")).Expect(200);
        var again = (await Nora.Post($"assignments/{id}/send", new { open = true }, key)).Expect(200);
        Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
        Assert.Equal("voided", (await Look(id)).Status);
        await Problem(id, () => Nora.Post($"assignments/{id}/send", new { workers = new[] { "wes" } }, key), 422, "idempotencyKeyReused");
    }

    [Fact]
    public async Task A_repeat_with_the_version_that_was_seen_then_still_gets_the_first_answer()
    {
        var id = await Offers.Draft();
        var first = (await Nora.Post($"assignments/{id}/send", new { open = true }, key, IfMatch(1))).Expect(200);
        var again = (await Nora.Post($"assignments/{id}/send", new { open = true }, key, IfMatch(1))).Expect(200);
        Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
    }

    [Fact]
    public async Task A_repeat_by_an_applicant_who_lost_access_gets_the_first_answer_and_nothing_else()
    {
        var id = await Offers.Sent();
        var first = (await Walt.Post($"assignments/{id}/applications", null, key)).Expect(201);
        var application = (await Wanda.Post($"assignments/{id}/applications")).As<Done>().Application!;
        (await Nora.Post($"assignments/{id}/applications/{application.Id}/accept")).Expect(200);
        Assert.Equal(first.Text, (await Walt.Post($"assignments/{id}/applications", null, key)).Expect(201).Text);
        await Problem(id, () => Walt.Post($"assignments/{id}/applications"), 404, "notFound");
    }

    [Fact]
    public async Task A_repeated_create_meets_itself()
    {
        var body = Offers.Body();
        var first = (await Nora.Post("assignments", body, key)).Expect(201);
        var id = first.As<Done>().Id;
        Assert.EndsWith($"/api/assignments/{id}", first.Headers.Location!.ToString(), StringComparison.Ordinal);
        var second = (await Nora.Post("assignments", body, key)).Expect(201);
        Assert.Equal((first.Text, first.ETag, first.Headers.Location), (second.Text, second.ETag, second.Headers.Location));
        (await Nora.Post("assignments", Offers.Body(("title", "Another")), key)).ExpectProblem(422, "idempotencyKeyReused");
        Assert.Equal(1, (await Look(id)).Version);
        Assert.NotEqual(id, (await Nick.Post("assignments", body, key)).Expect(201).As<Done>().Id);
        Assert.NotEqual(id, (await Fiona.Post("assignments", body, key)).Expect(201).As<Done>().Id);
    }

    [Fact]
    public async Task Without_a_key_a_request_is_like_no_other()
    {
        var body = Offers.Body();
        Assert.NotEqual((await Nora.Post("assignments", body)).As<Done>().Id, (await Nora.Post("assignments", body)).As<Done>().Id);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a b")]
    public async Task A_key_is_visible_ascii(string text)
    {
        var id = await Offers.Draft();
        await Refused(id, () => Nora.Post($"assignments/{id}/messages", new { text = "a" }, ("Idempotency-Key", text)), 400, "keyInvalid");
    }

    [Fact]
    public async Task A_key_is_not_longer_than_255()
    {
        var id = await Offers.Draft();
        await Refused(
            id, () => Nora.Post($"assignments/{id}/messages", new { text = "a" }, ("Idempotency-Key", new string('k', 256))), 400,
            "keyInvalid");
        (await Nora.Post($"assignments/{id}/messages", new { text = "a" }, ("Idempotency-Key", new string('k', 255)))).Expect(201);
    }

    [Fact]
    public async Task A_refusal_is_not_kept_under_its_key()
    {
        var id = await Offers.Draft();
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a1/accept", null, key), 409, "statusNotAllowed");
        (await Nora.Post($"assignments/{id}/send", new { open = true })).Expect(200);
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        (await Nora.Post($"assignments/{id}/applications/a1/accept", null, key)).Expect(200);
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("1")]
    [InlineData("\"one\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"1.0\"")]
    public async Task A_malformed_version_is_refused(string text)
    {
        var id = await Offers.Draft();
        await Refused(id, () => Nora.Post($"assignments/{id}/void", null, ("If-Match", text)), 400, "versionInvalid");
    }

    [Fact]
    public async Task An_action_on_a_version_that_is_no_longer_there_is_refused()
    {
        var id = await Offers.Sent();
        Assert.Equal("\"2\"", (await Nora.Get($"assignments/{id}")).ETag);
        await Problem(id, () => Nora.Post($"assignments/{id}/void", null, IfMatch(1)), 412, "stale");
        await Problem(id, () => Nora.Post($"assignments/{id}/void", null, IfMatch(3)), 412, "stale");
        await Problem(id, () => Nora.Post($"assignments/{id}/messages", new { text = "a" }, IfMatch(1)), 412, "stale");
        (await Nora.Post($"assignments/{id}/void", null, IfMatch(2))).Expect(200);
    }
}
