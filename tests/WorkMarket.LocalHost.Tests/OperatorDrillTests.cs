using System.Text;
using System.Text.Json;
using Azure;
using WorkMarket.Application.Cases;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>What goes wrong is seen in the operator's view, and what can be mended is mended from there.</summary>
public sealed class OperatorDrillTests : IDisposable
{
    private readonly Town town = new(Azurite.Shared);

    public void Dispose() => town.Dispose();

    [Fact]
    public async Task A_poisoned_message_a_lost_clock_a_wrong_row_and_a_corrupted_event_are_seen_and_three_of_them_mended()
    {
        var host = town.StartHere(("WorkMarket__EffectsLease", "00:00:01"));
        var (nora, wanda, sam) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"),
            await Town.SignIn(host.Url, "sam"));
        var poisoned = await Town.InProgress(nora, wanda);
        var escalated = await Escalated(nora, wanda);
        var (misplaced, corrupted) = (await Town.Create(nora), await Town.Create(nora));
        (await nora.Post($"assignments/{corrupted}/messages", new { text = "Number 4711" })).Expect(201);
        foreach (var id in new[] { poisoned, escalated, misplaced, corrupted })
            await town.Settled(nora, id);
        Assert.Equal(0, await Poisoned(sam, "intents"));
        Assert.Empty(await Findings(sam, "verification"));
        Assert.Equal("running", await Clock(sam, escalated));

        var outbox = await Poison(poisoned);
        await Town.Eventually(async () => await Poisoned(sam, "intents") == 1, "The poisoned message is seen.");
        var message = Assert.Single((await sam.Get("ops/queues/intents/poison")).Expect(200).Json.GetProperty("messages").EnumerateArray());
        Assert.Equal((poisoned, outbox.RowKey), (Text(message, "assignment"), $"outbox-{Text(message, "attempt")}"));
        await town.Table("cases").Merge(outbox, ETag.All);

        foreach (var row in (await town.Storage.Due.First(1000, null, default)).Where(row => row.Case.Value == escalated))
            await town.Storage.Due.Delete(row, default);
        await Misplace(misplaced);
        await Corrupt(corrupted);
        Assert.Equal(
            new (string?, string?, string?)[] { (corrupted, "chainBroken", "2"), (escalated, "clockLost", ""),
                (escalated, "indexWrong", "due"), (misplaced, "indexWrong", "lists") }.Order(),
            (await Findings(sam, "verification")).Select(Say).Order());
        Assert.Equal("lost", await Clock(sam, escalated));

