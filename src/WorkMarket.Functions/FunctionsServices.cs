using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Api;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Cases;
using WorkMarket.Mail;
using WorkMarket.Storage;

namespace WorkMarket.Functions;

/// <summary>
/// What the Functions host adds to the product: storage, on the account that its queue trigger reads too. Writers of one case are not
/// queued: they may be in different processes anyway.
/// </summary>
public static class FunctionsServices
{
    /// <summary>Adds it.</summary>
    /// <exception cref="SettingsException">Settings are wrong or missing.</exception>
    public static IServiceCollection AddFunctionsHost(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SettingsReader.Read(configuration, ReadingHost.Functions);
        services.AddWorkMarketSettings(settings);
        services.AddWorkMarketStorage(new() { ConnectionString = settings.ConnectionString, DueShards = settings.DueShards });
        services.AddWorkMarketMail(settings.Mail);
        services.AddSingleton<IWriterQueue, NoWriterQueue>();
        services.AddWorkMarketStartup();
        return services;
    }
}
