using System.Text.Json;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Inbound;

/// <summary>Mail on the support desk.</summary>
public sealed class DeskMailTests(HostFixture fixture) : HostTests(fixture)
{
    private Gateway Mail { get; } = new(fixture.Market);

    [Fact]
    public async Task Mail_to_support_that_names_an_assignment_lies_there_with_it_and_escalates_nothing()
    {
        var id = await Offers.PendingApproval();
        var number = (await Wanda.Get($"assignments/{id}/phone")).Expect(200).Json.GetProperty("assignmentNumber").GetString();
        var before = await Look(id);
        foreach (var subject in new[] { $"Escalate {number}", $"Escalate {id}" })
        {
            var mail = await Put(subject);
            var shown = (await Sam.Get($"desk/mail/{mail}")).Expect(200).Json;
            Assert.Equal(
                (id, "supportMail", "open", "wanda@example.com"),
                (Text(shown, "assignment"), Text(shown, "kind"), Text(shown, "status"), Text(shown, "from")));
        }
        // From the worker's own address it is answered, which the timeline tells, and nothing else happens.
        var after = (await Wanda.Get($"assignments/{id}/timeline?limit=200")).Json.GetProperty("entries").EnumerateArray()
            .Skip((int)before.Version).Select(entry => Text(entry, "type"));
        Assert.Equal(["supportAsked/1", "supportAsked/1"], after);
        (await Market.Stranger().Get($"escalation-updates/openings/{id}/s1/wanda/{new string('0', 32)}")).Expect(404);
        (await Wanda.Get($"assignments/{id}/escalation")).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task An_agent_sees_to_it_once()
    {
        var mail = await Put("Hello");
        Assert.Contains(await All("status=open&kind=unknownSender"), one => Text(one, "id") == mail);
        var done = (await Sam.Post($"desk/mail/{mail}/done", new { note = "Called back." })).Expect(200).Json;
        Assert.Equal(
            ("done", "sam", "Called back."),
            (Text(done, "status"), Text(done.GetProperty("done"), "by"), Text(done.GetProperty("done"), "note")));
        Assert.Equal(
            done.GetRawText(), (await Sam.Post($"desk/mail/{mail}/done", new { note = "Called back." })).Expect(200).Json.GetRawText());
        (await Sam.Post($"desk/mail/{mail}/done", new { note = "Again." })).ExpectProblem(409, "alreadyDone");
        Assert.DoesNotContain(await All("status=open"), one => Text(one, "id") == mail);
        Assert.Contains(await All("status=done&kind=unknownSender"), one => Text(one, "id") == mail);
        Assert.DoesNotContain(await All("kind=bounce"), one => Text(one, "id") == mail);
        Assert.Equal(done.GetRawText(), (await Sam.Get($"desk/mail/{mail}")).Expect(200).Json.GetRawText());
        (await Sam.Post($"desk/mail/{await Put("Without a note")}/done")).Expect(200);
    }

    [Fact]
    public async Task It_is_read_page_by_page()
    {
        var mails = new[] { await Put("One"), await Put("Two"), await Put("Three") };
        var (found, after) = (new List<string?>(), "");
        while (!mails.All(found.Contains))
        {
            var page = (await Sam.Get($"desk/mail?limit=2{after}")).Expect(200).Json;
            found.AddRange(page.GetProperty("mails").EnumerateArray().Select(one => Text(one, "id")));
            after = $"&after={Text(page, "next")}";
        }
        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Equal(mails.Reverse(), found.Where(mails.Contains));
    }

    [Fact]
    public async Task It_is_for_support_alone_and_wrong_words_are_named()
    {
        var mail = await Put("Hello");
        foreach (var other in new[] { Nora, Wanda, Ada })
        {
            (await other.Get("desk/mail")).ExpectProblem(403, "forbidden");
            (await other.Get($"desk/mail/{mail}")).ExpectProblem(403, "forbidden");
            (await other.Post($"desk/mail/{mail}/done")).ExpectProblem(403, "forbidden");
        }
        (await Market.Stranger().Get("desk/mail")).ExpectProblem(401, "unauthenticated");
        (await Sam.Get("desk/mail?status=lost")).ExpectRefusal(400, "statusUnknown");
        (await Sam.Get("desk/mail?kind=parcel")).ExpectRefusal(400, "kindUnknown");
        (await Sam.Get("desk/mail?after=x")).ExpectRefusal(400, "cursorInvalid");
        (await Sam.Post("desk/mail/0/done", new { note = "bell\u0007" })).ExpectRefusal(400, "textControlCharacters");
        foreach (var none in new[] { "x", "0123456789abcdef0123456789abcdef", "a%27b", "%2e%2e" })
        {
            (await Sam.Get($"desk/mail/{none}")).ExpectProblem(404, "notFound");
            (await Sam.Post($"desk/mail/{none}/done")).ExpectProblem(404, "notFound");
        }
        (await Sam.Post($"desk/mail/{mail}/done", new { note = new string('x', 10_001) })).ExpectRefusal(400, "textTooLong");
        Assert.Equal("open", Text((await Sam.Get($"desk/mail/{mail}")).Expect(200).Json, "status"));
    }

    private async Task<string> Put(string subject)
    {
        var mail = new
        {
            from = "Wanda Ortiz <wanda@example.com>",
            to = new[] { "support@workmarket.example" },
            subject,
            messageId = $"{Guid.NewGuid():N}@mail.example",
            text = "Please help.",
        };
        return Text((await Mail.Deliver(mail)).Expect(200).Json, "mail")!;
    }

    private async Task<IReadOnlyList<JsonElement>> All(string query) =>
        [.. (await Sam.Get($"desk/mail?limit=200&{query}")).Expect(200).Json.GetProperty("mails").EnumerateArray()];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
