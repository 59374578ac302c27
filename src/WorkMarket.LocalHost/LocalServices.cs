using System.Diagnostics;
using WorkMarket.Api;
using WorkMarket.Api.Settings;
using WorkMarket.Api.Telemetry;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Queues;
using WorkMarket.LocalHost.Due;
using WorkMarket.LocalHost.Effects;
using WorkMarket.LocalHost.Jobs;
using WorkMarket.Mail;
using WorkMarket.Printing;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost;

/// <summary>What LocalHost adds to the product: storage, a queue of writers, and the clocks in its own process.</summary>
internal static class LocalServices
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(20);

    public static void AddLocalHost(
        this IServiceCollection services, WorkMarketSettings settings, IConfiguration configuration, bool isDevelopment)
    {
        services.AddWorkMarketSettings(settings);
        // Services stop concurrently, so that a slow request does not use up the time that effects have to end.
        services.Configure<HostOptions>(
            host => (host.ShutdownTimeout, host.ServicesStopConcurrently) = (settings.DrainFor.ToTimeSpan(), true));
        services.AddSingleton<IFaults>(isDevelopment && settings.Fault is { } moment ? new DyingFaults(moment) : new NoFaults());
        services.AddSingleton(typeof(MessageWakes<>));
        services.AddSingleton<DueWakes>();
        services.AddSingleton<JobWakes>();
        services.AddWorkMarketMail(settings.Mail);
        services.AddWorkMarketPrinting();
        services.AddWorkMarketStorage(
            new()
            {
                Access = StorageAccess.Parse(settings.ConnectionString, settings.Account.ByIdentity),
                Prefix = settings.Prefix,
                VaultKey = settings.VaultKey,
                Backup = settings.Backup,
                FilesAddress = isDevelopment && settings.FilesUrl is { } files ? new(files) : null,
            },
            StorageWrappers.Waking(
                settings.Mail, (from, ticket, troubles) => from.GetRequiredService<ILogger<MailPump>>().Report(ticket, troubles)) with
            {
                Due = (services, due) => new WakingDueIndex(due, services.GetRequiredService<DueWakes>()),
                Jobs = (services, jobs) => new WakingJobs(jobs, services.GetRequiredService<JobWakes>()),
            });
        services.AddSingleton(services => (PromptMail)services.GetRequiredService<IMailQueue>());
        services.AddSingleton<IWriterQueue>(new CaseQueue(LongestTurn));

        services.AddWorkMarketStartup();
        services.AddHostedService<EffectsPump>();
        if (settings.Mail.Host is not null)
            services.AddHostedService<MailPump>();
        services.AddHostedService<ChecksPump>();
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

/// <summary>Kills the process, as a power cut would, at a moment of the write protocol. For tests, in Development.</summary>
internal sealed class DyingFaults(FaultMoment moment) : IFaults
{
    private int reached;

    public void At(FaultPoint point)
    {
        if (point != moment.Point || Interlocked.Increment(ref reached) != moment.Time)
            return;
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
