using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using WorkMarket.Api;
using WorkMarket.Api.Settings;
using WorkMarket.Api.Telemetry;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Due;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Queues;
using WorkMarket.Functions.Escalations;
using WorkMarket.Functions.Queues;
using WorkMarket.Functions.Telemetry;
using WorkMarket.Mail;
using WorkMarket.Printing;
using WorkMarket.Storage;

namespace WorkMarket.Functions;

/// <summary>
/// What the Functions host adds to the product: storage, on the account that its queue trigger reads too. Writers of one case are not
/// queued: they may be in different processes anyway.
/// </summary>
public static class FunctionsServices
{
    private const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Adds it.</summary>
    /// <exception cref="SettingsException">Settings are wrong or missing.</exception>
    public static IServiceCollection AddFunctionsHost(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SettingsReader.Read(configuration, ReadingHost.Functions);
        services.AddWorkMarketSettings(settings);
        services.AddWorkMarketStorage(
            new()
            {
                Access = StorageAccess.Parse(settings.ConnectionString, settings.Account.ByIdentity),
                DueShards = settings.DueShards,
                VaultKey = settings.VaultKey,
                Backup = settings.Backup,
            },
            StorageWrappers.Waking(
                settings.Mail, (from, ticket, troubles) => from.GetRequiredService<ILogger<MailFunctions>>().Report(ticket, troubles)));
        services.AddWorkMarketMail(settings.Mail);
        services.AddWorkMarketPrinting();
        services.AddSingleton<IWriterQueue, NoWriterQueue>();
        services.AddSingleton<Orchestrations>();
        services.Configure<DurableTaskWorkerOptions>(worker => worker.MaximumTimerInterval = Orchestrations.LongestTimer);
        services.AddSingleton<IEscalationClocks, OrchestrationClocks>();
        services.AddSingleton(new DueTimes(settings.WatchdogGrace));
        services.AddSingleton<IQueue<EscalationSignal>>(services => new WakingQueue<EscalationSignal>(
            services.GetRequiredService<WorkMarketStorage>().Signals, services.GetRequiredService<MessageWakes<EscalationSignal>>()));
        services.AddWorkMarketStartup();
        services.AddOwnQueues(settings);
        return services;
    }

    // Whoever enqueued a message looks when it becomes visible, so that triggers may look seldom.
    private static void AddOwnQueues(this IServiceCollection services, WorkMarketSettings settings)
    {
        services.AddSingleton(typeof(MessageWakes<>));
        services.AddSingleton<MailFunctions>().AddSingleton<EscalationSignalFunctions>();
        services.AddSingleton<FileCheckFunctions>();
        services.AddHostedService<OwnOutbox>().AddHostedService<OwnSignals>().AddHostedService<OwnChecks>();
        if (settings.Mail.Host is not null)
            services.AddHostedService<OwnMail>();
    }

    /// <summary>
    /// Adds traces, metrics and logs, to Application Insights where it is set. The host, which has the requests and triggers, is told so in
    /// host.json.
    /// </summary>
    /// <exception cref="SettingsException">The identity that sends to it is set wrong.</exception>
    public static IServiceCollection AddFunctionsTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var hasInsights = !string.IsNullOrWhiteSpace(configuration[ApplicationInsights]);
        if (!hasInsights && !TelemetryServices.HasCollector(configuration))
            return services;
        // All of the product's spans are kept. The host samples its own, most of which are empty polls of queues.
        services.ConfigureOpenTelemetryTracerProvider(traces => traces.SetSampler(new AlwaysOnSampler()));
        var telemetry = services.AddWorkMarketTelemetry(configuration).UseFunctionsWorkerDefaults();
        if (hasInsights)
        {
            var identity = InsightsIdentity.Parse(configuration[InsightsIdentity.Setting]);
            telemetry.UseAzureMonitorExporter(exporter => exporter.Credential = identity);
        }
        return services;
    }
}
