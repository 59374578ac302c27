using System.Text.RegularExpressions;
using WorkMarket.Application.Cases;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Mail over SMTP to a real mail server, which says what it was sent.</summary>
public sealed partial class MailTests(TownWithHost shared) : IClassFixture<TownWithHost>
{
    private static readonly (string Name, string Value)[] ShortClaims = [("WorkMarket__Mail__Timeout", "00:00:05"),
        ("WorkMarket__Mail__ClaimFor", "00:00:06")];

    private static MailDev Server => MailDev.Shared;

    [Fact]
    [Rule("§7 Each mail names the case, its version and the timeline's current hash")]
    public async Task A_mail_is_sent_by_itself_in_two_forms_and_names_case_version_and_hash()
    {
        var host = shared.Host;
        var (nora, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(nora, wanda);
        (await nora.Post($"assignments/{id}/messages", new { text = "The key is under the mat.\nBring it back." })).Expect(201);
        var mail = (await Mails(id, 3)).Single(mail => mail.Subject.StartsWith("New message", StringComparison.Ordinal));

        Assert.Equal(("wanda@example.com", "New message: Replace a switch"), (mail.To, mail.Subject));
        Assert.Equal("auto-generated", mail.Header("auto-submitted"));
        Assert.Matches($"^<[0-9]+[.]{id}[.][0-9a-f]{{16}}@workmarket[.]example>$", mail.Header("message-id"));
        var chain = (await nora.Get($"assignments/{id}/timeline")).Expect(200).Json.GetProperty("chain");
        foreach (var body in new[] { mail.Text, mail.Html })
        {
            Assert.Contains($"Case {id}, version {chain.GetProperty("events").GetInt64()}", body, StringComparison.Ordinal);
            Assert.Contains(chain.GetProperty("hash").GetString()!, body, StringComparison.Ordinal);
            Assert.Contains("Hello Wanda Ortiz,", body, StringComparison.Ordinal);
            Assert.DoesNotContain("/api/", body, StringComparison.Ordinal);
            Assert.Contains("Bring it back.", body, StringComparison.Ordinal);
        }
        Assert.Contains("\n> The key is under the mat.\n> Bring it back.\n", mail.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await Sent(wanda, id, 2);
    }

    [Theory]
    [InlineData("<script>alert(1)</script> & \"quotes\" 'n' {{line}} {{{link}}}")]
    [InlineData("東京 📷 e\u0301 — schon wieder ein sehr, sehr langer Titel, der nicht in eine Zeile passt")]
    [InlineData("=?utf-8?B?QmNjOiBldmlsQGV4YW1wbGUuY29t?= %0d%0aBcc: evil@example.com")]
    public async Task A_title_is_text_and_nothing_else(string title)
    {
        var host = shared.Host;
        var nora = await Town.SignIn(host.Url, "nora");
        var id = await Town.Create(nora, title);
        (await nora.Post($"assignments/{id}/send", new { workers = new[] { "walt" } })).Expect(200);
        var mail = Assert.Single(await Mails(id, 1));
        Assert.Equal(
            ("walt@example.com", $"You are offered an assignment: {title.Replace("=?", "= ?", StringComparison.Ordinal)}"),
            (mail.To, mail.Subject));
        Assert.Contains(title, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(title, System.Net.WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        Harmless(mail);
    }

    [Fact]
    public async Task What_a_person_writes_cannot_leave_its_place()
    {
        var host = shared.Host;
        var (nora, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(nora, wanda);
        const string text =
            "\r\n.\r\nQUIT\r\nSubject: evil\r\nBcc: evil@example.com\r\n\r\n--=_boundary\r\n</blockquote><img src=x "
                + "onerror=alert(1)>\u202Egnp.exe";
        (await nora.Post($"assignments/{id}/messages", new { text })).Expect(201);
        (await nora.Post($"assignments/{id}/messages", new { text = new string('x', 9_000) + "📷" })).Expect(201);
        (await nora.Post($"assignments/{id}/messages", new { text = "Still there." })).Expect(201);
        var mails = (await Mails(id, 5)).Where(mail => mail.Subject.StartsWith("New message", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, mails.Count);
        Assert.All(mails, Harmless);
        var hostile = mails.Single(mail => mail.Text.Contains("QUIT", StringComparison.Ordinal));
        Assert.Contains("> Bcc: evil@example.com", hostile.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", hostile.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', hostile.Text + hostile.Html);
        // The case's id may have three of them too.
        var longest = mails.Single(mail => mail.Text.Contains("> xxx", StringComparison.Ordinal));
        Assert.Matches("> x{400,500}…", longest.Text);
    }

    [Fact]
    public async Task A_name_is_text_and_nothing_else()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere(Server.Settings);
        var nora = await Town.SignIn(host.Url, "nora");
        await town.Storage.Directory.Put(
            new Application.People.Person(
                new("walt"), "Walt\r\nBcc: evil@example.com\r\n\r\n<b>Jensen</b>", Domain.People.Role.Worker, null)
            {
                Email = "walt@example.com",
            }, default);
        var id = await Town.Create(nora);
        (await nora.Post($"assignments/{id}/send", new { workers = new[] { "walt" } })).Expect(200);
        var mail = Assert.Single(await Mails(id, 1));
        Harmless(mail);
        Assert.Contains("Hello Walt Bcc: evil@example.com <b>Jensen</b>,", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_no_mail_of_a_category_is_told_in_the_application_only()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere(Server.Settings);
        var (nora, walt) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "walt"));
        (await walt.Send(HttpMethod.Put, "me/mail-preferences", new { mail = true, except = new[] { "offers" } })).Expect(200);
        var id = await Town.Create(nora);
        (await nora.Post($"assignments/{id}/send", new { workers = new[] { "walt", "wes" } })).Expect(200);
        Assert.Equal("wes@example.com", Assert.Single(await Mails(id, 1)).To);
        await Town.Eventually(async () => await State(walt, id) == "notWanted", "The mail was not wanted.");
        Assert.Single(await Server.About(id));
    }

    [Fact]
    public async Task A_mail_server_that_is_away_holds_up_nothing_and_gets_its_mail_when_it_is_back()
    {
        using var server = MailDev.Start(running: false);
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere(server.Settings);
        var (nora, walt) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "walt"));
        var id = await Town.Create(nora);
        (await nora.Post($"assignments/{id}/send", new { workers = new[] { "walt" } })).Expect(200);
        await town.Settled(nora, id);
        await Town.Says(host, " waits: ");
        Assert.Null(await State(walt, id));
        Assert.Empty((await town.Storage.MailPoison.PeekMessagesAsync(32)).Value);

        server.Restart();
        await Town.Eventually(async () => (await server.About(id)).Count == 1, "The mail is there.");
        await Town.Eventually(async () => await State(walt, id) == "sent", "It is recorded.");
    }

    [Fact]
    public async Task A_mail_that_cannot_be_sent_for_too_long_is_given_up_on_record()
    {
        using var server = MailDev.Start(running: false);
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere([.. server.Settings, ("WorkMarket__Mail__GiveUpAfter", "00:00:03")]);
        var (nora, walt) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "walt"));
        var id = await Town.Create(nora);
        (await nora.Post($"assignments/{id}/send", new { workers = new[] { "walt" } })).Expect(200);
        await Town.Eventually(async () => await State(walt, id) == "givenUp", "It is given up.");
        await Town.Says(host, "is given up");
    }

    [Theory]
    [InlineData(FaultPoint.AfterNotice, 1)]
    [InlineData(FaultPoint.AfterMail, 1)]
    [InlineData(FaultPoint.AfterClaim, 1)]
    [InlineData(FaultPoint.AfterSending, 2)]
    public async Task Killed_while_it_tells_the_host_tells_once_and_mails_under_one_id(FaultPoint point, int mostMails)
    {
        using var town = new Town(Azurite.Shared);
        // Of a draft nobody is told.
        var dying = town.Start([.. Server.Settings, .. ShortClaims, ("WorkMarket__Fault", $"{point}")]);
        var nora = await Town.SignIn(dying.Url, "nora");
        var id = await Town.Create(nora);
        await town.Settled(nora, id);
        (await nora.Post($"assignments/{id}/send", new { workers = new[] { "walt" } })).Expect(200);
        dying.WaitForExit();
        Assert.NotEqual(0, dying.ExitCode);

        // Until the claim of the dead is over, nobody else sends what it may have sent.
        var next = town.StartHere([.. Server.Settings, .. ShortClaims]);
        var walt = await Town.SignIn(next.Url, "walt");
        await Town.Eventually(async () => await State(walt, id) == "sent", "The mail is sent.");
        await town.Settled(nora.At(next.Url), id);
        var mails = await Server.About(id);
        Assert.InRange(mails.Count, 1, mostMails);
        Assert.Single(mails.Select(mail => mail.Header("message-id")).Distinct());
        Assert.Single(await Notices(walt), notice => notice.GetProperty("assignment").GetString() == id);
    }

    [Fact]
    public async Task An_escalation_is_mailed_to_both_sides_and_the_client_can_answer_by_mail()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere([.. Server.Settings, ("WorkMarket__Mail__InboundDomain", "in.workmarket.example")]);
        var (nora, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(nora, wanda);
        (await wanda.Post($"assignments/{id}/messages", new { text = "Two more hours." })).Expect(201);
        (await nora.Post($"assignments/{id}/messages", new { text = "No." })).Expect(201);
        (await wanda.Post($"assignments/{id}/escalation", new { cause = "impasse", statement = "We do not agree." })).Expect(201);
        await Town.Eventually(async () => (await OfEscalation(id)).Count == 2, "Both sides have mail about the escalation.");
        var mails = await OfEscalation(id);
        var (toNora, toWanda) = (mails.Single(mail => mail.To == "nora@example.com"), mails.Single(mail => mail.To == "wanda@example.com"));
        Assert.Matches($"^reply[+]{id}[.]e1[.][0-9a-f]{{32}}@in[.]workmarket[.]example$", toNora.ReplyTo);
        Assert.Contains("> We do not agree.", toNora.Text, StringComparison.Ordinal);
        Assert.Contains("Answer by replying to this mail", toNora.Text, StringComparison.Ordinal);
        Assert.Null(toWanda.ReplyTo);
        Assert.Contains("Your next update comes on", toWanda.Text, StringComparison.Ordinal);
        Assert.Equal(toNora.Header("references"), toWanda.Header("references"));
    }

    [Fact]
    [Rule("§6 Mail to the support address is answered at once, with a link that opens the escalation with the mail as its statement")]
    public async Task A_workers_mail_to_support_is_answered_with_a_link_that_opens_the_escalation_when_it_is_told_to()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere([.. Server.Settings, ("WorkMarket__Mail__InboundDomain", "in.workmarket.example")]);
        var (nora, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(nora, wanda);
        (await wanda.Post($"assignments/{id}/messages", new { text = "Two more hours." })).Expect(201);
        (await nora.Post($"assignments/{id}/messages", new { text = "No." })).Expect(201);
        var mail = new
        {
            from = "Wanda <wanda@example.com>",
            to = new[] { "support@in.workmarket.example" },
            subject = $"About {id}",
            messageId = $"<{id}@mail.example>",
            text = "We do not agree about the <hours>.",
            spf = "pass",
        };
        var gateway = new Portal(
            host.Url, Repository.SampleSettings.Single(setting => setting.Name == "WorkMarket__Mail__InboundSecret").Value);
        foreach (var _ in new[] { 1, 2 })
            (await gateway.Post("mail/inbound", mail)).Expect(200);
        var answers = new List<Mail>();
        await Town.Eventually(async () => (answers = await Answers(id)).Count == 1, "The mail is answered, once.");
        Assert.Equal("wanda@example.com", answers[0].To);
        Assert.Contains("You can escalate this assignment now", answers[0].Text, StringComparison.Ordinal);
        Assert.Contains("payment past due: ", answers[0].Text, StringComparison.Ordinal);
        var link = new UriBuilder(Opening().Match(answers[0].Text).Value) { Port = new Uri(host.Url).Port }.Uri;
        using var http = new HttpClient();
        var page = await http.GetStringAsync(link);
        Assert.Contains("We do not agree about the &lt;hours&gt;.", page, StringComparison.Ordinal);
        Assert.Equal("notFound", (await wanda.Get($"assignments/{id}/escalation")).Expect(404).Code);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync(new Uri($"{link}0"))).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync(Of(link, await Town.InProgress(nora, wanda)))).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await Choose("settled")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await Choose("paymentPastDue")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await Choose("impasse")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await Choose("impasse")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await Choose("clientUnresponsive")).StatusCode);
        Assert.Equal("impasse", (await wanda.Get($"assignments/{id}/escalation")).Expect(200).Json.GetProperty("cause").GetString());

        Task<HttpResponseMessage> Choose(string cause) => http.PostAsync(link, new FormUrlEncodedContent([new("cause", cause)]));
        Uri Of(Uri one, string other) => new(one.AbsoluteUri.Replace(id, other, StringComparison.Ordinal));
    }

    [GeneratedRegex("http://[^ ]+/escalation-updates/openings/[^ \\r\\n]+")]
    private static partial Regex Opening();

    private static async Task<List<Mail>> Answers(string id) =>
        [.. (await Server.About(id)).Where(mail =>
            mail.Subject.StartsWith("Your mail to WorkMarket Support", StringComparison.Ordinal))];

    [Fact]
    [Rule("§7 At least once, de-duplicated by event and recipient: a repeated mail carries the same Message-ID")]
    public async Task Two_hosts_on_one_busy_case_mail_each_message_once()
    {
        const int each = 40;
        using var town = new Town(Azurite.Shared);
        var hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => town.StartHere(Server.Settings))));
        var (nora, wanda) = (await Town.SignIn(hosts[0].Url, "nora"), await Town.SignIn(hosts[0].Url, "wanda"));
        var id = await Town.InProgress(nora, wanda);
        // Both sides write on both hosts at once, so that each host's consumers meet what the other's wrote.
        await Task.WhenAll(Enumerable.Range(0, each).Select(async number =>
        {
            var by = (number % 2 == 0 ? nora : wanda).At(hosts[number / 2 % 2].Url);
            (await Town.Insist(() => by.Post($"assignments/{id}/messages", new { text = $"Message {number}." }, $"{id}-{number}")))
                .Expect(201);
        }));
        await town.Settled(nora, id);
        await Town.Eventually(
            async () => (await OfMessages(id)).Select(mail => mail.Header("message-id")).Distinct().Count() >= each,
            $"{each} mails about messages.");
        await Town.Eventually(async () => await IsEmpty(town.Storage.Mail.Queue), "No mail is left to be sent.");
        var mails = await OfMessages(id);
        Assert.Equal(
            Enumerable.Range(0, each).Select(number => $"Message {number}.").Order(),
            mails.Select(mail => Quoted().Match(mail.Text).Groups["text"].Value).Order());
        Assert.Equal(each, mails.Select(mail => mail.Header("message-id")).Distinct().Count());
    }

    [Fact]
    [Rule("§7 A repeated mail carries the same Message-ID")]
    public async Task A_host_that_stands_still_over_a_mail_for_longer_than_its_claim_repeats_it_once_at_the_most()
    {
        using var server = MailDev.Start();
        using var town = new Town(Azurite.Shared);
        (string, string)[] patient = [.. server.Settings, ("WorkMarket__Mail__Timeout", "00:00:20"),
            ("WorkMarket__Mail__ClaimFor", "00:00:21")];
        var still = town.Start(patient);
        var nora = await Town.SignIn(still.Url, "nora");
        var id = await Town.Create(nora);
        await town.Settled(nora, id);
        var walt = new Domain.Notifications.Addressee.Person(new("walt"));
        try
        {
            // The server takes the connection and says nothing; the host has claimed the mail, and then stands still itself.
            server.Suspend();
            (await nora.Post($"assignments/{id}/send", new { workers = new[] { "walt" } })).Expect(200);
            await Town.Eventually(
                async () => (await town.Storage.Notices.Read(walt, unreadOnly: false, null, 10, default)).Entries is [{ Claim: not null }],
                "The mail is claimed.");
            Signals.Suspend(still.Id);
        }
        finally
        {
            server.Continue();
        }
        try
        {
            var other = town.StartHere(patient);
            var reader = await Town.SignIn(other.Url, "walt");
            await Town.Eventually(async () => await State(reader, id) == "sent", "The other host sends it when the claim is over.");
        }
        finally
        {
            Signals.Continue(still.Id);
        }
        await Town.Eventually(async () => await IsEmpty(town.Storage.Mail.Queue), "No mail is left to be sent.");
        var mails = await server.About(id);
        Assert.InRange(mails.Count, 1, 2);
        Assert.Single(mails.Select(mail => mail.Header("message-id")).Distinct());
    }

    [Fact]
    public async Task A_mail_server_that_says_nothing_for_longer_than_an_attempt_gets_the_mail_once()
    {
        using var server = MailDev.Start();
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere([.. server.Settings, .. ShortClaims]);
        var (nora, walt) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "walt"));
        var id = await Town.Create(nora);
        server.Suspend();
        try
        {
            (await nora.Post($"assignments/{id}/send", new { workers = new[] { "walt" } })).Expect(200);
            await Town.Says(host, " waits: ");
        }
        finally
        {
            server.Continue();
        }
        await Town.Eventually(async () => await State(walt, id) == "sent", "It is sent.");
        await Town.Eventually(async () => await IsEmpty(town.Storage.Mail.Queue), "No mail is left to be sent.");
        Assert.Single(await server.About(id));
    }

    private static async Task<IReadOnlyList<Mail>> OfMessages(string id) =>
        [.. (await Server.About(id)).Where(mail => mail.Subject.StartsWith("New message", StringComparison.Ordinal))];

    private static async Task<bool> IsEmpty(Azure.Storage.Queues.QueueClient queue) =>
        (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0;

    // Nothing but what we wrote is in the head, and nobody but the addressee gets it.
    private static void Harmless(Mail mail)
    {
        Assert.Equal(
            ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to", "x-workmarket-case"],
            mail.HeaderNames.Order());
        Assert.Equal(1, mail.Parsed.GetProperty("envelope").GetProperty("to").GetArrayLength());
        Assert.All(mail.Raw.ReplaceLineEndings("\n").Split('\n'), line => Assert.True(line.Length <= 998, line));
        Assert.DoesNotMatch(NotAscii(), mail.Raw);
    }

    private static async Task<IReadOnlyList<Mail>> Mails(string id, int atLeast)
    {
        await Town.Eventually(async () => (await Server.About(id)).Count >= atLeast, $"{atLeast} mails about the case.");
        return await Server.About(id);
    }

    private static async Task<IReadOnlyList<Mail>> OfEscalation(string id) =>
        [.. (await Server.About(id)).Where(mail => mail.Header("references") is not null)];

    private static Task Sent(Portal reader, string id, int number) => Town.Eventually(
        async () => (await Notices(reader))
            .Count(notice => notice.GetProperty("assignment").GetString() == id && Mail(notice) == "sent") == number,
        $"{number} mails are recorded as sent.");

    private static async Task<string?> State(Portal reader, string id) =>
        (await Notices(reader)).Where(notice => notice.GetProperty("assignment").GetString() == id).Select(Mail).FirstOrDefault();

    private static string? Mail(System.Text.Json.JsonElement notice) =>
        notice.TryGetProperty("mail", out var mail) ? mail.GetString() : null;

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> Notices(Portal reader) =>
        [.. (await reader.Get("notifications?limit=200")).Expect(200).Json.GetProperty("notifications").EnumerateArray()];

    [GeneratedRegex("^> (?<text>Message [0-9]+[.])", RegexOptions.Multiline)]
    private static partial Regex Quoted();

    [GeneratedRegex("[^\\x09\\x0a\\x0d\\x20-\\x7e]")]
    private static partial Regex NotAscii();
}
