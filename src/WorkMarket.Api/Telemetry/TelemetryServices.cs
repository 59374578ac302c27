using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Scanning;

namespace WorkMarket.Api.Telemetry;

/// <summary>Traces, metrics and logs for both hosts (OpenTelemetry).</summary>
public static class TelemetryServices
{
    // These tags may hold personal data: the browser, the address, and what somebody typed into a query.
    private static readonly string[] Personal = ["user_agent.original", "url.query", "client.address", "network.peer.address"];

    /// <summary>Whether an OTLP collector is set, by the name that OpenTelemetry gives it everywhere.</summary>
    public static bool HasCollector(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    /// <summary>Adds what the product and its HTTP server tell, to whom the host sends it; to an OTLP collector where one is set.</summary>
    public static IOpenTelemetryBuilder AddWorkMarketTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Tracing.Name))
            .WithTracing(traces => traces.AddWorkMarket())
            .WithMetrics(metrics => metrics.AddMeter(Tracing.Name).AddAspNetCoreInstrumentation())
            .WithLogging(null, logs => logs.IncludeScopes = true);
        return HasCollector(configuration) ? telemetry.UseOtlpExporter() : telemetry;
    }

    /// <summary>Adds the product's spans and those of its HTTP server, but for health, which is asked all the time.</summary>
    public static TracerProviderBuilder AddWorkMarket(this TracerProviderBuilder traces) => traces
        .AddSource(Tracing.Name)
        .AddAspNetCoreInstrumentation(Configure)
        .AddProcessor(new SecretPaths());

    private static void Configure(AspNetCoreTraceInstrumentationOptions http)
    {
        http.Filter = context => !context.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase);
        http.EnrichWithHttpRequest = (span, _) => Forget(span);
        http.EnrichWithHttpResponse = (span, _) => Forget(span);
    }

    private static void Forget(Activity span)
    {
        foreach (var name in Personal)
            span.SetTag(name, null);
    }
}

/// <summary>What went wrong with mails, in the log of either host.</summary>
public static class MailTroubles
{
    /// <summary>Writes a line for each mail: an error for one that is given up, a warning for one that waits.</summary>
    public static void Report(this ILogger log, MailTicket ticket, IReadOnlyCollection<MailTrouble> troubles)
    {
        using var scope = log.OfCase(ticket.Case);
        foreach (var trouble in troubles)
        {
            var (level, fate) = trouble.IsOver ? (LogLevel.Error, "is given up") : (LogLevel.Warning, "waits");
            log.Log(level, "The mail {Mail} {Fate}: {Reason}", trouble.Mail, fate, trouble.Reason);
        }
    }
}

/// <summary>Tells what scanners say of files.</summary>
public static class FileVerdicts
{
    /// <summary>Writes a warning for a file in which something was found, or that could not be looked at.</summary>
    public static void Report(this ILogger log, FileCheck check, Verdict? verdict)
    {
        if (verdict is { Result: ScanResult.Malicious })
            log.LogWarning("{Scanner} found {What} in the file {File}; it is withdrawn.", verdict.Scanner, verdict.Found, check.File);
        else if (verdict is { Result: ScanResult.NotScanned })
            log.LogWarning("{Scanner} could not look at the file {File}.", verdict.Scanner, check.File);
    }
}