        (await sam.Post($"ops/queues/intents/poison/{Text(message, "id")}/redrive")).Expect(200);
        await town.Settled(nora, poisoned);
        Assert.Equal("running", Text((await sam.Post($"ops/escalations/{escalated}/restart")).Expect(200).Json, "clock"));
        Assert.Equal("running", await Clock(sam, escalated));
        Assert.Empty(await Findings(sam, "reindex"));
        Assert.Equal((corrupted, "chainBroken", "2"), Say(Assert.Single(await Findings(sam, "verification"))));
        Assert.Equal(0, await Poisoned(sam, "intents"));
    }

    [Fact]
    public async Task What_can_never_be_handled_is_thrown_away_for_a_reason_that_is_logged()
    {
        var host = town.StartHere();
        var sam = await Town.SignIn(host.Url, "sam");
        await town.Storage.Outbox.Queue.SendMessageAsync("{}");
        await Town.Eventually(async () => await Poisoned(sam, "intents") == 1, "It is set aside.");
        var id = Text(
            Assert.Single((await sam.Get("ops/queues/intents/poison")).Expect(200).Json.GetProperty("messages").EnumerateArray()), "id");
        Assert.Equal("invalidRequest", (await sam.Post($"ops/queues/intents/poison/{id}/discard", new { reason = " " })).Expect(400).Code);
        Assert.Equal(
            "invalidRequest", (await sam.Post($"ops/queues/intents/poison/{id}/discard", new { reason = "one\ntwo" })).Expect(400).Code);
        Assert.Equal(1, await Poisoned(sam, "intents"));
        (await sam.Post($"ops/queues/intents/poison/{id}/discard", new { reason = "Nobody wrote this." })).Expect(200);
        Assert.Equal(0, await Poisoned(sam, "intents"));
        await Town.Says(host, "Nobody wrote this.");
        (await sam.Post($"ops/queues/intents/poison/{id}/redrive")).Expect(404);
    }

    [Fact]
    public async Task The_view_is_support_s_and_what_there_is_not_is_not_found()
    {
        var host = town.StartHere();
        var (nora, sam) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "sam"));
        var draft = await Town.Create(nora);
        (await nora.Get("ops")).Expect(403);
        (await nora.Post($"ops/escalations/{draft}/restart")).Expect(403);
        foreach (var path in new[] { "ops/queues/letters/poison", "ops/jobs/spring-cleaning", "ops/jobs/1", "ops/jobs/reindex" })
            (await sam.Get(path)).Expect(404);
        (await sam.Post("ops/jobs/spring-cleaning")).Expect(404);
        (await sam.Post("ops/queues/letters/poison/redrive")).Expect(404);
        (await sam.Post("ops/escalations/aaaaaaaaaaaaaaaa/restart")).Expect(404);
        Assert.Equal("noOpenEscalation", (await sam.Post($"ops/escalations/{draft}/restart")).Expect(409).Code);
        (await sam.Post("ops/jobs/reindex")).Expect(202);
        // Here nothing is kept a second time.
        Assert.Equal("noBackups", (await sam.Post("ops/jobs/backup")).Expect(409).Code);
        Assert.Equal("noBackups", (await sam.Post("ops/backups/restore", new { everything = true })).Expect(409).Code);
        Assert.False((await sam.Get("ops/backups")).Expect(200).Json.GetProperty("kept").GetBoolean());
        foreach (var path in new[] { "ops/due?after=soon", "ops/due?after=99999999999999999999-Tick-a", "ops/due?limit=0",
            "ops/escalations?after=soon", "ops/jobs/reindex/findings?after=%27", "ops/jobs/reindex/findings?after=garbage" })
            Assert.Equal("invalidRequest", (await sam.Get(path)).Expect(400).Code);
        Assert.Empty((await sam.Get("ops/due")).Expect(200).Json.GetProperty("overdue").EnumerateArray());
    }

    [Fact]
    public async Task What_the_clock_cannot_handle_is_seen_with_how_late_it_is()
    {
        var host = town.StartHere();
        var (nora, sam) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "sam"));
        var id = await Town.Create(nora);
        await town.Settled(nora, id);
        await town.Table("cases").Merge(new(id, "head") { ["state0"] = "{"u8.ToArray() }, ETag.All);
        await town.Storage.Due.Put(
            new(NodaTime.SystemClock.Instance.GetCurrentInstant() - NodaTime.Duration.FromHours(2), new(id), Application.Due.DueKind.Tick),
            default);
        var overdue = Assert.Single((await sam.Get("ops/due")).Expect(200).Json.GetProperty("overdue").EnumerateArray());
        Assert.Equal((id, "tick"), (Text(overdue, "assignment"), Text(overdue, "kind")));
        Assert.StartsWith("PT2H", Text(overdue, "lateBy"), StringComparison.Ordinal);
        var due = (await Ops(sam)).GetProperty("due");
        Assert.Equal(1, due.GetProperty("overdue").GetInt32());
        Assert.Equal(Text(overdue, "at"), Text(due, "since"));
    }

    private static async Task<string> Escalated(Portal nora, Portal wanda)
    {
        var id = await Town.InProgress(nora, wanda);
        (await nora.Post($"assignments/{id}/cancel", new { reason = "duplicate" })).Expect(200);
        (await wanda.Post($"assignments/{id}/messages", new { text = "And my hours?" })).Expect(201);
        (await wanda.Post(
            $"assignments/{id}/escalation", new { cause = "cancelledWithoutClarification", statement = "I was there." })).Expect(201);
        return id;
    }

    // What a commit left for its effects cannot be read, so that they fail again and again; answers the row as it should be.
    private async Task<TableRow> Poison(string id)
    {
        var attempt = new AttemptId(Guid.CreateVersion7().ToString("N"));
        var row = new TableRow(id, $"outbox-{attempt}")
        {
            ["status"] = "pending",
            ["first"] = 1L,
            ["last"] = 1L,
            ["at"] = "yesterday",
            ["hasCommand"] = false,
        };
        await town.Table("cases").Insert(row);
        await town.Storage.Outbox.Enqueue(new(new(id), attempt, Look: 1), NodaTime.Duration.Zero, default);
        return new(id, row.RowKey) { ["at"] = DateTimeOffset.UtcNow };
    }

    private async Task Misplace(string id)
    {
        var lists = town.Table("lists");
        await foreach (var row in lists.Query(new()))
        {
            if (row.RowKey.EndsWith(id, StringComparison.Ordinal) && char.IsAsciiDigit(row.RowKey[0]))
                await lists.Merge(new(row.PartitionKey, row.RowKey) { ["status"] = "Paid" }, ETag.All);
        }
    }

    private async Task Corrupt(string id)
    {
        var (table, key) = (town.Table("cases"), "event-0000000002");
        var text = Encoding.UTF8.GetString((await table.Get(id, key))!.GetBinary("body0"));
        await table.Merge(
            new(id, key) { ["body0"] = Encoding.UTF8.GetBytes(text.Replace("4711", "4712", StringComparison.Ordinal)) }, ETag.All);
    }

    // On a busy machine storage may not answer a look in time, which is then said in place of what was to be seen.
    private static async Task<JsonElement> Ops(Portal sam)
    {
        var seen = default(JsonElement);
        await Town.Eventually(
            async () => (seen = (await sam.Get("ops")).Expect(200).Json).TryGetProperty("queues", out _), "Storage answers a look.");
        return seen;
    }

    private static async Task<int> Poisoned(Portal sam, string queue) => (await Ops(sam)).GetProperty("queues").EnumerateArray()
        .Single(one => Text(one, "queue") == queue).GetProperty("poisoned").GetInt32();

    private static async Task<string?> Clock(Portal sam, string id) => Text(
        (await sam.Get("ops/escalations?limit=200")).Expect(200).Json.GetProperty("escalations").EnumerateArray()
            .Single(one => Text(one, "assignment") == id), "clock");

    private static async Task<List<JsonElement>> Findings(Portal sam, string job)
    {
        (await sam.Post($"ops/jobs/{job}")).Expect(202);
        await Town.Eventually(
            async () => !(await sam.Get($"ops/jobs/{job}")).Expect(200).Json.GetProperty("running").GetBoolean(), $"The {job} is done.");
        return [.. (await sam.Get($"ops/jobs/{job}/findings")).Expect(200).Json.GetProperty("findings").EnumerateArray()];
    }

    private static (string?, string?, string?) Say(JsonElement finding) => (
        Text(finding, "case"), Text(finding, "kind"),
        finding.TryGetProperty("sequence", out var sequence)
            ? sequence.ToString()
            : finding.TryGetProperty("index", out var index) ? index.GetString() : "");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
