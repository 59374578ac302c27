using WorkMarket.Application.Cases;
using WorkMarket.Application.Dossiers;
using WorkMarket.Domain.Assignments;
using WorkMarket.Testing.Dossiers;

namespace WorkMarket.Benchmarks;

/// <summary>
/// The processor time of a dossier beside that of reading and hashing the same events, taken in turns, and how far memory grows.
/// </summary>
internal static class DossierCost
{
    private const int Messages = 2_000;
    private const int Runs = 9;
    private static readonly string Text = string.Concat(Enumerable.Repeat("The switch by the counter does not turn on. ", 8));

    public static async Task<IEnumerable<Figure>> Measure()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.InProgress);
        await Chatter.Write(market, id, Messages, Text);
        using var desk = Desks.Open(market.Storage.Cases, market.Storage.Directory);
        return
        [
            .. await Measure("document", async () => await Drain((await desk.Paper(id, Cast.Nora, default))!), () => Read(market, id)),
            .. await Measure("archive", async () => await Drain((await desk.Archive(id, Cast.Nora, default))!), () => Read(market, id)),
        ];
    }

    private static async Task<IEnumerable<Figure>> Measure(string kind, Func<Task> make, Func<Task> read)
    {
        var grown = await Growth(make);
        await read();
        var (dossiers, readings) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            readings.Add(await Processor(read));
            dossiers.Add(await Processor(make));
        }
        return
        [
            new($"a dossier of {Messages} messages, {kind}", Figure.Median(dossiers), "ms"),
            new("  in readings of its events", Figure.Median(dossiers) / Figure.Median(readings), "times", 3),
            new("  memory grows by", grown / 1024.0 / 1024, "MiB", 64),
        ];
    }

    private static async Task Read(Market market, AssignmentId id)
    {
        var stored = (await market.Storage.Cases.Read(id, default))!;
        var chain = new ChainCheck();
        await foreach (var item in market.Storage.Cases.ReadEvents(id, 0, stored.Version, default))
        {
            chain.Add(item);
            EventJson.TryRead(item.Bytes.Span);
        }
        chain.End(stored);
    }

    private static async Task Drain(DossierFile file)
    {
        await using var content = file.Content;
        await content.CopyToAsync(Stream.Null);
    }

    private static async Task<double> Processor(Func<Task> act)
    {
        var before = Environment.CpuUsage.TotalTime;
        await act();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    // How far the process' memory grows at its highest, looked at every few milliseconds.
    private static async Task<long> Growth(Func<Task> act)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (before, highest) = (Environment.WorkingSet, 0L);
        var acting = Task.Run(act);
        while (!acting.IsCompleted)
        {
            highest = Math.Max(highest, Environment.WorkingSet);
            await Task.Delay(5);
        }
        await acting;
        return Math.Max(0, highest - before);
    }
}
