using System.Text.Json;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests.Escalations;

/// <summary>Whole escalations in seconds, over HTTP and SMTP, to every end there is (domain.md §6).</summary>
public sealed class EveryEndTests
{
    private const int Month = 80;

    [Fact]
    public async Task Every_path_comes_to_its_end_and_everybody_has_mail_of_it()
    {
        using var town = new Town(Azurite.Shared);
        var seconds = new Seconds(settings => town.StartHere(settings));
        await seconds.Start(Month);
        await Task.WhenAll(
            Silent(seconds), AnsweredByMail(seconds, asForm: false), AnsweredByMail(seconds, asForm: true), AnsweredOnThePage(seconds),
            Reached(seconds),
            Cured(seconds), Suspended(seconds, upheld: true), Suspended(seconds, upheld: false));
    }

    private static async Task Silent(Seconds on)
    {
        var id = await on.AtImpasse();
        var promised = Updates((await on.Wanda.Get($"assignments/{id}/escalation/forecast")).Expect(200).Json.GetProperty("steps"));
        await on.Until(id, "closed: arbitration");
        Assert.Equal(["messages", "projectManager", "accountManager", "closed: arbitration"], await on.Course(id));
        Assert.Equal(promised, (await on.Escalation(id)).GetProperty("updates").GetInt32());
        await Seconds.EndedWithMail(id, "nora", "wanda", "ada");

        var mails = await Seconds.Mails(id, "wanda");
        Assert.Equal([$"assignment-{id}-dossier.pdf", $"assignment-{id}-dossier.zip"], mails[^1].Enclosed.Order());
        Assert.StartsWith(
            "%PDF-", System.Text.Encoding.ASCII.GetString(await MailDev.Shared.Enclosed(mails[^1], $"assignment-{id}-dossier.pdf"))[..8],
            StringComparison.Ordinal);
        Assert.Contains("American Arbitration Association", mails[^1].Text, StringComparison.Ordinal);
        Assert.Contains(await Seconds.Mails(id, "nora"), mail => mail.Text.Contains("/escalation-updates/", StringComparison.Ordinal));
        Assert.Contains(await Seconds.Mails(id, "ada"), mail => mail.Subject.Contains("reach the client", StringComparison.Ordinal));

        // No mail of an update is there before it fell due; the mail server tells time in whole seconds.
        var due = (await Town.Timeline(on.Wanda, id)).Where(entry => entry.GetProperty("type").GetString() == "escalationUpdateDue/1")
            .ToDictionary(entry => entry.GetProperty("sequence").GetInt64(), entry => entry.GetProperty("at").GetDateTimeOffset());
        var late = mails.Select(mail => (mail, Sequence: long.Parse(mail.Header("message-id")!.TrimStart('<').Split('.')[0], null)))
            .Where(one => due.ContainsKey(one.Sequence))
            .Select(one => (one.mail.Parsed.GetProperty("time").GetDateTimeOffset() - due[one.Sequence]).TotalSeconds).ToList();
        Assert.NotEmpty(late);
        Assert.All(late, seconds => Assert.InRange(seconds, -1, double.MaxValue));
    }

    private static async Task AnsweredByMail(Seconds on, bool asForm)
    {
        var id = await on.AtImpasse();
        var asked = await Seconds.Awaited(id, "nora", mail => mail.ReplyTo is not null);
        Assert.Equal("response", await on.Reply(asked, "We will look into it.", asForm));
        var last = (await on.Escalation(id)).GetProperty("lastResponse");
        Assert.Equal("mail", last.GetProperty("channel").GetString());
        var told = await Seconds.Awaited(id, "wanda", mail => mail.Text.Contains("We will look into it.", StringComparison.Ordinal));
        Assert.DoesNotContain("> We do not agree.", told.Text, StringComparison.Ordinal);
        await Town.Eventually(async () => (await on.Course(id))[^1] != "answered by mail", "A client who falls silent is asked again.");
        (await on.Wanda.Post($"assignments/{id}/escalation/withdraw", new { reason = "We spoke." })).Expect(200);
        var course = (await on.Course(id)).ToList();
        var answered = course.IndexOf("answered by mail");
        Assert.Equal(course[answered - 1], course[answered + 1]);
        // Of one's own doing nobody is told.
        await Seconds.EndedWithMail(id, "nora");

        // What comes after the close is no response, and lies on the desk.
        Assert.Equal("desk", await on.Reply(asked, "Is it over?", asForm));
        var desk = (await on.Sam.Get("desk/mail?kind=afterClose&limit=200")).Expect(200).Json.GetProperty("mails").EnumerateArray();
        Assert.Contains(desk, mail => mail.GetProperty("assignment").GetString() == id);
    }

