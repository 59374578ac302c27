using System.Diagnostics;
using System.Globalization;
using Azure;
using WorkMarket.Api;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Indexes;
using WorkMarket.Application.Storage;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost.Indexes;

/// <summary>The verb <c>reindex</c>: rebuilds all indexes on the same storage that a host may run on, and says how far it is.</summary>
internal static class ReindexCommand
{
    public const string Verb = "reindex";

    /// <summary>Runs it. 0 where all was rebuilt, 1 where some cases could not be, 2 where storage did not answer.</summary>
    public static async Task<int> Run(WorkMarketSettings settings, TextWriter output, CancellationToken cancellation)
    {
        await using var services = Services(settings);
        var watch = Stopwatch.StartNew();
        try
        {
            await services.GetRequiredService<IStorage>().Prepare(cancellation);
            var before = (await services.GetRequiredService<IReindexPlaces>().Read(cancellation))?.Cases ?? 0;
            if (before > 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Going on after {before} cases, where it was cut off."));
            var failures = await services.GetRequiredService<Reindex>().Run(
                place => output.WriteLine(Say(place, place.Cases - before, watch.Elapsed)), cancellation);
            foreach (var (id, why) in failures)
                output.WriteLine($"The case {id} could not be rebuilt: {why.Message}");
            output.WriteLine(failures.IsEmpty ? "All indexes are rebuilt." : $"{failures.Count} cases could not be rebuilt; their rows are as they were.");
            return failures.IsEmpty ? 0 : 1;
        }
        catch (Exception cut) when (cut is StorageUnavailableException or OperationCanceledException or RequestFailedException or AggregateException)
        {
            output.WriteLine($"Cut off: {cut.GetBaseException().Message} Run it again to go on from here.");
            return 2;
        }
    }

    private static string Say(ReindexPlace place, long done, TimeSpan since) => place.Index is null
        ? string.Create(CultureInfo.InvariantCulture, $"{place.Cases} cases, {done / Math.Max(since.TotalSeconds, 0.001):F0} a second{Left(place)}")
        : string.Create(CultureInfo.InvariantCulture, $"{place.Cases} cases; {place.Rows} rows looked at for strays, {place.Mended} removed or put right (now: {place.Index})");

    private static string Left(ReindexPlace place) => place.Left is { } left ? string.Create(CultureInfo.InvariantCulture, $", about {left} left") : "";

    private static ServiceProvider Services(WorkMarketSettings settings) => new ServiceCollection()
        .AddLogging()
        .AddWorkMarket()
        .AddWorkMarketSettings(settings)
        .AddSingleton<IWriterQueue, NoWriterQueue>()
        .AddWorkMarketStorage(new() { ConnectionString = settings.ConnectionString, Prefix = settings.Prefix })
        .BuildServiceProvider();
}
