using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Reading;

/// <summary>Timelines, messages, lists, health and the description of the API.</summary>
public sealed class ReadingTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task A_private_message_is_for_the_client_company_alone()
    {
        var id = await Offers.Assigned();
        (await Nora.Post($"assignments/{id}/messages", new { text = "For all" })).Expect(201);
        (await Nora.Post($"assignments/{id}/messages", new { text = "For us", @private = true })).Expect(201);
        foreach (var (reader, texts) in new[] { (Nora, 2), (Nick, 2), (Wanda, 1), (Sam, 1) })
        {
            var messages = (await reader.Get($"assignments/{id}/messages")).Expect(200);
            Assert.Equal(texts, messages.As<MessageList>().Messages.Count);
            var timeline = (await reader.Get($"assignments/{id}/timeline")).Expect(200);
            Assert.Equal(texts, timeline.As<Timeline>().Entries.Count(entry => entry.Type == "messagePosted/1"));
            Assert.Equal(texts == 2, (messages.Text + timeline.Text).Contains("For us", StringComparison.Ordinal));
            Assert.True(timeline.As<Timeline>().Chain.Verified);
        }
    }

    [Fact]
    public async Task A_message_reads_as_it_was_written()
    {
        var id = await Offers.Draft();
        const string text = "Zeile\r\n\t\"quotes\" \\ </script> 東京 📷 e\u0301 \u202Eabc";
        (await Nora.Post($"assignments/{id}/messages", new { text, kind = "question" })).Expect(201);
        var message = (await Nora.Get($"assignments/{id}/messages")).As<MessageList>().Messages.Single();
        Assert.Equal((text, "question", "nora"), (message.Text, message.Kind, message.By.Id));
    }

    [Fact]
    public async Task A_timeline_and_messages_are_read_page_by_page()
    {
        var id = await Offers.Draft();
        for (var number = 1; number <= 5; number++)
            (await Nora.Post($"assignments/{id}/messages", new { text = $"{number}" })).Expect(201);
        var (sequences, texts) = (new List<long>(), new List<string>());
        for (long? after = 0; after is not null;)
        {
            var page = (await Nora.Get($"assignments/{id}/timeline?limit=2&after={after}")).Expect(200).As<Timeline>();
            Assert.True(page.Chain is { Verified: true, Events: 6 });
            Assert.InRange(page.Entries.Count, 1, 2);
            sequences.AddRange(page.Entries.Select(entry => entry.Sequence));
            after = page.Next;
        }
        for (long? after = 0; after is not null;)
        {
            var page = (await Nora.Get($"assignments/{id}/messages?limit=2&after={after}")).Expect(200).As<MessageList>();
            texts.AddRange(page.Messages.Select(message => message.Text));
            after = page.Next;
        }
        Assert.Equal([1, 2, 3, 4, 5, 6], sequences);
        Assert.Equal(["1", "2", "3", "4", "5"], texts);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_newest_first_and_filtered_by_status()
    {
        List<string> made = [];
        for (var number = 0; number < 3; number++)
            made.Add(await Offers.Voided());
        await Eventually(() => List(Nora, "limit=200&status=voided", 1), listed => made.All(id => listed.Any(item => item.Id == id)));
        var pages = await List(Nora, "limit=2&status=voided", 200);
        Assert.All(pages, item => Assert.Equal("voided", item.Status));
        Assert.Equal(pages.Count, pages.Select(item => item.Id).Distinct().Count());
        Assert.Equal(pages.OrderByDescending(item => item.CreatedAt).Select(item => item.Id), pages.Select(item => item.Id));
        Assert.Equal(made.AsEnumerable().Reverse(), pages.Select(item => item.Id).Where(made.Contains));
        Assert.DoesNotContain(await List(Nora, "limit=200&status=paid", 200), item => made.Contains(item.Id));
        Assert.DoesNotContain(await List(Fiona, "limit=200", 200), item => made.Contains(item.Id));
    }

    [Fact]
    public async Task An_effect_shows_in_the_lists_of_everybody_it_concerns_and_of_nobody_else()
    {
        var id = await Offers.SentTo(new { workers = new[] { "walt", "wanda" } });
        await Eventually(() => Listed(Walt, id), item => item?.Status == "sent");
        await Eventually(() => Listed(Nora, id), item => item?.Status == "sent");
        Assert.Null(await Listed(Wes, id));
        var application = (await Wanda.Post($"assignments/{id}/applications")).As<Done>().Application!;
        (await Nora.Post($"assignments/{id}/applications/{application.Id}/accept")).Expect(200);
        var version = (await Look(id)).Version;
        await Eventually(() => Listed(Wanda, id), item => item is { Status: "assigned", Worker: "wanda" } && item.Version == version);
        await Eventually(() => Listed(Nick, id), item => item is { Status: "assigned", Worker: "wanda" });
        await Eventually(() => Listed(Walt, id), item => item is null);
    }

    [Fact]
    public async Task An_open_offer_is_on_every_worker_s_list_until_it_is_gone()
    {
        var id = await Offers.Sent();
        await Eventually(() => Listed(Wes, id), item => item?.Status == "sent");
        (await Nora.Post($"assignments/{id}/void")).Expect(200);
        await Eventually(() => Listed(Wes, id), item => item is null);
        await Eventually(() => Listed(Nora, id), item => item?.Status == "voided");
    }

    [Fact]
    public async Task Health_and_the_description_are_open_to_anyone()
    {
        var support = (await Market.Stranger().Get("support")).Expect(200).Json;
        Assert.Equal(
            ("212-229-9675 option 3", "support@workmarket.com"),
            (support.GetProperty("phone").GetString(), support.GetProperty("email").GetString()));
        Assert.Equal("live", (await Market.Stranger().Get("health/live")).Expect(200).Json.GetProperty("status").GetString());
        Assert.Equal("ready", (await Market.Stranger().Get("health/ready")).Expect(200).Json.GetProperty("status").GetString());
        var description = (await Market.Stranger().Get("openapi.json")).Expect(200).Json;
        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(description.GetProperty("paths").TryGetProperty("/api/assignments/{assignment}/visits/check-in", out _));
    }

    private static async Task<ListedAssignment?> Listed(Portal reader, string id) =>
        (await List(reader, "limit=200", 200)).FirstOrDefault(item => item.Id == id);

    private static async Task<List<ListedAssignment>> List(Portal reader, string query, int pages)
    {
        var items = new List<ListedAssignment>();
        for (var (after, page) = ("", 0); page < pages; page++)
        {
            var read = (await reader.Get($"assignments?{query}{after}")).Expect(200).As<AssignmentList>();
            items.AddRange(read.Assignments);
            if (read.Next is null)
                break;
            after = $"&after={read.Next}";
        }
        return items;
    }
}
