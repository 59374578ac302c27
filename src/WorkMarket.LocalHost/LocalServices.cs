using Microsoft.AspNetCore.DataProtection.KeyManagement;
using NodaTime;
using WorkMarket.Api.Demo;
using WorkMarket.Api.Health;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Due;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Lists;
using WorkMarket.Application.People;
using WorkMarket.LocalHost.Cases;
using WorkMarket.LocalHost.Due;
using WorkMarket.LocalHost.Effects;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost;

/// <summary>What LocalHost adds to the product: storage, a queue of writers, and the clocks in its own process.</summary>
internal static class LocalServices
{
    public static void AddLocalHost(this IServiceCollection services, LocalSettings settings, bool isDevelopment)
    {
        services.AddSingleton<IFaults>(isDevelopment && settings.Fault is { } fault ? DyingFaults.Parse(fault) : new NoFaults());
        services.AddSingleton<IntentWakes>();
        services.AddSingleton<DueWakes>();
        services.AddSingleton<WorkMarketStorage>(services => new(
            new() { ConnectionString = settings.Storage, Prefix = settings.Prefix },
            services.GetRequiredService<EffectOptions>(),
            services.GetRequiredService<IFaults>(),
            services.GetRequiredService<IClock>(),
            intents => new WakingIntents(intents, services.GetRequiredService<IntentWakes>())));
        services.AddSingleton<ICaseStore>(services => Storage(services).Cases);
        services.AddSingleton<IIntents>(services => new WakingIntents(Storage(services).Intents, services.GetRequiredService<IntentWakes>()));
        services.AddSingleton<IDueIndex>(services => new WakingDueIndex(Storage(services).Due, services.GetRequiredService<DueWakes>()));
        services.AddSingleton<IAssignmentLists>(services => Storage(services).Lists);
        services.AddSingleton<IDirectory>(services => Storage(services).Directory);
        services.AddSingleton<IFileStore>(services => Storage(services).Files);
        services.AddSingleton<IWriterQueue, CaseQueue>();
        services.AddSingleton(new WriterOptions { Attempts = settings.WriteAttempts });
        services.AddSingleton<DemoMode>(services => new(isDevelopment && Storage(services).IsEmulator));
        services.AddOptions<KeyManagementOptions>().Configure<WorkMarketStorage>((keys, storage) => keys.XmlRepository = storage.Keys);

        services.AddSingleton<Startup>();
        services.AddSingleton<IReadiness>(services => services.GetRequiredService<Startup>());
        services.AddHostedService(services => services.GetRequiredService<Startup>());
        services.AddHostedService<EffectsPump>();
        services.AddHostedService<DueClock>();
        services.AddHostedService<SweepTimer>();
    }

    private static WorkMarketStorage Storage(IServiceProvider services) => services.GetRequiredService<WorkMarketStorage>();
}