    private static async Task AnsweredOnThePage(Seconds on)
    {
        var id = await on.AtImpasse();
        var request = await Seconds.Awaited(id, "nora", mail => mail.Text.Contains("/escalation-updates/", StringComparison.Ordinal));
        await on.OnPage(request, id, "One hour, not two.");
        Assert.Equal("engaged", await on.Stage(id));
        await Seconds.Awaited(id, "wanda", mail => mail.Text.Contains("One hour, not two.", StringComparison.Ordinal));
        (await on.Wanda.Post($"assignments/{id}/escalation/agree")).Expect(200);
        (await on.Nora.Post($"assignments/{id}/escalation/agree")).Expect(200);
        Assert.Equal("closed: resolved", (await on.Course(id))[^1]);
        await Seconds.EndedWithMail(id, "wanda");
    }

    private static async Task Reached(Seconds on)
    {
        var id = await on.AtImpasse();
        await Seconds.Awaited(id, "ada", mail => mail.Subject.Contains("reach the client", StringComparison.Ordinal));
        (await on.Ada.Post($"assignments/{id}/escalation/contact", new { text = "They stay at no.", answered = true })).Expect(200);
        Assert.Equal("engaged", await on.Stage(id));
        (await on.Sam.Post($"assignments/{id}/escalation/hand-off", new { reason = "Neither gives way." })).Expect(200);
        Assert.Equal(["messages", "projectManager", "accountManager", "answered by contact", "closed: arbitration"], await on.Course(id));
        await Seconds.EndedWithMail(id, "nora", "wanda", "ada");
    }

    private static async Task Cured(Seconds on)
    {
        var id = await Town.InProgress(on.Nora, on.Wanda);
        (await on.Wanda.Post($"assignments/{id}/confirm")).Expect(200);
        (await on.Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        await Deliver(on.Wanda, id);
        (await on.Wanda.Post($"assignments/{id}/complete", new { resolution = "Replaced." })).Expect(200);
        (await on.Wanda.Post($"assignments/{id}/messages", new { text = "When will you approve?", marked = "attempt" })).Expect(201);
        await Town.Eventually(
            async () => (await on.Wanda.Post(
                $"assignments/{id}/escalation", new { cause = "approvalOverdue", statement = "Nobody approves." })).Status == 201,
            "It is overdue.");
        await on.Until(id, "projectManager");
        (await on.Nora.Post($"assignments/{id}/approve")).Expect(200);
        Assert.Equal("closed: resolved", (await on.Course(id))[^1]);
        await Seconds.EndedWithMail(id, "wanda");
    }

    private static async Task Suspended(Seconds on, bool upheld)
    {
        var id = await on.AtImpasse();
        (await on.Nora.Post($"assignments/{id}/violations", new { category = "conduct", text = "Rude." })).Expect(201);
        // Updates go on: after two of them the stage's window is long over, and it stands still.
        await Town.Eventually(
            async () => (await on.Escalation(id)).GetProperty("updates").GetInt32() >= 2, "The worker is kept up to date.");
        Assert.Equal("messages", await on.Stage(id));
        (await on.Sam.Post($"assignments/{id}/violations/n1/{(upheld ? "uphold" : "dismiss")}", new { reasons = "As the log shows." }))
            .Expect(200);
        if (upheld)
        {
            Assert.Equal(["messages", "suspended", "closed: ineligible"], await on.Course(id));
        }
        else
        {
            await on.Until(id, "closed: arbitration");
            Assert.Equal(
                ["messages", "suspended", "resumed", "projectManager", "accountManager", "closed: arbitration"], await on.Course(id));
        }
        await Seconds.EndedWithMail(id, "nora", "wanda");
    }

    private static async Task Deliver(Portal worker, string id)
    {
        foreach (var (name, type, bytes) in new[] { ("sheet.pdf", "signOff", "%PDF-1.4\n%%EOF\n"u8.ToArray()),
            ("photo.jpg", "photo", [0xff, 0xd8, 0xff, 0xe0, 0, 16, .. "JFIF"u8, 0, 0xff, 0xd9]) })
        {
            var upload = (await worker.Post($"assignments/{id}/uploads", new { fileName = name, size = bytes.Length })).Expect(201).Json;
            await Portal.Upload(upload.GetProperty("address").GetString()!, bytes);
            (await worker.Post(
                $"assignments/{id}/uploads/{upload.GetProperty("upload").GetString()}/complete", new { fileName = name, type }))
                .Expect(201);
        }
    }

    private static int Updates(JsonElement steps) => steps.EnumerateArray().Count(step => step.GetProperty("kind").GetString() == "update");
}
