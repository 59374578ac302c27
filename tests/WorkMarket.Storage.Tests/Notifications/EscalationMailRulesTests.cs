using System.Collections.Concurrent;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Notifications;

/// <summary>Who gets which mail of an escalation, and until when (domain.md §6 and §7).</summary>
public sealed class EscalationMailRulesTests
{
    [Fact]
    [Rule("§6 The project manager's request and the worker's updates go out whatever the mail preference; §7 E-mail by preference")]
    public async Task The_request_and_the_updates_go_out_whatever_is_preferred_and_the_rest_does_not()
    {
        var quarrel = await Quarrel.Begin();
        foreach (var person in new[] { Cast.Nora.Id, Cast.Wanda.Id, Quarrel.Ada.Id })
            await quarrel.Market.Storage.Directory.Put(person, new(Mail: false, Except: [NoticeCategory.Escalations]), default);
        await quarrel.Act(Cast.Wanda, Quarrel.Escalate());
        await quarrel.Until(EscalationStage.Arbitration);
        Assert.Equal("WorkMarket asks you for an update: Replace a switch", Assert.Single(await quarrel.Mails("nora@example.com")).Subject);
        var updates = await quarrel.Mails("wanda@example.com");
        Assert.Equal((await quarrel.Escalation()).Updates, updates.Count);
        Assert.All(
            updates,
            mail => Assert.Contains(
                "We are still working on getting you in contact with the client.", mail.Text, StringComparison.Ordinal));
        Assert.All(updates, mail => Assert.Contains("goes out whatever mail you choose to get", mail.Text, StringComparison.Ordinal));
        Assert.Empty(await quarrel.Mails("ada@example.com"));
        Assert.Contains((NoticeKind.EscalationTask, MailState.NotWanted), await quarrel.States(Quarrel.Ada.Id));
        Assert.Contains((NoticeKind.EscalationClosed, MailState.NotWanted), await quarrel.States(Cast.Wanda.Id));
    }

