using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Api;
using WorkMarket.Api.Dossiers;
using WorkMarket.Api.Identity;
using WorkMarket.Api.Phone;
using WorkMarket.Api.Telemetry;
using WorkMarket.Api.Time;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Mail;
using WorkMarket.Storage;

namespace WorkMarket.Functions;

/// <summary>
/// What the Functions host adds to the product: storage, on the account that its queue trigger reads too. Writers of one case are not
/// queued: they may be in different processes anyway.
/// </summary>
public static class FunctionsServices
{
    private const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const int UsualDueShards = 4;

    /// <summary>Adds it.</summary>
    /// <exception cref="InvalidOperationException">The storage account is not set, or another setting is wrong.</exception>
    public static IServiceCollection AddFunctionsHost(this IServiceCollection services, IConfiguration configuration)
    {
        KeyVaultReferences.Check(configuration);
        services.AddWorkMarketStorage(new()
        {
            Access = StorageAccessSettings.Read(configuration),
            DueShards = configuration.GetValue<int?>("WorkMarket:DueShards") ?? UsualDueShards,
        });
        services.AddSingleton(PhoneOptions.Read(configuration));
        services.AddSingleton(IdentityOptions.Read(configuration));
        services.AddSingleton(DossierSettings.Read(configuration));
        services.AddSingleton(Policy.Default with { BusinessTime = BusinessTimeSettings.Read(configuration) });
        services.AddWorkMarketMail(configuration);
        services.AddSingleton<IWriterQueue, NoWriterQueue>();
        services.AddSingleton(new WriterOptions { Attempts = configuration.GetValue<int?>("WorkMarket:WriteAttempts") ?? new WriterOptions().Attempts });
        services.AddSingleton<IEscalationSignals>(services => services.GetRequiredService<WorkMarketStorage>().Signals);
        services.AddWorkMarketStartup();
        return services;
    }

    /// <summary>Adds traces, metrics and logs, to Application Insights where it is set. The host, which has the requests and triggers, is told so in host.json.</summary>
    public static IServiceCollection AddFunctionsTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var hasInsights = !string.IsNullOrWhiteSpace(configuration[ApplicationInsights]);
        if (!hasInsights && !TelemetryServices.HasCollector(configuration))
            return services;
        var telemetry = services.AddWorkMarketTelemetry(configuration).UseFunctionsWorkerDefaults();
        if (hasInsights)
            telemetry.UseAzureMonitorExporter();
        return services;
    }
}
