using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NodaTime;
using NodaTime.Text;

namespace WorkMarket.Application.Mail;

/// <summary>How mail goes out.</summary>
public sealed record MailOptions
{
    private static readonly Duration LeastClaim = Duration.FromMinutes(2);
    private readonly Duration? claimFor;

    /// <summary>
    /// The SMTP server. Without one people are told in the application only: mails are dropped, and a line at start says so.
    /// </summary>
    public string? Host { get; init; }

    /// <summary>The SMTP server's port.</summary>
    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>Whether the connection is secured by STARTTLS.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>The user name at the SMTP server, where it asks for one.</summary>
    public string? User { get; init; }

    /// <summary>The password there.</summary>
    [PasswordPropertyText(true)]
    public string? Password { get; init; }

    /// <summary>The address that mail comes from. Its domain ends every Message-ID.</summary>
    [EmailAddress]
    public string From { get; init; } = "no-reply@workmarket.example";

    /// <summary>The name that mail comes from.</summary>
    public string FromName { get; init; } = "WorkMarket";

    /// <summary>The address at which the support and escalation desk gets its mail.</summary>
    [EmailAddress]
    public string? Desk { get; init; }

    /// <summary>
    /// The domain that receives mail for the product: mails of an escalation to the client carry a reply address there. Without one they
    /// say to answer in the application.
    /// </summary>
    [RegularExpression(@"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*", ErrorMessage = "a domain, as in in.example.com")]
    public string? InboundDomain { get; init; }

    /// <summary>
    /// The secret that the mail gateway brings with what it delivers, as a bearer or as the password of basic authentication. Without it no
    /// mail is let in.
    /// </summary>
    [PasswordPropertyText(true)]
    public string? InboundSecret { get; init; }

    /// <summary>How long reading one mail that comes in may take; one that takes longer goes to the desk unread.</summary>
    [Range(typeof(Duration), "PT1S", "PT5M")]
    public Duration ReadWithin { get; init; } = Duration.FromSeconds(20);

    /// <summary>What the signed links in mails begin with.</summary>
    public Uri BaseUrl { get; init; } = new("http://127.0.0.1:7071");

    /// <summary>How long one attempt to send a mail may take.</summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration Timeout { get; init; } = Duration.FromSeconds(30);

    /// <summary>
    /// How long a mail is left to the process that is about to send it, before another may: longer than an attempt may take. Where it is
    /// not set, it is a minute longer than that, and two minutes at least.
    /// </summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration ClaimFor
    {
        get => claimFor ?? Duration.Max(LeastClaim, Timeout + Duration.FromMinutes(1));
        init => claimFor = value;
    }

    /// <summary>
    /// How long notices in the application wait for the mail server to take the mail about them; then they wait no longer.
    /// </summary>
    public Duration NoticesWait { get; init; } = Duration.FromSeconds(2);

    /// <summary>How long each attempt waits after the one before; the last holds for all that follow.</summary>
    public ImmutableList<Duration> BackOff { get; init; } =
        [
            Duration.FromSeconds(30), Duration.FromMinutes(2), Duration.FromMinutes(10), Duration.FromMinutes(30), Duration.FromHours(1),
            Duration.FromHours(3),
        ];

    /// <summary>How long a mail is tried before it is given up, which its notification then shows.</summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration GiveUpAfter { get; init; } = Duration.FromHours(24);

    /// <summary>The most characters of a title in a subject.</summary>
    public int SubjectTitleLength { get; init; } = 100;

    /// <summary>The most characters of what a person wrote that a mail shows.</summary>
    public int ExcerptLength { get; init; } = Excerpt.Usual;

    /// <summary>The most responses of the client that an update shows: the latest.</summary>
    public int QuotedResponses { get; init; } = 20;

    /// <summary>
    /// The most bytes that the dossiers enclosed in the mail which tells of arbitration, document and archive, may have together; larger
    /// ones are linked only.
    /// </summary>
    [Range(0, 100_000_000)]
    public long EnclosedBytes { get; init; } = 10_000_000;
}

/// <summary>Instants as a mail says them: to the minute, in a zone that it names, and in UTC.</summary>
public sealed class MailTimes(DateTimeZone zone)
{
    private static readonly ZonedDateTimePattern Local = ZonedDateTimePattern.CreateWithInvariantCulture(
        "dddd, d MMMM uuuu, HH':'mm x '('z';'", null);
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm 'UTC)'");

    /// <summary>
    /// An instant, as in <c>Friday, 20 November 2026, 10:00 EST (America/New_York; 2026-11-20 15:00 UTC)</c>; nothing of null.
    /// </summary>
    public string Write(Instant? at) => at is { } instant ? $"{Local.Format(instant.InZone(zone))} {Utc.Format(instant)}" : "";
}
