using System.Globalization;
using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Escalations;

/// <summary>The open escalations as support and account managers see them (domain.md §1).</summary>
public sealed class EscalationDeskTests(HostFixture fixture) : HostTests(fixture)
{
    private const string Desk = "desk/escalations";
    private const string Managers = "account-manager/escalations";

    [Fact]
    public async Task An_escalation_is_there_with_what_is_due_next_until_it_is_over()
    {
        var id = await Offers.Escalated();
        var item = (await Eventually(() => Find(Sam, Desk, id), item => item is not null))!.Value;
        Assert.Equal(
            ("Swap a scanner", "northwind", "nora", "wanda"),
            (Text(item, "title"), Text(item, "company"), Text(item, "projectManager"), Text(item, "worker")));
        Assert.Equal(("impasse", "messages", 0), (Text(item, "cause"), Text(item, "stage"), item.GetProperty("responses").GetInt32()));
        var shown = (await Sam.Get($"assignments/{id}/escalation")).Expect(200).Json;
        foreach (var same in new[] { "next", "openedAt", "enteredAt", "stageEndsAt", "nextUpdateAt", "monthEndsAt" })
            Assert.Equal(shown.GetProperty(same).GetRawText(), item.GetProperty(same).GetRawText());
        Assert.False(item.GetProperty("violationOpen").GetBoolean());

        var manages = (await Find(Ada, Managers, id))!.Value;
        Assert.False(manages.TryGetProperty("violationOpen", out _));
        Assert.Null(await Find(Abe, Managers, id));
        (await Wanda.Post($"assignments/{id}/escalation/withdraw")).Expect(200);
        await Eventually(() => Find(Sam, Desk, id), gone => gone is null);
        Assert.Null(await Find(Ada, Managers, id));
    }

