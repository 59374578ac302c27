using System.IO.Compression;
using System.Net;
using System.Text;
using NodaTime;
using WorkMarket.Application.Mail;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Notifications;

/// <summary>What mails of an escalation hold: the dossier, and what people wrote as text and nothing else.</summary>
public sealed class EscalationMailContentTests
{
    private const string Hostile =
        "\r\n.\r\nQUIT\r\nBcc: evil@example.com\r\n\r\n--=_boundary\r\n</blockquote><img src=x onerror=alert(1)> {{line}} "
            + "=?utf-8?B?QmNjOiBldmlsQGV4YW1wbGUuY29t?= \u202Egnp.exe";

    private const string Unreachable =
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;"
            + "BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a;";

    [Fact]
    [Rule("§6 Arbitration: the worker gets the arbitrator's address and a dossier (PDF + ZIP)")]
    public async Task The_last_mail_to_the_worker_has_the_dossier_as_of_the_close_enclosed()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.Arbitration);
        var mail = (await quarrel.Mails("wanda@example.com"))[^1];
        Assert.Equal([$"assignment-{quarrel.Id}-dossier.pdf", $"assignment-{quarrel.Id}-dossier.zip"], mail.Enclosed);
        Assert.StartsWith(
            "%PDF-", Encoding.ASCII.GetString(await MailDev.Shared.Enclosed(mail, mail.Enclosed[0])), StringComparison.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(await MailDev.Shared.Enclosed(mail, mail.Enclosed[1])));
        var version = (await quarrel.Market.Storage.Cases.Read(quarrel.Id, default))!.Version;
        using var last = new StreamReader(archive.GetEntry($"events/{version:D10}.json")!.Open());
        Assert.Contains("escalationClosed", await last.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.All(
            (await quarrel.Mails()).Where(other => other.Header("message-id") != mail.Header("message-id")),
            other => Assert.Empty(other.Enclosed));
    }

    [Fact]
    public async Task A_dossier_that_is_too_large_for_a_mail_is_to_be_had_at_WorkMarket()
    {
        var quarrel = await Quarrel.Open(options => options with { EnclosedBytes = 20_000 });
        await quarrel.Until(EscalationStage.Arbitration);
        var mail = (await quarrel.Mails("wanda@example.com"))[^1];
        Assert.Empty(mail.Enclosed);
        Assert.Contains("too large for a mail", mail.Text, StringComparison.Ordinal);
        Assert.Contains("you can have it at WorkMarket, from the assignment", mail.Text, StringComparison.Ordinal);
        Assert.All(await quarrel.Mails(), one =>
        {
            var (text, html) = (Unlinked(one.Text), Unlinked(one.Html));
            Assert.DoesNotContain("/api/", text + html, StringComparison.Ordinal);
            Assert.Empty(CodeNames.In(text.Replace(quarrel.Id.Value, "", StringComparison.Ordinal)));
        });

        // The signed link is the only address in a mail.
        static string Unlinked(string text) =>
            System.Text.RegularExpressions.Regex.Replace(text, "https://workmarket.example/escalation-updates/[^\\s\"]+", "");
    }

    [Fact]
    public async Task Where_the_dossier_cannot_be_made_now_the_mail_waits()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.AccountManager);
        quarrel.Market.Clock.Set((await quarrel.Escalation()).MonthEndsAt!.Value);
        await quarrel.Market.Scan.Run(default);
        var away = new WorkMarketStorage(
            new() { Access = new StorageAccess.ByKey(Unreachable), MaxRetries = 0 }, new(), new Application.Cases.NoFaults(),
            quarrel.Market.Clock);
        var later = new Later();
        var office = new PostOffice(quarrel.Market, new Nowhere(), new() { Host = "mail.example.com" }, later, away);
        foreach (var ticket in await quarrel.Office.Take())
            await office.Handler.Handle(ticket, default);
        Assert.NotEmpty(later.All);
        foreach (var ticket in later.All)
            await quarrel.Office.Handler.Handle(ticket, default);
        Assert.Equal(2, (await quarrel.Mails("wanda@example.com"))[^1].Enclosed.Count);
    }

    [Fact]
    public async Task A_worker_who_does_not_have_it_any_more_gets_the_address_and_the_dossier_of_what_was_until_then()
    {
        var quarrel = await Quarrel.Begin(at: Status.InProgress);
        await quarrel.Act(Cast.Wanda, Quarrel.Escalate());
        await quarrel.Act(Cast.Nora, new Unassign(
            "Walt is nearer.", CancellationReason.Other, Money.Zero(Currency.Usd)));
        await quarrel.Act(Cast.Nora, new OnEngagement(1, Cast.Message("You were late.")));
        Assert.Contains("> You were late.", (await quarrel.Mails("wanda@example.com"))[^1].Text, StringComparison.Ordinal);
        await quarrel.Until(EscalationStage.Arbitration);
        var mail = (await quarrel.Mails("wanda@example.com"))[^1];
        Assert.Equal([$"assignment-{quarrel.Id}-dossier.pdf", $"assignment-{quarrel.Id}-dossier.zip"], mail.Enclosed);
        Assert.Contains(
            "American Arbitration Association, 120 Broadway, Floor 21, New York, NY 10271", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_cannot_leave_its_place()
    {
        var quarrel = await Quarrel.Begin(title: "=?utf-8?B?QmNjOiBldmlsQGV4YW1wbGUuY29t?= <b>Replace</b>");
        await quarrel.Act(Cast.Wanda, Quarrel.Escalate("The statement." + Hostile));
        await quarrel.Act(Cast.Nora, Cast.Message("The message." + Hostile));
        await quarrel.Step();
        await quarrel.Act(Cast.Nora, new GiveEscalationUpdate("The update." + Hostile));
        await quarrel.Act(Cast.Sam, new HandOffEscalation("The reason." + Hostile));
        var mails = await quarrel.Mails();
        foreach (var words in new[] { "The statement.", "The message.", "The update.", "The reason." })
        {
            var mail = mails.First(mail => mail.Text.Contains($"> {words}", StringComparison.Ordinal));
            Assert.Contains("\n> Bcc: evil@example.com\n", mail.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.Contains("> </blockquote><img src=x onerror=alert(1)> {{line}} =?utf-8?B?", mail.Text, StringComparison.Ordinal);
            Assert.Contains(
                "</blockquote><img src=x onerror=alert(1)> {{line}}", WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        }
        Assert.All(mails, mail =>
        {
            Assert.DoesNotContain("<img", mail.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>", mail.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('\u202E', mail.Text + mail.Html);
            Assert.Contains("= ?utf-8?B?", mail.Subject, StringComparison.Ordinal);
            Assert.Empty(mail.HeaderNames.Except(
                ["auto-submitted", "content-type", "date", "from", "in-reply-to", "message-id", "mime-version", "references", "reply-to",
                    "subject", "to", "x-workmarket-case"]));
            Assert.Equal(1, mail.Parsed.GetProperty("envelope").GetProperty("to").GetArrayLength());
        });
    }

    [Fact]
    public async Task A_long_answer_is_cut_and_not_through_the_middle_of_a_character()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Act(Cast.Nora, new GiveEscalationUpdate("A" + string.Concat(Enumerable.Repeat("📷", 4_999))));
        await quarrel.Step();
        Assert.All(
            (await quarrel.Mails("wanda@example.com")).TakeLast(2),
            mail => Assert.Matches("\n> A(📷){240,250}…\n", mail.Text.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task An_update_looks_further_back_than_it_reads_at_once()
    {
        var quarrel = await Quarrel.Open();
        for (var number = 1; number <= 25; number++)
            await quarrel.Market.Do(quarrel.Id, Cast.Nora, Cast.Message($"Message {number}."));
        await quarrel.Market.RunEffects();
        await quarrel.Office.Take();
        await Chatter.Write(quarrel.Market, quarrel.Id, 250, "Hello.");
        await quarrel.Step();
        var update = (await quarrel.Mails("wanda@example.com"))[^1];
        Assert.Contains("> Message 25.", update.Text, StringComparison.Ordinal);
        Assert.Contains("5 earlier responses", update.Text, StringComparison.Ordinal);
    }

    private sealed class Nowhere : IMailer
    {
        public Task Send(Letter letter, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class Later : IMailQueue
    {
        public List<MailTicket> All { get; } = [];

        public Task Enqueue(MailTicket ticket, Duration hidden, CancellationToken cancellation)
        {
            All.Add(ticket);
            return Task.CompletedTask;
        }
    }
}
