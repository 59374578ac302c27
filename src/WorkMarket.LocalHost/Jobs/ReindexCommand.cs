using System.Diagnostics;
using System.Globalization;
using Azure;
using NodaTime;
using WorkMarket.Api;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Storage;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost.Jobs;

/// <summary>
/// The verb <c>reindex</c>: starts the job that rebuilds all indexes, on the same storage that a host may run on, and says how far it is.
/// A host that runs there may go on with it in place of this process.
/// </summary>
internal static class ReindexCommand
{
    public const string Verb = "reindex";

    private const int FindingsTold = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs it. 0 where all was rebuilt, 1 where some cases could not be, 2 where storage did not answer.</summary>
    public static async Task<int> Run(WorkMarketSettings settings, TextWriter output, CancellationToken cancellation)
    {
        await using var services = Services(settings);
        try
        {
            await services.GetRequiredService<IStorage>().Prepare(cancellation);
            var runner = services.GetRequiredService<JobRunner>();
            var job = await Follow(runner, await runner.Start(JobKind.Reindex, cancellation), output, cancellation);
            var page = await services.GetRequiredService<IJobStore>().Findings(job.Kind, job.Run, null, FindingsTold, cancellation);
            foreach (var finding in page.Findings)
                output.WriteLine($"The case {finding.Case} could not be rebuilt: {finding.Detail}");
            output.WriteLine(job.Findings == 0
                ? "All indexes are rebuilt."
                : $"{job.Findings} cases could not be rebuilt; their rows are as they were.");
            return job.Findings == 0 ? 0 : 1;
        }
        catch (Exception cut) when (
            cut is StorageUnavailableException or OperationCanceledException or RequestFailedException or AggregateException)
        {
            output.WriteLine($"Cut off: {cut.GetBaseException().Message} Run it again to go on from here.");
            return 2;
        }
    }

    /// <summary>Goes on with a job, beside whoever else does, and says how far it is.</summary>
    internal static async Task<Job> Follow(JobRunner runner, Job job, TextWriter output, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var before = job.Cases;
        if (before > 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Going on after {before} cases, where it was cut off."));
        while (true)
        {
            await runner.Run(Duration.FromMinutes(1), moved =>
            {
                if (moved.Kind == job.Kind)
                    output.WriteLine(Say(moved, moved.Cases - before, watch.Elapsed));
            }, cancellation);
            var now = (await runner.All(cancellation)).Single(one => one.Kind == job.Kind);
            if (!now.IsRunning || now.Run != job.Run)
            {
                output.WriteLine(Say(now, now.Cases - before, watch.Elapsed));
                return now;
            }
            await Task.Delay(Pause, cancellation);
        }
    }

    private static string Say(Job job, long done, TimeSpan since) => job.Kind == JobKind.Restore
        ? string.Create(CultureInfo.InvariantCulture, $"{job.Cases} cases and {job.Rows} rows are written (now: {job.Place.Index})")
        : job.Place.Index is null
        ? string.Create(
            CultureInfo.InvariantCulture, $"{job.Cases} cases, {done / Math.Max(since.TotalSeconds, 0.001):F0} a second{Left(job)}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{job.Cases} cases; {job.Rows} rows looked at for strays, {job.Mended} removed or put right (now: {job.Place.Index})");

    private static string Left(Job job) => job.Left is { } left ? string.Create(CultureInfo.InvariantCulture, $", about {left} left") : "";

    internal static ServiceProvider Services(WorkMarketSettings settings) => new ServiceCollection()
        .AddLogging()
        .AddWorkMarket()
        .AddWorkMarketSettings(settings)
        .AddSingleton<IWriterQueue, NoWriterQueue>()
        .AddWorkMarketStorage(
            new()
            {
                Access = StorageAccess.Parse(settings.ConnectionString, settings.Account.ByIdentity),
                Prefix = settings.Prefix,
                Backup = settings.Backup,
            })
        .BuildServiceProvider();
}
