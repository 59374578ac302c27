using WorkMarket.Api;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Cases;
using WorkMarket.LocalHost.Cases;
using WorkMarket.LocalHost.Due;
using WorkMarket.LocalHost.Effects;
using WorkMarket.Mail;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost;

/// <summary>What LocalHost adds to the product: storage, a queue of writers, and the clocks in its own process.</summary>
internal static class LocalServices
{
    public static void AddLocalHost(this IServiceCollection services, WorkMarketSettings settings, bool isDevelopment)
    {
        services.AddWorkMarketSettings(settings);
        // Side by side: a slow request is not to take from effects the time to end.
        services.Configure<HostOptions>(host => (host.ShutdownTimeout, host.ServicesStopConcurrently) = (settings.DrainFor.ToTimeSpan(), true));
        services.AddSingleton<IFaults>(isDevelopment && settings.Fault is { } moment ? new DyingFaults(moment) : new NoFaults());
        services.AddSingleton<IntentWakes>();
        services.AddSingleton<DueWakes>();
        services.AddSingleton<MailWakes>();
        services.AddWorkMarketMail(settings.Mail);
        services.AddWorkMarketStorage(
            new() { ConnectionString = settings.ConnectionString, Prefix = settings.Prefix },
            new()
            {
                Intents = (services, intents) => new WakingIntents(intents, services.GetRequiredService<IntentWakes>()),
                Mail = (services, mail) => new WakingMailQueue(mail, services.GetRequiredService<MailWakes>()),
                Due = (services, due) => new WakingDueIndex(due, services.GetRequiredService<DueWakes>()),
            });
        services.AddSingleton<IWriterQueue, CaseQueue>();

        services.AddWorkMarketStartup();
        services.AddHostedService<EffectsPump>();
        if (settings.Mail.Host is not null)
            services.AddHostedService<MailPump>();
        services.AddHostedService<DueClock>();
        services.AddHostedService<SweepTimer>();
    }
}
