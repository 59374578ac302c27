using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Tests.Cases;
using WorkMarket.Storage.Tests.Files;
using WorkMarket.Testing;
using Xunit;
using Xunit.Abstractions;

namespace WorkMarket.Storage.Tests.Dossiers;

/// <summary>What a dossier costs, and how many are made at once. Runs alone: what other tests take would count.</summary>
[Collection(nameof(MemoryTests)), Rule("§6 Arbitration: the dossier")]
public sealed class DossierLoadTests(ITestOutputHelper output)
{
    private const int Messages = 2_000;
    private const long MostMemory = 64L * 1024 * 1024;
    private const int LeastRuns = 5;
    private const int MostRuns = 40;
    private static readonly string Text = string.Concat(Enumerable.Repeat("The switch by the counter does not turn on. ", 8));

    [Fact]
    public async Task A_dossier_of_two_thousand_messages_takes_little_memory_and_three_times_the_CPU_of_reading_them()
    {
        var market = await Market.Open();
        var id = await Long(market, Messages);
        using var desk = Desk(market, new());
        foreach (var (name, make) in new (string, Func<Task>)[]
        {
            ("document", async () => await Drain(await desk.Paper(id, Cast.Nora, default))),
            ("archive", async () => await Drain(await desk.Archive(id, Cast.Nora, default))),
        })
        {
            // The first one of the process, with all that is made once for it.
            var memory = await Growth(make);
            await Read(market, id);
            // By turns, so that whatever else the machine does meets both, and on where it was disturbed.
            var (reading, cpu) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var run = 0; run < MostRuns && (run < LeastRuns || cpu > 3 * reading); run++)
                (reading, cpu) = (await Less(reading, () => Read(market, id)), await Less(cpu, make));
            var said = $"The {name} takes {cpu.TotalMilliseconds:F0} ms of CPU, reading and hashing {reading.TotalMilliseconds:F0}.";
            output.WriteLine($"{said} Memory grows by {memory / 1024 / 1024} MiB at its highest.");
            Assert.True(cpu <= 3 * reading, said);
            Assert.True(memory <= MostMemory, $"The {name} takes {memory} bytes.");
        }
    }

    [Fact]
    public async Task Dossiers_of_a_case_are_made_one_after_the_other_and_few_at_once_in_all()
    {
        var market = await Market.Open();
        var some = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Long(market, 100)));
        var store = new Watched(market.Storage.Cases);
        using var desk = new DossierDesk(store.Cases, market.Storage.Directory, new() { AtOnce = 2 });
        var asked = some.SelectMany(id => Enumerable.Repeat(id, 6)).Select(id => desk.Archive(id, Cast.Nora, default));
        var made = await Task.WhenAll(asked);
        Assert.Equal((1, 2), (store.MostOfACase, store.MostAtOnce));
        foreach (var one in made)
            await Drain(one);
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_that_it_is_busy_and_nobody_waits_for_those_who_gave_up()
    {
        var market = await Market.Open();
        var id = await Long(market, 10);
        var other = await Long(market, 10);
        var store = new Watched(market.Storage.Cases);
        using var desk = new DossierDesk(store.Cases, market.Storage.Directory, new() { AtOnce = 1, LongestWait = Duration.FromMilliseconds(200) });
        var held = store.Hold();
        var first = desk.Paper(id, Cast.Nora, default);
        await Assert.ThrowsAsync<BusyException>(() => desk.Paper(id, Cast.Nora, default));
        await Assert.ThrowsAsync<BusyException>(() => desk.Archive(other, Cast.Nora, default));
        // A mail that encloses them waits likewise, and is sent later.
        var letter = new Letter
        {
            Id = "1",
            Address = "nora@example.com",
            Name = "Nora",
            Line = "",
            Title = "",
            Case = other.Value,
            Version = 1,
            Hash = "",
            Link = new("https://workmarket.example"),
            DossierFor = Cast.Nora,
        };
        await Assert.ThrowsAsync<MailUnavailableException>(() => new Enclosures(desk, new()).For(letter, default));
        using (var gone = new CancellationTokenSource())
        {
            var waiting = desk.Paper(id, Cast.Nora, gone.Token);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }
        held.SetResult();
        await Drain(await first);
        await Drain(await desk.Archive(other, Cast.Nora, default));
        await Drain(await desk.Paper(id, Cast.Nora, default));
    }

    private static async Task<AssignmentId> Long(Market market, int messages)
    {
        var id = await market.CaseThatIs(Status.InProgress);
        await Chatter.Write(market, id, messages, Text);
        return id;
    }

    private static DossierDesk Desk(Market market, DossierOptions options) => new(market.Storage.Cases, market.Storage.Directory, options);

    private static async Task Read(Market market, AssignmentId id)
    {
        var stored = (await market.Storage.Cases.Read(id, default))!;
        var chain = new ChainCheck();
        await foreach (var item in market.Storage.Cases.ReadEvents(id, 0, stored.Version, default))
        {
            chain.Add(item);
            Assert.NotNull(EventJson.TryRead(item.Bytes.Span));
        }
        chain.End(stored);
        Assert.Null(chain.BrokenAt);
    }

    private static async Task Drain(DossierFile? file)
    {
        Assert.NotNull(file);
        await using var content = file.Content;
        await content.CopyToAsync(Stream.Null);
    }

    // The CPU of this process, in the run that was disturbed least.
    private static async Task<TimeSpan> Less(TimeSpan least, Func<Task> act)
    {
        var before = Environment.CpuUsage.TotalTime;
        await act();
        var took = Environment.CpuUsage.TotalTime - before;
        return took < least ? took : least;
    }

    // How far the process' memory grows at its highest, looked at every few milliseconds.
    private static async Task<long> Growth(Func<Task> act)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (before, highest) = (Environment.WorkingSet, 0L);
        using var over = new CancellationTokenSource();
        var watching = Task.Run(() =>
        {
            while (!over.IsCancellationRequested)
            {
                highest = Math.Max(highest, Environment.WorkingSet);
                Thread.Sleep(5);
            }
        });
        await act();
        await over.CancelAsync();
        await watching;
        return Math.Max(0, highest - before);
    }
}