    [Fact]
    public async Task The_account_manager_is_told_from_that_stage_on_and_not_before()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.ProjectManager);
        await quarrel.Act(Cast.Nora, new GiveEscalationUpdate("Soon."));
        Assert.Empty(await quarrel.States(Quarrel.Ada.Id));
        await quarrel.Until(EscalationStage.AccountManager);
        await quarrel.Act(Cast.Nora, Cast.Message("Really soon."));
        await quarrel.Act(Cast.Wanda, new WithdrawEscalation(null));
        Assert.Equal(
            [(NoticeKind.EscalationClosed, MailState.Sent), (NoticeKind.EscalationAnswered, MailState.Sent),
                (NoticeKind.EscalationTask, MailState.Sent)],
            await quarrel.States(Quarrel.Ada.Id));
    }

    [Fact]
    public async Task Where_nobody_looks_after_the_company_nobody_is_told_in_that_place()
    {
        var quarrel = await Quarrel.Begin();
        await quarrel.Market.Storage.Directory.Put(Cast.Northwind, default);
        await quarrel.Act(Cast.Wanda, Quarrel.Escalate());
        await quarrel.Until(EscalationStage.AccountManager);
        Assert.Empty(await quarrel.Mails("ada@example.com"));
        Assert.NotEmpty(await quarrel.Mails("wanda@example.com"));
    }

    [Fact]
    public async Task After_the_close_nothing_is_mailed_but_the_close()
    {
        var quarrel = await Quarrel.Open();
        var before = (await quarrel.Mails()).Count;
        quarrel.Market.Clock.Set((await quarrel.Escalation()).NextUpdateAt!.Value);
        await quarrel.Market.Scan.Run(default); // The request and the update wait.
        await quarrel.Do(Cast.Wanda, new WithdrawEscalation("Settled."));
        var after = (await quarrel.Mails()).Skip(before).ToList();
        Assert.All(after, mail => Assert.StartsWith("The worker took the escalation back", mail.Subject, StringComparison.Ordinal));
        Assert.Equal(["desk@workmarket.example", "nora@example.com", "wanda@example.com"], after.Select(mail => mail.To).Order());
        Assert.Equal(
            [
                (NoticeKind.EscalationClosed, MailState.Sent), (NoticeKind.EscalationUpdate, MailState.Overtaken),
                (NoticeKind.EscalationStage, MailState.Overtaken), (NoticeKind.EscalationStage, MailState.Sent),
            ],
            (await quarrel.States(Cast.Wanda.Id)).Take(4));
        Assert.Contains((NoticeKind.EscalationRequest, MailState.Overtaken), await quarrel.States(Cast.Nora.Id));
    }

    [Fact]
    public async Task What_is_over_by_what_fell_due_is_not_mailed_though_nobody_has_recorded_it()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.AccountManager);
        var before = (await quarrel.Mails()).Count;
        var escalation = await quarrel.Escalation();
        quarrel.Market.Clock.Set(escalation.NextUpdateAt!.Value);
        await quarrel.Market.Scan.Run(default);
        quarrel.Market.Clock.Set(escalation.MonthEndsAt!.Value);
        Assert.Equal(before, (await quarrel.Mails()).Count);
        Assert.Equal((NoticeKind.EscalationUpdate, MailState.Overtaken), (await quarrel.States(Cast.Wanda.Id))[0]);
    }

    [Fact]
    [Rule("§6 Every escalation mail to the client carries the reply address")]
    public async Task Every_mail_to_the_client_carries_the_reply_address_and_no_other_does()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.Arbitration);
        var mails = await quarrel.Mails();
        Assert.Equal(4, mails.Count(mail => mail.To == "nora@example.com"));
        Assert.All(mails, mail => Assert.Equal(mail.To == "nora@example.com", mail.ReplyTo is not null));
        var address = Assert.Single(mails.Select(mail => mail.ReplyTo).OfType<string>().Distinct());
        var read = ReplyAddress.Parse(address, "in.workmarket.example");
        Assert.Equal((quarrel.Id, new EscalationId("e1")), (read!.Case, read.Escalation));
        Assert.True(await PostOffice.Tokens.Fits(TokenUse.Reply, new(quarrel.Id, new("e1"), Cast.Nora.Id), read.Token, default));
    }

    [Fact]
    public async Task Without_a_domain_that_receives_mail_there_is_no_reply_address_and_the_mail_says_where_to_answer()
    {
        var quarrel = await Quarrel.Open(options => options with { InboundDomain = null });
        await quarrel.Until(EscalationStage.AccountManager);
        var mails = await quarrel.Mails("nora@example.com");
        Assert.All(mails, mail => Assert.Null(mail.ReplyTo));
        Assert.All(mails, mail => Assert.Contains("replies to this mail are not read", mail.Text, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotContain("eply to this mail, or", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_link_of_the_request_is_for_the_project_manager_alone()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.ProjectManager);
        const string start = "https://workmarket.example/escalation-updates/";
        var request = Assert.Single(await quarrel.Mails(), mail => mail.Text.Contains(start, StringComparison.Ordinal));
        Assert.Equal("nora@example.com", request.To);
        var token = await PostOffice.Tokens.Compute(TokenUse.Link, new(quarrel.Id, new("e1"), Cast.Nora.Id), default);
        Assert.Contains($"{start}{quarrel.Id}/e1/nora/{token}\n", request.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mails_of_an_escalation_hang_together_and_each_has_an_id_of_its_own()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.AccountManager);
        var mails = await quarrel.Mails();
        Assert.Equal($"<e1.{quarrel.Id}@workmarket.example>", Assert.Single(mails.Select(mail => mail.Header("references")).Distinct()));
        Assert.Equal(mails.Count, mails.Select(mail => mail.Header("message-id")).Distinct().Count());
        Assert.All(mails, mail => Assert.Equal("auto-generated", mail.Header("auto-submitted")));
    }

    [Fact]
    public async Task An_update_after_an_outage_tells_what_was_said_before_those_that_it_swallowed()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Act(Cast.Nora, Cast.Message("We look into it."));
        quarrel.Market.Clock.Advance(Duration.FromDays(12));
        await quarrel.Market.Scan.Run(default);
        var mail = (await quarrel.Mails("wanda@example.com"))[^1];
        Assert.True((await quarrel.Escalation()).Updates > 2);
        Assert.Contains("Since the last update on your escalation", mail.Text, StringComparison.Ordinal);
        Assert.Contains("> We look into it.", mail.Text, StringComparison.Ordinal);
        await quarrel.Step();
        var next = (await quarrel.Mails("wanda@example.com"))[^1];
        Assert.DoesNotContain("> We look into it.", next.Text, StringComparison.Ordinal);
        Assert.Contains("you have been told what it said", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_comes_again_has_the_same_id_though_a_later_update_has_swallowed_what_it_began_with()
    {
        var quarrel = await Quarrel.Open();
        quarrel.Market.Clock.Advance(Duration.FromHours(5));
        await quarrel.Act(Cast.Nora, Cast.Message("We look into it."));
        // A clock that is late: the update and the end of the client's silence are one commit.
        quarrel.Market.Clock.Set((await quarrel.Escalation()).StageEndsAt!.Value);
        await quarrel.Market.Scan.Run(default);
        Assert.Equal((1, EscalationStage.Messages), ((await quarrel.Escalation()).Updates, (await quarrel.Escalation()).Stage));
        var ticket = Assert.Single(await quarrel.Office.Take());
        var post = new TakesAndHangsUp();
        var handler = new PostOffice(quarrel.Market, post, new() { Host = "mail.example.com" }, new NoMail()).Handler;
        await handler.Handle(ticket, default);
        while ((await quarrel.Escalation()).Updates == 1)
            await quarrel.Step();
        await handler.Handle(ticket with { To = new Addressee.Person(Cast.Wanda.Id), Tries = 1 }, default);
        var mails = post.Sent.Where(letter => letter.Address == "wanda@example.com").ToList();
        Assert.Equal(
            ["An update on your escalation", "WorkMarket asks the client in the assignment's messages again"],
            mails.Select(mail => mail.Line));
        Assert.Single(mails.Select(mail => mail.Id).Distinct());
    }

    [Fact]
    public async Task An_update_quotes_the_latest_responses_and_counts_the_rest()
    {
        var quarrel = await Quarrel.Open(options => options with { QuotedResponses = 3 });
        for (var number = 1; number <= 5; number++)
            await quarrel.Act(Cast.Nora, Cast.Message($"Response {number}."));
        await quarrel.Act(Cast.Nora, new PostMessage(Domain.Messages.MessageKind.Note, "Between us.", Private: true));
        await quarrel.Act(Cast.Wanda, Cast.Message("Response of mine."));
        await quarrel.Step();
        var update = (await quarrel.Mails("wanda@example.com"))[^1].Text;
        Assert.Equal(
            ["> Response 3.", "> Response 4.", "> Response 5."],
            update.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith("> ", StringComparison.Ordinal)));
        Assert.Contains("2 earlier responses are in the assignment's timeline.", update, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_that_were_lost_come_back_to_the_account_manager_too()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.AccountManager);
        var lost = new Actor.AccountManager(new("anna"), Channel.Desktop);
        await quarrel.Market.Storage.Directory.Put(Cast.Northwind with { AccountManager = lost.Id }, default);
        quarrel.Market.Clock.Advance(Duration.FromMinutes(1));
        await quarrel.Market.Run(JobKind.Reindex);
        Assert.Equal([(NoticeKind.EscalationTask, null)], await quarrel.States(lost.Id));
    }

    /// <summary>A mail server that takes a mail and does not say so.</summary>
    private sealed class TakesAndHangsUp : IMailer
    {
        public ConcurrentQueue<Letter> Sent { get; } = new();

        public Task Send(Letter letter, CancellationToken cancellation)
        {
            Sent.Enqueue(letter);
            return Task.FromException(new MailUnavailableException("It hung up."));
        }
    }
}