    [Theory]
    [InlineData("", "messages")]
    [InlineData("claim", "claimed")]
    [InlineData("answer", "engaged")]
    [InlineData("violation", "suspended")]
    public async Task Filters_narrow_the_list(string done, string state)
    {
        var id = await Offers.Escalated();
        if (done == "claim")
            (await Sam.Post($"assignments/{id}/escalation/claim")).Expect(200);
        if (done == "answer")
            (await Nora.Post($"assignments/{id}/escalation/update", new { text = "Soon." })).Expect(200);
        if (done == "violation")
            (await Nora.Post($"assignments/{id}/violations", new { category = "conduct", text = "Rude" })).Expect(201);
        var (engaged, claimed, suspended) = (state == "engaged", state == "claimed", state == "suspended");
        await Eventually(
            () => Find(
                Sam,
                $"{Desk}?stage={(engaged
                    ? "engaged"
                    : "messages")}&claimed={(claimed ? "me" : "nobody")}&suspended={(suspended ? "true" : "false")}", id),
            item => item is not null);
        foreach (var (filter, isIn) in new (string, bool)[]
        {
            ("stage=engaged", engaged), ("stage=messages", !engaged), ("stage=accountManager", false),
            ("claimed=me", claimed), ("claimed=sam", claimed), ("claimed=nobody", !claimed), ("claimed=somebody", false),
            ("claimed=o'sam", false),
            ("suspended=true", suspended), ("suspended=false", !suspended),
            ("cause=impasse", true), ("cause=paymentPastDue", false),
            ("company=northwind", true), ("company=fabrikam", false), ("company=no%20where%2F%23%27", false),
            ($"openedBefore={Offers.In(1)}", true), ($"openedBefore={Offers.In(-1)}", false),
        })
        {
            Assert.True(isIn == await Find(Sam, $"{Desk}?{filter}", id) is not null, filter);
            if (!filter.StartsWith("claimed=me", StringComparison.Ordinal))
                Assert.True(isIn == await Find(Ada, $"{Managers}?{filter}", id) is not null, filter);
        }
    }

    [Fact]
    public async Task Pages_are_in_the_order_of_what_is_due()
    {
        string[] ids = [await Offers.Escalated(), await Offers.Escalated(), await Offers.Escalated()];
        foreach (var id in ids)
            await Eventually(() => Find(Sam, Desk, id), item => item is not null);
        foreach (var (reader, path) in new[] { (Sam, Desk), (Ada, Managers) })
        {
            var paged = await All(reader, path, limit: 2);
            Assert.Empty(ids.Except(paged.Select(item => Text(item, "assignment"))));
            Assert.Equal(paged.Count, paged.Select(item => Text(item, "assignment")).Distinct().Count());
            var due = paged.ConvertAll(item => DateTimeOffset.Parse(Text(item.GetProperty("next"), "at")!, CultureInfo.InvariantCulture));
            Assert.Equal(due.Order(), due);
        }
    }

    [Fact]
    public async Task Counts_tell_each_stage()
    {
        var id = await Offers.Escalated();
        await Eventually(() => Find(Sam, Desk, id), item => item is not null);
        var counts = (await Sam.Get("desk/escalations/counts")).Expect(200).Json;
        var stages = counts.GetProperty("stages").EnumerateArray().ToList();
        Assert.Equal(["messages", "projectManager", "accountManager", "engaged"], stages.Select(stage => Text(stage, "stage")));
        var all = counts.GetProperty("all");
        Assert.Equal(all.GetProperty("open").GetInt32(), stages.Sum(stage => stage.GetProperty("counts").GetProperty("open").GetInt32()));
        Assert.True(stages[0].GetProperty("counts").GetProperty("unclaimed").GetInt32() > 0);
        Assert.Equal(["P0D", "P2D", "P7D", "P14D", "P28D"], all.GetProperty("ages").EnumerateArray().Select(age => Text(age, "from")));
        Assert.Equal((0, 0), (all.GetProperty("overdue").GetInt32(), all.GetProperty("ages")[4].GetProperty("count").GetInt32()));
        Assert.False(all.GetProperty("ages")[4].TryGetProperty("until", out _));
    }

    [Theory]
    [InlineData("stage=nowhere", "stage", "stageUnknown")]
    [InlineData("stage=resolved", "stage", "stageUnknown")]
    [InlineData("stage=0", "stage", "stageUnknown")]
    [InlineData("stage=messages,engaged", "stage", "stageUnknown")]
    [InlineData("stage=", "stage", "stageUnknown")]
    [InlineData("cause=boredom", "cause", "causeUnknown")]
    [InlineData("suspended=yes", "suspended", "trueOrFalse")]
    [InlineData("claimed=", "claimed", "idInvalid")]
    [InlineData("claimed=a%00b", "claimed", "idInvalid")]
    [InlineData("company=a%0Ab", "company", "idInvalid")]
    [InlineData("openedBefore=yesterday", "openedBefore", "timeInvalid")]
    [InlineData("openedBefore=2026-11-20T15:00:00", "openedBefore", "timeInvalid")]
    [InlineData("after=x", "after", "cursorInvalid")]
    [InlineData("after=0000000000000000001-x", "after", "cursorInvalid")]
    [InlineData("limit=0", "limit", "pageSize")]
    public async Task What_is_no_filter_is_named(string query, string field, string rule)
    {
        foreach (var answer in new[] { await Sam.Get($"{Desk}?{query}"), await Ada.Get($"{Managers}?{query}") })
            Assert.Equal([field], answer.ExpectRefusal(400, rule).Errors!.Select(error => error.Field));
    }

    [Fact]
    public async Task An_id_can_be_so_long_and_no_longer() =>
        Assert.Equal("company", (await Sam.Get($"{Desk}?company={new string('x', 201)}")).ExpectRefusal(400, "idInvalid").Errors![0].Field);

    [Fact]
    public async Task Each_list_is_for_its_role_alone()
    {
        foreach (var other in new[] { Wanda, Nora, Ada })
        {
            (await other.Get(Desk)).ExpectProblem(403, "forbidden");
            (await other.Get("desk/escalations/counts")).ExpectProblem(403, "forbidden");
        }
        foreach (var other in new[] { Wanda, Nora, Sam })
            (await other.Get(Managers)).ExpectProblem(403, "forbidden");
        foreach (var path in new[] { Desk, "desk/escalations/counts", Managers })
            (await Market.Stranger().Get(path)).ExpectProblem(401, "unauthenticated");
    }

    private static async Task<JsonElement?> Find(Portal reader, string path, string id) =>
        (await All(reader, path)).Cast<JsonElement?>().FirstOrDefault(item => Text(item!.Value, "assignment") == id);

    private static async Task<List<JsonElement>> All(Portal reader, string path, int limit = 200)
    {
        var items = new List<JsonElement>();
        for (var after = ""; ;)
        {
            var page = (await reader.Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{after}"))
                .Expect(200).Json;
            items.AddRange(page.GetProperty("escalations").EnumerateArray());
            if (!page.TryGetProperty("next", out var next))
                return items;
            after = $"&after={next.GetString()}";
        }
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
