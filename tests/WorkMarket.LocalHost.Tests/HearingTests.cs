using System.Net;
using System.Text.RegularExpressions;
using WorkMarket.Domain.Notifications;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>The client is heard without a login: by a reply, and on the page behind a link (domain.md §6).</summary>
public sealed partial class HearingTests(TownWithHost shared) : IClassFixture<TownWithHost>
{
    [Fact]
    public async Task A_reply_is_heard_once_and_after_the_end_lies_on_the_desk()
    {
        var heard = await Heard.Open(shared);
        var mail = new
        {
            from = "Nora at home <nora.at.home@mail.example>",
            to = new[] { await heard.ReplyAddress() },
            subject = "Re: The worker asks for help",
            messageId = "r1@mail.example",
            text = "We pay tomorrow.\r\n\r\nOn Fri, Nov 20, 2026 at 3:00 PM WorkMarket <no-reply@workmarket.example> wrote:\r\n> Please "
                + "answer.",
        };
        for (var again = 0; again < 3; again++)
            Assert.Equal("response", (await heard.Deliver(mail)).Expect(200).Json.GetProperty("result").GetString());
        Assert.Equal([("nora", "mail mail", "We pay tomorrow.")], await heard.Answers());
        Assert.Equal(await heard.Answers(), await heard.Answers(heard.Client));
        Assert.Equal("engaged", await heard.Stage());

        (await heard.Worker.Post($"assignments/{heard.Id}/escalation/withdraw")).Expect(200);
        Assert.Equal("response", (await heard.Deliver(mail)).Expect(200).Json.GetProperty("result").GetString());
        var version = await heard.Version();
        var late = (await heard.Deliver(mail with { messageId = "r2@mail.example" })).Expect(200).Json;
        Assert.Equal(("desk", "afterClose"), (late.GetProperty("result").GetString(), late.GetProperty("kind").GetString()));
        var empty = (await heard.Deliver(mail with { messageId = "r3@mail.example", text = "> Please answer." })).Expect(200).Json;
        Assert.Equal("desk", empty.GetProperty("result").GetString());
        Assert.Equal(version, await heard.Version());
        Assert.Single(await heard.Answers());
    }

    [Fact]
    public async Task The_worker_is_mailed_what_the_client_replied()
    {
        var heard = await Heard.Open(shared);
        (await heard.Deliver(new
        {
            from = "x@mail.example",
            to = new[] { await heard.ReplyAddress() },
            messageId = "r1@mail.example",
            text = "The amount is right: two hours.",
        })).Expect(200);
        await Town.Eventually(
            async () => (await MailDev.Shared.About(heard.Id))
                .Any(mail => mail.To == "wanda@example.com"
                    && mail.Text.Contains("The amount is right: two hours.", StringComparison.Ordinal)),
            "The worker has the client's words.");
    }

    [Fact, Rule("§12 What is quoted")]
    public async Task What_a_reply_quotes_of_our_mail_is_told_by_what_we_sent_and_a_line_below_ours_is_seen_by_the_desk()
    {
        using var town = new Town(Azurite.Shared);
        var heard = await Heard.Open(town, MailDev.Shared.Settings);
        string? sent = null;
        await Town.Eventually(
            async () => (sent = (await MailDev.Shared.About(heard.Id))
                .FirstOrDefault(mail => mail.To == "nora@example.com"
                    && mail.Text.Contains("asked WorkMarket for help", StringComparison.Ordinal))?.Text) is not null
                && !(await town.Storage.Notices.FindSent(new Addressee.Person(new("nora")), new(heard.Id), default)).IsEmpty,
            "Nora has our mail.");
        Assert.StartsWith("--- Please write above this line ---", sent!.TrimStart(), StringComparison.Ordinal);
        var quoted = sent.ReplaceLineEndings("\n");
        await Replies(
            "r1", $"Kami bayar hari Jumat.\n\nPada 20 Nov 2026 10.00 WorkMarket <no-reply@workmarket.example> menulis:\n\n{quoted}",
            "Kami bayar hari Jumat.", null);
        await Replies(
            "r2", $"> {quoted.Replace("\n", "\n> ", StringComparison.Ordinal)}\n\nNo.\nWe pay half.", "No.\nWe pay half.", "writtenBelow");

        async Task Replies(string id, string text, string written, string? kind)
        {
            var mail = new
            {
                from = "nora@example.com",
                to = new[] { await heard.ReplyAddress() },
                messageId = $"{id}.{heard.Id}@mail.example",
                text,
            };
            for (var again = 0; again < 2; again++)
                Assert.Equal("response", (await heard.Deliver(mail)).Expect(200).Json.GetProperty("result").GetString());
            Assert.Equal(written, (await heard.Answers())[^1].Text);
            var support = await Town.SignIn(heard.Url, "sam");
            var seen = (await support.Get("desk/mail")).Expect(200).Json.GetProperty("mails").EnumerateArray()
                .Select(one => one.GetProperty("kind").GetString());
            Assert.Equal(kind is null ? [] : [kind], seen);
        }
    }

