using NodaTime;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Mail;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Violations;
using WorkMarket.Mail;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Notifications;

/// <summary>Every mail of an escalation, as its readers get it (domain.md §6 and §7): whole stories, as golden files.</summary>
public sealed class EscalationMailTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "WorkMarket.Storage.Tests", "Notifications", "Golden");

    [Fact]
    public async Task Nobody_answers()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.Arbitration);
        await Golden("silent", quarrel);
    }

    [Fact]
    [Rule("§12 What is quoted")]
    public async Task What_a_mail_says_that_was_sent_at_a_second_attempt_is_told_from_the_clients_words()
    {
        MailOptions options = new();
        var quarrel = await Quarrel.Begin(set => options = set);
        await quarrel.Do(Cast.Wanda, Quarrel.Escalate());
        var tickets = await quarrel.Office.Take();
        var away = new PostOffice(quarrel.Market, new SmtpMailer(options with { Port = 1 }), options).Handler;
        foreach (var ticket in tickets)
            Assert.All(await away.Handle(ticket, default), trouble => Assert.False(trouble.IsOver));
        await quarrel.Do(Cast.Wanda, Cast.Message("Is anybody there?"));
        quarrel.Market.Clock.Advance(Duration.FromHours(5));
        var nora = new Addressee.Person(Cast.Nora.Id);
        foreach (var ticket in tickets)
            Assert.Empty(await quarrel.Office.Handler.Handle(ticket with { To = nora, Tries = 1 }, default));
        var (text, sent) = (Assert.Single(await quarrel.Mails("nora@example.com")).Text.ReplaceLineEndings("\n"),
            await quarrel.Market.Storage.Notices.FindSent(nora, quarrel.Id, default));
        Assert.Equal(2, sent.Count);
        var quotation = new Quotation(options);
        Assert.Equal(new("", false), quotation.Read(text, new(sent), default));
        Assert.Equal(new("We pay.", true), quotation.Read($"{text}\n\nWe pay.", new(sent), default));
    }

    [Fact]
    public async Task The_client_answers_falls_silent_and_is_asked_again()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Act(Cast.Nora, Cast.Message("We will look at it."));
        await quarrel.Step(); // The update tells what was said.
        await quarrel.Until(EscalationStage.Messages);
        await quarrel.Until(EscalationStage.ProjectManager);
        await quarrel.Act(Cast.Nora, new GiveEscalationUpdate("The hours are not in our budget.\nWe would pay one."));
        await quarrel.Until(EscalationStage.Engaged);
        await quarrel.Until(EscalationStage.ProjectManager);
        await quarrel.Until(EscalationStage.AccountManager);
        await quarrel.Act(Quarrel.Ada, new RecordEscalationContact("They agree to pay for one.", Answered: true));
        await quarrel.Act(Cast.Wanda, new AgreeOnEscalation());
        await quarrel.Act(Cast.Nora, new AgreeOnEscalation());
        await Golden("answered", quarrel);
    }

    [Fact]
    public async Task A_violation_suspends_it_and_ends_it_when_it_is_upheld()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Until(EscalationStage.AccountManager);
        await quarrel.Act(Cast.Nora, new ReportViolation(ViolationCategory.Conduct, "She sang.", null, null, []));
        await quarrel.Step();
        var dismissed = (await quarrel.State()).Core.Violations[^1].Id;
        await quarrel.Act(Cast.Sam, new DismissViolation(dismissed, "She did not."));
        await quarrel.Act(Cast.Nora, new ReportViolation(ViolationCategory.Conduct, "She sang again.", null, null, []));
        await quarrel.Act(Cast.Sam, new UpholdViolation((await quarrel.State()).Core.Violations[^1].Id, "She did."));
        await Golden("suspended", quarrel);
    }

    [Fact]
    public async Task What_the_client_answers_while_it_stands_still_counts_when_it_goes_on()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Act(Cast.Nora, new ReportViolation(ViolationCategory.Conduct, "She sang.", null, null, []));
        await quarrel.Act(Cast.Nora, Cast.Message("We look into it."));
        await quarrel.Act(Cast.Sam, new DismissViolation((await quarrel.State()).Core.Violations[^1].Id, "She did not."));
        await Golden("answered-while-suspended", quarrel);
    }

    [Fact]
    public async Task The_client_sends_the_work_back_and_the_ball_is_with_the_worker()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Act(Cast.Nora, new SendBack("The photo is dark."));
        await quarrel.Step(); // The update tells of it, and with whom the ball is.
        await quarrel.Step(); // So does the next, with nothing new.
        await quarrel.Act(Cast.Wanda, new Complete("The photo is light.", null, null));
        await quarrel.Act(Cast.Nora, new SendBack("It is too light."));
        var opens = quarrel.Market.Clock.GetCurrentInstant() + Duration.FromDays(20);
        await quarrel.Act(Cast.Nora, new Hold("The shop is closed.", opens));
        await quarrel.Act(Cast.Nora, new Release(null));
        await quarrel.Act(Cast.Nora, new Hold("It is closed again.", opens)); // The second one needs the worker's consent.
        await quarrel.Act(Cast.Wanda, new AgreeOnEscalation());
        await quarrel.Act(Cast.Wanda, new WithdrawAgreement());
        await Golden("sent-back", quarrel);
    }

    [Fact]
    public async Task Sent_back_again_the_ball_is_with_the_worker_and_the_clocks_go_on()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Act(Cast.Nora, new SendBack("The photo is dark."));
        await quarrel.Act(Cast.Wanda, new Complete("The photo is light.", null, null));
        await quarrel.Act(Cast.Nora, new SendBack("It is too light."));
        await quarrel.Step();
        await Golden("sent-back-again", quarrel);
    }

    [Fact]
    public async Task Support_hands_it_off()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Act(Cast.Nora, new GiveEscalationUpdate("No, and that is final."));
        await quarrel.Act(Cast.Sam, new HandOffEscalation("Neither gives way."));
        await Golden("handed-off", quarrel);
    }

    [Fact]
    public async Task The_worker_takes_it_back()
    {
        var quarrel = await Quarrel.Open();
        await quarrel.Act(Cast.Wanda, new WithdrawEscalation("We spoke on the phone."));
        await Golden("withdrawn", quarrel);
    }

    // With WORKMARKET_ADD_GOLDEN=1 a file that is missing is added.
    private static async Task Golden(string name, Quarrel quarrel)
    {
        var today = quarrel.Told(await quarrel.Mails());
        var path = Path.Combine(Folder, name + ".txt");
        if (!File.Exists(path))
        {
            Assert.True(Environment.GetEnvironmentVariable("WORKMARKET_ADD_GOLDEN") == "1", $"There is no golden file {path}.");
            await File.WriteAllTextAsync(path, today);
        }
        Assert.Equal(await File.ReadAllTextAsync(path), today);
    }
}
