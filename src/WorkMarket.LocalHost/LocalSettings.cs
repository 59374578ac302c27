using NodaTime;
using WorkMarket.Api.Phone;
using WorkMarket.Api.Time;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Domain.Time;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost;

/// <summary>The settings of LocalHost, under <c>WorkMarket:</c> in configuration.</summary>
internal sealed record LocalSettings
{
    /// <summary>The storage account, and who asks it.</summary>
    public required StorageAccess Storage { get; init; }

    /// <summary>Begins the name of every table, queue and container; empty but in tests.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How often a decision is made anew because somebody else wrote first, before the case counts as busy.</summary>
    public int WriteAttempts { get; init; } = new WriterOptions().Attempts;

    /// <summary>The step of the write protocol at which the process dies, as in <c>AfterCommit:3</c>. In Development only, for tests.</summary>
    public string? Fault { get; init; }

    /// <summary>When effects look for their commit.</summary>
    public EffectOptions Effects { get; init; } = new();

    /// <summary>How long an intent stays with the process that received it, before another may handle it.</summary>
    public Duration EffectsLease { get; init; } = Duration.FromSeconds(30);

    /// <summary>The telephone.</summary>
    public PhoneOptions Phone { get; init; } = new();

    /// <summary>The calendar in which business hours count.</summary>
    public BusinessCalendar BusinessTime { get; init; } = new();

    /// <summary>How long a mail stays with the process that received it, before another may send it: longer than an attempt takes.</summary>
    public Duration MailLease { get; init; } = Duration.FromMinutes(1);

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">One is missing or wrong.</exception>
    public static LocalSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("WorkMarket");
        return new()
        {
            Storage = StorageAccessSettings.Find(configuration, "WorkMarket:Storage") ?? StorageAccessSettings.Read(configuration),
            Prefix = section["Prefix"] ?? "",
            WriteAttempts = section.GetValue<int?>("WriteAttempts") ?? new WriterOptions().Attempts,
            Fault = section["Fault"],
            Effects = new()
            {
                FirstLook = Span("FirstLook", new EffectOptions().FirstLook),
                SecondLook = Span("SecondLook", new EffectOptions().SecondLook),
            },
            EffectsLease = Span("EffectsLease", Duration.FromSeconds(30)),
            Phone = PhoneOptions.Read(configuration),
            BusinessTime = BusinessTimeSettings.Read(configuration),
            MailLease = Span("MailLease", Duration.FromMinutes(1)),
        };

        Duration Span(string name, Duration usual) => section.GetValue<TimeSpan?>(name) is { } span ? Duration.FromTimeSpan(span) : usual;
    }
}