    [Fact]
    public async Task The_page_shows_what_is_asked_and_changes_nothing()
    {
        var heard = await Heard.Open(shared);
        var (link, version) = (await heard.Link(), await heard.Version());
        var page = await Heard.Browse(link);
        for (var scanner = 0; scanner < 3; scanner++)
            await Heard.Browse(link);
        Assert.Equal((200, "text/html", version, "messages"), (page.Status, page.Type, await heard.Version(), await heard.Stage()));
        Assert.DoesNotContain("<b>not</b>", page.Text, StringComparison.Ordinal);
        var seen = WebUtility.HtmlDecode(page.Text);
        Assert.All(
            ["Replace a switch", "Wanda Ortiz", "Both sides spoke and do not agree.", "We do <b>not</b> agree.\n\"Really\" & truly."],
            words => Assert.Contains(words, seen, StringComparison.Ordinal));
        Assert.Matches("^[0-9a-f]{32}$", Key(page));
        Assert.Contains(" E", seen[seen.IndexOf("Please answer by", StringComparison.Ordinal)..][..120], StringComparison.Ordinal);
        Assert.Equal(200, (await Heard.Browse(link + "?utm_source=mail&utm_source=again")).Status);
        Assert.NotEqual(Key(page), Key(await Heard.Browse(link)));
    }

    [Fact]
    public async Task Sent_twice_it_counts_once_and_something_else_counts_anew()
    {
        var heard = await Heard.Open(shared);
        var link = await heard.Link();
        var key = Key(await Heard.Browse(link));
        var sent = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => Heard.Submit(link, ("text", "We pay.\r\nTomorrow."), ("key", key))));
        Assert.All(sent, page => Assert.Contains("Your update is recorded", page.Expect(200).Text, StringComparison.Ordinal));
        Assert.Equal([("nora", "link update", "We pay.\nTomorrow.")], await heard.Answers());
        Assert.Equal("engaged", await heard.Stage());

        (await Heard.Submit(link, ("text", "We paid."), ("key", key))).Expect(200);
        (await Heard.Submit(link, ("text", "We paid."), ("key", ""))).Expect(200);
        (await Heard.Submit(link, ("text", "We paid."), ("key", "made up"))).Expect(200);
        Assert.Equal(["We pay.\nTomorrow.", "We paid.", "We paid."], (await heard.Answers()).Select(answer => answer.Text));
    }

    [Theory]
    [InlineData("", "Write something first")]
    [InlineData(" \r\n\t", "Write something first")]
    [InlineData(null, "Write something first")]
    [InlineData("long", "This has 10,001 characters; at most 10,000 can be sent.")]
    public async Task What_cannot_be_taken_comes_back_with_why_next_to_it(string? text, string why)
    {
        var heard = await Heard.Open(shared);
        var (link, version) = (await heard.Link(), await heard.Version());
        var key = Key(await Heard.Browse(link));
        var written = text == "long" ? "</textarea><script>alert(1)</script>" + new string('x', 9_965) : text;
        var page = await Heard.Submit(link, [("key", key), .. written is null ? [] : new[] { ("text", written) }]);
        Assert.Equal((400, key, version), (page.Status, Key(page), await heard.Version()));
        Assert.Contains(why, WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.Contains(written?.ReplaceLineEndings("\n") ?? "", WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal);
        (await Heard.Submit(link, ("text", "Shorter."), ("key", Key(page)))).Expect(200);
    }

    [Fact]
    public async Task A_link_of_somebody_else_s_and_one_that_is_over_take_nothing()
    {
        var heard = await Heard.Open(shared);
        var link = await heard.Link();
        // The tokens of one use, person and escalation fit no other; who is none of the company's people has none that fits.
        foreach (var forged in new[] { link.Replace("/nora/", "/nick/", StringComparison.Ordinal),
            link.Replace("/e1/", "/e2/", StringComparison.Ordinal), await heard.Link("wanda"), await heard.Link("fiona") })
        {
            Assert.Equal(404, (await Heard.Browse(forged)).Status);
            Assert.Equal(404, (await Heard.Submit(forged, ("text", "We pay."))).Status);
        }
        Assert.Contains(
            "Your answer to Wanda Ortiz and WorkMarket", (await Heard.Browse(await heard.Link("nick"))).Expect(200).Text,
            StringComparison.Ordinal);

        (await heard.Worker.Post($"assignments/{heard.Id}/escalation/withdraw")).Expect(200);
        var version = await heard.Version();
        var (seen, sent) = ((await Heard.Browse(link)).Expect(200), await Heard.Submit(link, ("text", "We pay.")));
        Assert.Equal(409, sent.Status);
        Assert.All([seen, sent], page => Assert.Contains("The worker took it back.", page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("<form", seen.Text + sent.Text, StringComparison.Ordinal);
        Assert.Equal(version, await heard.Version());

        await heard.Escalate();
        Assert.Contains("The worker took it back.", (await Heard.Browse(link)).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal(409, (await Heard.Submit(link, ("text", "We pay."))).Status);
        Assert.Equal("messages", await heard.Stage());
        (await Heard.Submit(await heard.Link(escalation: "e2"), ("text", "We pay."))).Expect(200);
        Assert.Equal("engaged", await heard.Stage());
    }

    private static string Key(Reply page) => KeyField().Match(page.Text).Groups["key"].Value;

    [GeneratedRegex("name=\"key\" value=\"(?<key>[^\"]*)\"")]
    private static partial Regex KeyField();
}
