using WorkMarket.Api;
using WorkMarket.Api.Dossiers;
using WorkMarket.Api.Identity;
using WorkMarket.Api.Telemetry;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.LocalHost.Cases;
using WorkMarket.LocalHost.Due;
using WorkMarket.LocalHost.Effects;
using WorkMarket.LocalHost.Jobs;
using WorkMarket.LocalHost.Telemetry;
using WorkMarket.Mail;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost;

/// <summary>What LocalHost adds to the product: storage, a queue of writers, and the clocks in its own process.</summary>
internal static class LocalServices
{
    public static void AddLocalHost(this IServiceCollection services, LocalSettings settings, IConfiguration configuration, bool isDevelopment)
    {
        services.AddSingleton<IFaults>(isDevelopment && settings.Fault is { } fault ? DyingFaults.Parse(fault) : new NoFaults());
        services.AddSingleton(settings);
        services.AddSingleton(settings.Effects);
        services.AddSingleton(settings.Phone);
        services.AddSingleton(IdentityOptions.Read(configuration));
        services.AddSingleton(DossierSettings.Read(configuration));
        services.AddSingleton(Policy.Default with { BusinessTime = settings.BusinessTime });
        services.AddSingleton<IntentWakes>();
        services.AddSingleton<DueWakes>();
        services.AddSingleton<MailWakes>();
        services.AddSingleton<JobWakes>();
        var mail = services.AddWorkMarketMail(configuration);
        services.AddWorkMarketStorage(
            new() { Access = settings.Storage, Prefix = settings.Prefix },
            new()
            {
                Intents = (services, intents) => new WakingIntents(intents, services.GetRequiredService<IntentWakes>()),
                Mail = (services, mail) => new WakingMailQueue(mail, services.GetRequiredService<MailWakes>()),
                Due = (services, due) => new WakingDueIndex(due, services.GetRequiredService<DueWakes>()),
                Jobs = (services, jobs) => new WakingJobs(jobs, services.GetRequiredService<JobWakes>()),
            });
        services.AddSingleton<IWriterQueue, CaseQueue>();
        services.AddSingleton(new WriterOptions { Attempts = settings.WriteAttempts });

        services.AddWorkMarketStartup();
        services.AddHostedService<EffectsPump>();
        if (mail.Host is not null)
            services.AddHostedService<MailPump>();
        services.AddHostedService<DueClock>();
        services.AddHostedService<JobLoop>();
        services.AddHostedService<SweepTimer>();
        if (TelemetryServices.HasCollector(configuration))
        {
            services.AddWorkMarketTelemetry(configuration);
            services.AddHostedService<GaugeLoop>();
        }
    }
}
