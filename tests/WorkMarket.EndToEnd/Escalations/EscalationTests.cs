using System.Globalization;
using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Escalations;

/// <summary>The worker's escalation (domain.md §6), as far as it goes in one sitting.</summary>
public sealed class EscalationTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task It_is_opened_answered_and_agreed_upon()
    {
        var id = await Offers.AtImpasse();
        var opened = (await Wanda.Post($"assignments/{id}/escalation", new { cause = "impasse", statement = "We do not agree." }))
            .Expect(201).Json.GetProperty("escalation");
        Assert.Equal(("e1", "messages", "opened"), (Text(opened, "id"), Text(opened, "stage"), Text(opened, "reason")));

        var seen = (await Nora.Get($"assignments/{id}/escalation")).Expect(200).Json;
        Assert.Equal(("stage", "projectManager"), (Text(seen.GetProperty("next"), "kind"), Text(seen.GetProperty("next"), "stage")));
        Assert.Contains(
            "asked WorkMarket for help", (await Nora.Get($"assignments/{id}/messages")).Expect(200).Text, StringComparison.Ordinal);

        var answered = (await Nora.Post($"assignments/{id}/escalation/update", new { text = "Let us talk." })).Expect(200).Json
            .GetProperty("escalation");
        Assert.Equal(
            ("engaged", "answered", 1), (Text(answered, "stage"), Text(answered, "reason"), answered.GetProperty("responses").GetInt32()));

        (await Wanda.Post($"assignments/{id}/escalation/agree")).Expect(200);
        await Refused(id, () => Wanda.Post($"assignments/{id}/escalation/agree"), 409, "alreadyAgreed");
        var resolved = (await Nora.Post($"assignments/{id}/escalation/agree")).Expect(200).Json.GetProperty("escalation");
        Assert.Equal(("resolved", "closed"), (Text(resolved, "stage"), Text(resolved, "reason")));
        await Refused(id, () => Nora.Post($"assignments/{id}/escalation/update", new { text = "Late" }), 404, "nothingThere");
    }

    [Fact]
    public async Task The_forecast_lists_every_step_to_arbitration()
    {
        var id = await Offers.Escalated();
        var steps = (await Wanda.Get($"assignments/{id}/escalation/forecast")).Expect(200).Json.GetProperty("steps").EnumerateArray()
            .ToList();
        Assert.Equal(
            ["projectManager", "accountManager", "arbitration"],
            steps.Where(step => Text(step, "kind") == "stage").Select(step => Text(step, "stage")));
        Assert.InRange(steps.Count(step => Text(step, "kind") == "update"), 8, 12);
        var instants = steps.ConvertAll(step => DateTimeOffset.Parse(Text(step, "at")!, CultureInfo.InvariantCulture));
        Assert.Equal(instants.Order(), instants);
    }

    [Fact]
    public async Task The_account_manager_and_support_take_care_of_it()
    {
        var id = await Offers.Escalated();
        (await Ada.Get($"assignments/{id}/escalation")).Expect(200);
        (await Ada.Get($"assignments/{id}")).ExpectProblem(403, "forbidden");
        (await Abe.Get($"assignments/{id}/escalation")).ExpectProblem(404, "notFound");
        (await Abe.Get($"assignments/{id}/escalation/timeline")).ExpectProblem(404, "notFound");
        (await Abe.Post($"assignments/{id}/escalation/contact", new { text = "x", answered = true })).ExpectProblem(404, "notFound");
        (await Abe.Post($"assignments/{id}/escalation/notes", new { text = "x" })).ExpectProblem(404, "notFound");
        (await Sam.Post($"assignments/{id}/escalation/claim")).Expect(200);
        (await Sam.Post($"assignments/{id}/escalation/notes", new { text = "A secret note" })).Expect(200);
        (await Ada.Post($"assignments/{id}/escalation/contact", new { text = "Nobody there", answered = false })).Expect(200);
        var answered = (await Ada.Post($"assignments/{id}/escalation/contact", new { text = "They will think", answered = true }))
            .Expect(200).Json;
        Assert.Equal("engaged", Text(answered.GetProperty("escalation"), "stage"));
        Assert.Equal("sam", Text((await Ada.Get($"assignments/{id}/escalation")).Expect(200).Json, "claimedBy"));
        Assert.DoesNotContain("A secret note", (await Wanda.Get($"assignments/{id}/timeline")).Expect(200).Text, StringComparison.Ordinal);
        var handed = (await Sam.Post($"assignments/{id}/escalation/hand-off", new { reason = "Neither gives way" })).Expect(200).Json;
        Assert.Equal("arbitration", Text(handed.GetProperty("escalation"), "stage"));
    }

    [Fact]
    public async Task What_happened_on_it_everybody_reads_and_notes_and_contacts_WorkMarket_alone()
    {
        var id = await Offers.Escalated();
        (await Nora.Post($"assignments/{id}/messages", new { text = "Between us", @private = true })).Expect(201);
        (await Nora.Post($"assignments/{id}/messages", new { text = "Perhaps one hour." })).Expect(201);
        (await Sam.Post($"assignments/{id}/messages", new { text = "Let us meet half-way." })).Expect(201);
        (await Sam.Post($"assignments/{id}/escalation/notes", new { text = "Both sound tired" })).Expect(200);
        (await Ada.Post($"assignments/{id}/escalation/contact", new { text = "Nobody there", answered = false })).Expect(200);
        (await Ada.Post($"assignments/{id}/escalation/contact", new { text = "They will think", answered = true })).Expect(200);

        string?[] both = ["escalationOpened/1", "escalationStageEntered/1", "messagePosted/1", "escalationAnswered/1",
            "escalationAnswered/1"];
        foreach (var side in new[] { Wanda, Nora })
            Assert.Equal(both, (await Timeline(side, id)).Select(entry => Text(entry, "type")));
        var whole = await Timeline(Ada, id);
        Assert.Equal([.. both[..4], "escalationNoted/1", "escalationNoted/1", both[4]], whole.Select(entry => Text(entry, "type")));
        Assert.Equal(
            ["We do not agree.", null, "Perhaps one hour.", null, "Both sound tired", "Nobody there", "They will think"],
            whole.Select(entry => entry.GetProperty("data"))
                .Select(data => data.TryGetProperty("text", out var text) || data.TryGetProperty("statement", out text)
                    ? text.GetString()
                    : null));
        Assert.Equal(
            ["sam", "ada"],
            whole.Where(entry => Text(entry, "type") == "escalationNoted/1").Select(entry => Text(entry.GetProperty("by"), "id")));
        Assert.Equal(whole.Select(entry => entry.GetRawText()), (await Timeline(Sam, id, limit: 1)).Select(entry => entry.GetRawText()));
        (await Walt.Get($"assignments/{id}/escalation/timeline")).ExpectProblem(404, "notFound");
        (await Wanda.Get($"assignments/{await Offers.Assigned()}/escalation/timeline")).ExpectProblem(404, "notFound");
        (await Ada.Get($"assignments/{id}/escalation/timeline?after=x")).ExpectRefusal(400, "cursorInvalid");
    }

    [Fact]
    public async Task A_claim_is_given_back_and_taken_by_another()
    {
        var id = await Offers.Escalated();
        await Refused(id, () => Sam.Delete($"assignments/{id}/escalation/claim"), 409, "notClaimed");
        (await Sam.Post($"assignments/{id}/escalation/claim")).Expect(200);
        await Refused(id, () => Sam.Post($"assignments/{id}/escalation/claim"), 409, "alreadyClaimed");
        var released = (await Sam.Delete($"assignments/{id}/escalation/claim")).Expect(200).Json.GetProperty("escalation");
        Assert.False(released.TryGetProperty("claimedBy", out _));
        Assert.DoesNotContain("laim", (await Wanda.Get($"assignments/{id}/timeline")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_violation_suspends_it_and_one_that_is_upheld_ends_it()
    {
        var id = await Offers.Escalated();
        (await Nora.Post($"assignments/{id}/violations", new { category = "conduct", text = "Rude" })).Expect(201);
        var suspended = (await Wanda.Get($"assignments/{id}/escalation")).Expect(200).Json;
        Assert.True(suspended.TryGetProperty("suspendedSince", out _) && !suspended.TryGetProperty("monthEndsAt", out _));
        (await Sam.Post($"assignments/{id}/violations/n1/uphold", new { reasons = "It was so." })).Expect(200);
        Assert.Equal("ineligible", Text((await Wanda.Get($"assignments/{id}/escalation")).Expect(200).Json, "stage"));
    }

    [Fact]
    public async Task The_worker_takes_it_to_arbitration_no_earlier_than_a_month_after_its_opening()
    {
        var id = await Offers.Escalated();
        var early = await Refused(id, () => Wanda.Post($"assignments/{id}/escalation/arbitration"), 409, "tooEarlyForArbitration");
        Assert.InRange(early.Refusals![0].HoldsFrom!.Value, DateTimeOffset.UtcNow.AddDays(27), DateTimeOffset.UtcNow.AddDays(32));
        (await Nora.Post($"assignments/{id}/escalation/arbitration")).ExpectProblem(403, "forbidden");
        (await Nora.Post($"assignments/{id}/violations", new { category = "conduct", text = "Rude" })).Expect(201);
        await Refused(id, () => Wanda.Post($"assignments/{id}/escalation/arbitration"), 409, "escalationSuspended");
    }

    [Fact]
    public async Task A_report_that_was_false_in_bad_faith_is_a_violation_of_its_reporter()
    {
        var id = await Offers.Escalated();
        (await Nora.Post($"assignments/{id}/violations", new { category = "conduct", text = "Rude" })).Expect(201);
        (await Sam.Post($"assignments/{id}/violations/n1/dismiss", new { reasons = "It was made up.", badFaith = true })).Expect(200);
        var own = (await Nora.Get($"assignments/{id}/violations")).Expect(200).Json.GetProperty("violations")[1];
        Assert.Equal(("client", "upheld", "falsifiedRecord"), (Text(own, "against"), Text(own, "status"), Text(own, "category")));
        Assert.False((await Wanda.Get($"assignments/{id}/escalation")).Expect(200).Json.TryGetProperty("suspendedSince", out _));
        (await Sam.Post($"assignments/{id}/violations", new { category = "conduct", text = "Rude", against = "worker" })).Expect(201);
        await Refused(
            id, () => Sam.Post($"assignments/{id}/violations/n3/dismiss", new { reasons = "No.", badFaith = true }), 409, "noReporter");
    }

    [Fact]
    public async Task A_refusal_names_what_does_not_hold_and_from_when_it_would()
    {
        var id = await Offers.PendingApproval();
        var problem = await Refused(
            id, () => Wanda.Post($"assignments/{id}/escalation", new { cause = "approvalOverdue", statement = "Slow" }), 409,
            "causeNotTrue", "notAttempted");
        Assert.NotNull(problem.Refusals![0].HoldsFrom);
        (await Wanda.Get($"assignments/{id}/escalation")).ExpectProblem(404, "notFound");
        (await Wanda.Post($"assignments/{id}/escalation", new { cause = "boredom", statement = "Slow" })).ExpectRefusal(400, "jsonInvalid");
        (await Ada.Post($"assignments/{id}/escalation/contact", new { text = "x", answered = true })).ExpectProblem(404, "notFound");
        await Refused(id, () => Wanda.Post($"assignments/{id}/escalation/withdraw"), 404, "nothingThere");
    }

    [Fact]
    public async Task The_worker_withdraws_it()
    {
        var id = await Offers.Escalated();
        (await Walt.Post($"assignments/{id}/escalation/withdraw")).ExpectProblem(404, "notFound");
        var withdrawn = (await Wanda.Post($"assignments/{id}/escalation/withdraw", new { reason = "Settled" })).Expect(200).Json;
        Assert.Equal("withdrawn", Text(withdrawn.GetProperty("escalation"), "stage"));
    }

    private static async Task<List<JsonElement>> Timeline(Portal reader, string id, int limit = 200)
    {
        var entries = new List<JsonElement>();
        for (var after = 0L; ;)
        {
            var page = (await reader.Get($"assignments/{id}/escalation/timeline?limit={limit}&after={after}")).Expect(200).Json;
            entries.AddRange(page.GetProperty("entries").EnumerateArray());
            if (!page.TryGetProperty("next", out var next))
                return entries;
            after = next.GetInt64();
        }
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
