using System.Globalization;
using System.Text.RegularExpressions;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Mail;
using WorkMarket.Testing;
using SentMail = WorkMarket.Testing.Mail;

namespace WorkMarket.Storage.Tests.Notifications;

/// <summary>
/// An escalation on a market of its own, whose mail goes over SMTP to a real server. Wanda escalates an impasse on Friday 20 November 2026
/// at 10 in New York, Thanksgiving is the Thursday after.
/// </summary>
internal sealed partial class Quarrel
{
    public static readonly Actor.AccountManager Ada = new(new("ada"), Channel.Desktop);

    private readonly PostOffice office;

    private Quarrel(Market market, AssignmentId id, MailOptions options)
    {
        (Market, Id) = (market, id);
        office = new(market, new SmtpMailer(options), options);
    }

    public Market Market { get; }

    public AssignmentId Id { get; }

    public PostOffice Office => office;

    /// <summary>Both spoke, do not agree, and nothing is escalated yet; all mail so far is out of the way.</summary>
    public static async Task<Quarrel> Begin(
        Func<MailOptions, MailOptions>? setting = null, string title = "Replace a switch", Status at = Status.PendingApproval)
    {
        var market = await Market.Open(mail: true);
        await market.Storage.Directory.Put(Cast.Northwind with { AccountManager = Ada.Id }, default);
        foreach (var person in Cast.People.Add(new(Ada.Id, "Ada Brandt", Role.AccountManager, null)))
            await market.Storage.Directory.Put(person with { Email = $"{person.Id}@example.com" }, default);
        var options = new MailOptions
        {
            Host = "127.0.0.1",
            Port = MailDev.Shared.Port,
            Tls = false,
            Desk = "desk@workmarket.example",
            BaseUrl = new("https://workmarket.example"),
            InboundDomain = "in.workmarket.example",
        };
        var draft = Cast.Draft(market.Clock.GetCurrentInstant()) with { Title = title, Schedule = Cast.Soon };
        var id = await market.CaseThatIsJust(at, draft, $"{Guid.NewGuid()}");
        await market.Do(id, Cast.Wanda, Cast.Message("Two more hours."));
        await market.Do(id, Cast.Nora, Cast.Message("No."));
        await market.RunEffects();
        var quarrel = new Quarrel(market, id, setting?.Invoke(options) ?? options);
        await quarrel.office.Take();
        return quarrel;
    }

    /// <summary>The same, escalated, and all mail is sent.</summary>
    public static async Task<Quarrel> Open(Func<MailOptions, MailOptions>? setting = null)
    {
        var quarrel = await Begin(setting);
        await quarrel.Act(Cast.Wanda, Escalate());
        return quarrel;
    }

    public static OpenEscalation Escalate(string statement = "We do not agree.") => new(EscalationCause.Impasse, statement, []);

    /// <summary>Somebody does something, and its effects happen; its mail waits.</summary>
    public async Task Do(Actor by, Command command)
    {
        await Market.Do(Id, by, command);
        await Market.RunEffects();
    }

    /// <summary>The same, and its mail is sent.</summary>
    public async Task Act(Actor by, Command command)
    {
        await Do(by, command);
        await office.Send();
    }

    /// <summary>Time passes to the next thing that falls due on it, whose effects happen and whose mail is sent.</summary>
    public async Task Step()
    {
        Market.Clock.Set(Clock.NextDue(await State())!.Value);
        await Market.Scan.Run(default);
        await office.Send();
    }

    /// <summary>Time passes to a stage, and all mail on the way is sent.</summary>
    public async Task Until(EscalationStage stage)
    {
        await office.Send();
        while ((await Escalation()).Stage != stage)
            await Step();
    }

    public async Task<Assignment> State() => (await Market.Storage.Cases.Read(Id, default))!.State;

    public async Task<Escalation> Escalation() => (await State()).Core.Escalations[^1];

    /// <summary>The mails about the escalation, to one address or to all.</summary>
    public async Task<IReadOnlyList<SentMail>> Mails(string? to = null)
    {
        await office.Send();
        return [.. (await MailDev.Shared.About(Id.Value))
            .Where(mail => mail.Header("references") is not null && (to is null || mail.To == to))];
    }

    /// <summary>What became of the mails that somebody was to get.</summary>
    public async Task<IReadOnlyList<(NoticeKind Kind, MailState? Mail)>> States(PersonId of) =>
        [.. (await Market.Storage.Notices.Read(new Addressee.Person(of), unreadOnly: false, null, 100, default)).Entries
            .Select(entry => (entry.Notice.Kind, entry.Mail))];

    /// <summary>Mails as they are compared: without what differs from one run to the next.</summary>
    public string Told(IEnumerable<SentMail> mails)
    {
        var all = string.Concat(mails.OrderBy(Sequence).ThenBy(mail => mail.To, StringComparer.Ordinal).Select(mail =>
            $"To: {mail.To}\nReply-To: {mail.ReplyTo
                ?? "-"}\nEnclosed: {string.Join(
                    ", ", mail.Enclosed)}\nSubject: {mail.Subject}\n\n{mail.Text.ReplaceLineEndings("\n")}\n==========\n"));
        var named = Number().Replace(all.Replace(Id.Value, "CASE", StringComparison.Ordinal), "number: NUMBER");
        return Token().Replace(Hash().Replace(named, "HASH"), "TOKEN");
    }

    // The mails of one commit are sent at once.
    private static long Sequence(SentMail mail) =>
        long.Parse(mail.Header("message-id")!.TrimStart('<').Split('.')[0], CultureInfo.InvariantCulture);

    [GeneratedRegex("number: [0-9]{8}")]
    private static partial Regex Number();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Token();
}
