using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkMarket.Api.Identity;
using WorkMarket.Api.Phone;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Storage;

namespace WorkMarket.Api.Settings;

/// <summary>
/// All settings of the product, typed. A setting is a property of this record or of one of those it holds: the property's name, type,
/// attributes, default and summary are the setting's name, kind, limits, default and description, and there is no other list of them.
/// Where each record lies in configuration, <see cref="SettingsTree"/> says.
/// </summary>
public sealed record WorkMarketSettings
{
    /// <summary>The storage account that the Functions host's triggers read too.</summary>
    public AccountSettings Account { get; init; } = new();

    /// <summary>The storage account's connection string, where it is another than <c>AzureWebJobsStorage</c>.</summary>
    [ReadBy(ReadingHost.LocalHost), PasswordPropertyText(true)]
    [RegularExpression(ConnectionStrings.Form, ErrorMessage = ConnectionStrings.FormInWords)]
    public string? Storage { get; init; }

    /// <summary>Begins the name of every table, queue and container.</summary>
    [ReadBy(ReadingHost.LocalHost)]
    [RegularExpression("[a-z][a-z0-9]{0,29}", ErrorMessage = "1 to 30 lower-case letters and digits, a letter first")]
    public string Prefix { get; init; } = "";

    /// <summary>
    /// Where browsers reach files: an address of this host, which passes on what is asked there to the storage account. For a phone beside
    /// a developer's machine, in Development only.
    /// </summary>
    [ReadBy(ReadingHost.LocalHost), Url]
    public string? FilesUrl { get; init; }

    /// <summary>
    /// The key of a key vault that encrypts the keys of tokens before they are stored: its address without a version. It is reached as the
    /// identity that reaches the storage account. Without one they lie in storage as they are, which is for a developer's machine.
    /// </summary>
    [Url]
    public string? VaultKeyUrl { get; init; }

    /// <summary>How often a decision is made anew under contention before <c>503 caseBusy</c>.</summary>
    [Range(1, 1_000)]
    public int WriteAttempts { get; init; } = new WriterOptions().Attempts;

    /// <summary>Over how many partitions the due index is spread; it can grow, never shrink. LocalHost has one.</summary>
    [ReadBy(ReadingHost.Functions), Range(1, 100)]
    public int DueShards { get; init; } = 4;

    /// <summary>
    /// How long after a step of an escalation the scan of the due index takes it, where the escalation's own orchestration did not: so that
    /// both do not come to it in one second.
    /// </summary>
    [ReadBy(ReadingHost.Functions), Range(typeof(Duration), "PT0S", "PT1H")]
    public Duration WatchdogGrace { get; init; } = Duration.FromSeconds(90);

    /// <summary>
    /// How long an outbox message stays with the process that received it, before another may handle it. What a trigger of the Functions
    /// host received, that host sees to.
    /// </summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration EffectsLease { get; init; } = Duration.FromSeconds(30);

    /// <summary>
    /// How long a mail stays with the process that received it, before another may send it: longer than an attempt takes. What a trigger of
    /// the Functions host received, that host sees to.
    /// </summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration MailLease { get; init; } = Duration.FromMinutes(1);

    /// <summary>
    /// How long a host that is asked to stop lets requests, effects and mail in hand come to their end; what is not begun waits for the
    /// next start.
    /// </summary>
    [ReadBy(ReadingHost.LocalHost), Range(typeof(Duration), "PT1S", "PT1H")]
    public Duration DrainFor { get; init; } = Duration.FromSeconds(30);

    /// <summary>The step of the write protocol at which the process dies; for tests, in Development only.</summary>
    [ReadBy(ReadingHost.LocalHost)]
    public FaultMoment? Fault { get; init; }

    /// <summary>What happens after a commit.</summary>
    public EffectOptions Effects { get; init; } = new();

    /// <summary>Mail.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>The telephone.</summary>
    public PhoneOptions Phone { get; init; } = new();

    /// <summary>Sign-in.</summary>
    public IdentityOptions Identity { get; init; } = new();

    /// <summary>How long people stay signed in on the pages.</summary>
    public SessionSettings Sessions { get; init; } = new();

    /// <summary>How many requests are taken.</summary>
    public RateLimitOptions RateLimits { get; init; } = new();

    /// <summary>What stands before the host.</summary>
    public ProxyOptions Proxies { get; init; } = new();

    /// <summary>Dossiers.</summary>
    public DossierOptions Dossier { get; init; } = new();

    /// <summary>Backups.</summary>
    public BackupOptions Backup { get; init; } = new();

    /// <summary>Files.</summary>
    public DeliveryOptions Deliveries { get; init; } = new();

    /// <summary>The windows and limits of the rules.</summary>
    public Policy Policy { get; init; } = new();

    /// <summary>The key of <see cref="VaultKeyUrl"/>.</summary>
    public Uri? VaultKey => VaultKeyUrl is { } url ? new(url) : null;

    /// <summary>The storage account's connection string; null where it is reached by an identity.</summary>
    public string? ConnectionString => Storage ?? Account.AzureWebJobsStorage;
}

/// <summary>The storage account as the Functions host wants it set: outside of the product's own section.</summary>
public sealed record AccountSettings
{
    /// <summary>The connection string of the storage account; the Functions host's triggers read it too.</summary>
    [PasswordPropertyText(true), RegularExpression(ConnectionStrings.Form, ErrorMessage = ConnectionStrings.FormInWords)]
    public string? AzureWebJobsStorage { get; init; }

    /// <summary>The storage account where it is reached by an identity in place of a key.</summary>
    public IdentityAccount ByIdentity { get; init; } = new();
}

/// <summary>Settings, for any host.</summary>
public static class SettingsServices
{
    /// <summary>Adds them, whole and in the parts that the product asks for.</summary>
    public static IServiceCollection AddWorkMarketSettings(this IServiceCollection services, WorkMarketSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(settings.Policy)
        .AddSingleton(settings.Effects)
        .AddSingleton(settings.Deliveries)
        .AddSingleton(settings.Backup)
        .AddSingleton(settings.Dossier)
        .AddSingleton(settings.Phone)
        .AddSingleton(settings.Identity)
        .AddSingleton(settings.RateLimits)
        .AddSingleton(settings.Sessions)
        .AddSingleton(settings.Proxies)
        .AddSingleton(settings.Mail)
        .AddSingleton(new WriterOptions { Attempts = settings.WriteAttempts });
}
