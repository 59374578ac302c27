using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Violations;

/// <summary>Violations (domain.md §5).</summary>
public sealed class ViolationTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task One_is_reported_and_upheld_another_is_dismissed()
    {
        var id = await Offers.InProgress();
        var violations = $"assignments/{id}/violations";
        var reported = (await Nora.Post(violations, new { category = "noShow", text = "Nobody came." })).Expect(201).Json
            .GetProperty("violation");
        Assert.Equal(("n1", "worker", "wanda", "open"), (
            reported.GetProperty("id").GetString(), reported.GetProperty("against").GetString(),
            reported.GetProperty("worker").GetString(), reported.GetProperty("status").GetString()));
        (await Wanda.Post(violations, new { category = "conduct", text = "They shouted." })).Expect(201);

        (await Sam.Post($"{violations}/n1/uphold", new { reasons = "The door log is empty." })).Expect(200);
        await Refused(id, () => Sam.Post($"{violations}/n1/dismiss", new { reasons = "Again" }), 409, "violationDecided");
        var dismissed = (await Sam.Post($"{violations}/n2/dismiss", new { reasons = "Nobody heard it." })).Expect(200);
        Assert.Equal("dismissed", dismissed.Json.GetProperty("violation").GetProperty("status").GetString());

        foreach (var reader in new[] { Wanda, Nick, Sam })
        {
            var listed = (await reader.Get(violations)).Expect(200).Json.GetProperty("violations");
            Assert.Equal(
                [("Nobody came.", "The door log is empty."), ("They shouted.", "Nobody heard it.")],
                listed.EnumerateArray().Select(one => (one.GetProperty("text").GetString(), one.GetProperty("reasons").GetString())));
            Assert.Equal(["upheld", "dismissed"], listed.EnumerateArray().Select(one => one.GetProperty("status").GetString()));
            var timeline = (await reader.Get($"assignments/{id}/timeline")).Expect(200).Text;
            Assert.Contains("The door log is empty.", timeline, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_not_reported_as_abandoned_is_not_contested()
    {
        var id = await Offers.Assigned();
        var contest = $"assignments/{id}/contest-abandonment";
        await Refused(id, () => Nora.Post($"assignments/{id}/report-abandonment", new { reason = "Gone" }), 409, "notAbandonedYet");
        await Refused(id, () => Wanda.Post(contest, new { text = "I was there." }), 403, "notAParty");
        (await Nora.Post(contest, new { text = "I was there." })).Expect(403);
        (await Wes.Post(contest, new { text = "I was there." })).Expect(404);
        (await Wanda.Post($"assignments/{id}/cancel-by-worker", new { reason = "Ill" })).Expect(200);
        await Refused(id, () => Wanda.Post(contest, new { text = "I was there." }), 404, "nothingThere");
        (await Wanda.Post(contest, new { words = "I was there." })).Expect(400);
        Assert.False((await Wanda.Get($"assignments/{id}/violations")).Expect(200).Json.TryGetProperty("contestable", out _));
    }

    [Fact]
    public async Task What_support_reports_against_one_side_the_other_does_not_read()
    {
        var id = await Offers.Assigned();
        (await Sam.Post(
            $"assignments/{id}/violations", new { category = "offPlatformDealing", text = "Cash was offered.", against = "client" }))
            .Expect(201);
        foreach (var (reader, reads) in new[] { (Wanda, false), (Nora, true), (Sam, true) })
        {
            Assert.Equal(
                reads ? 1 : 0,
                (await reader.Get($"assignments/{id}/violations")).Expect(200).Json.GetProperty("violations").GetArrayLength());
            Assert.Equal(
                reads,
                (await reader.Get($"assignments/{id}/timeline")).Expect(200).Text.Contains("Cash was offered.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Wrong_reports_are_refused_by_field()
    {
        var id = await Offers.InProgress();
        var violations = $"assignments/{id}/violations";
        await Refused(id, () => Nora.Post(violations, new { text = "What?" }), 400, "jsonInvalid");
        await Refused(id, () => Nora.Post(violations, new { category = "rudeness", text = "What?" }), 400, "jsonInvalid");
        await Refused(
            id,
            () => Nora.Post(
                violations, new { category = "other", text = " ", against = "client", worker = "walt", evidence = new[] { "d9" } }),
            400, "textRequired", "againstOwnSide", "workerNotConcerned", "unknownEvidence");
        await Refused(id, () => Sam.Post(violations, new { category = "other", text = "It was so." }), 400, "againstRequired");
        await Refused(id, () => Sam.Post($"{violations}/n1/uphold", new { reasons = "None" }), 404, "nothingThere");
        (await Nora.Post(violations, new { category = "other", text = "It was so." })).Expect(201);
        await Refused(id, () => Sam.Post($"{violations}/n7/uphold", new { reasons = "None" }), 404, "unknownViolation");
        await Refused(id, () => Sam.Post($"{violations}/n1/uphold", new { reasons = "" }), 400, "textRequired");
    }

    [Fact]
    public async Task They_are_for_those_who_take_part()
    {
        var id = await Offers.Sent();
        var violations = $"assignments/{id}/violations";
        await Refused(id, () => Nora.Post(violations, new { category = "other", text = "Nobody there" }), 409, "nobodyConcerned");
        await Refused(id, () => Wanda.Post(violations, new { category = "other", text = "Not mine" }), 403, "notAParty");
        await Refused(id, () => Wanda.Get(violations), 403, "notAParty");
        (await Fiona.Post(violations, new { category = "other", text = "Not ours" })).ExpectProblem(404, "notFound");
        (await Nora.Post($"{violations}/n1/uphold", new { reasons = "Mine" })).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_repeated_report_is_one()
    {
        var id = await Offers.InProgress();
        var body = new { category = "conduct", text = "Once" };
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = (await Nora.Post($"assignments/{id}/violations", body, key)).Expect(201);
        Assert.Equal(first.Text, (await Nora.Post($"assignments/{id}/violations", body, key)).Expect(201).Text);
        Assert.Equal(1, (await Nora.Get($"assignments/{id}/violations")).Json.GetProperty("violations").GetArrayLength());
    }
}
