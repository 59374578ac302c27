using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Application.Cases;

namespace WorkMarket.Api.Settings;

/// <summary>Settings, for any host.</summary>
public static class SettingsServices
{
    /// <summary>Adds them, whole and in the parts that the product asks for.</summary>
    public static IServiceCollection AddWorkMarketSettings(this IServiceCollection services, WorkMarketSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(settings.Policy)
        .AddSingleton(settings.Effects)
        .AddSingleton(settings.Deliveries)
        .AddSingleton(settings.Dossier)
        .AddSingleton(settings.Phone)
        .AddSingleton(settings.Identity)
        .AddSingleton(settings.RateLimits)
        .AddSingleton(settings.Proxies)
        .AddSingleton(settings.Mail)
        .AddSingleton(new WriterOptions { Attempts = settings.WriteAttempts });
}
