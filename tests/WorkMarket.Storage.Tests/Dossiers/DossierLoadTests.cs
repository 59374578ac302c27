using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tests.Files;
using WorkMarket.Testing;
using WorkMarket.Testing.Dossiers;
using Xunit;
using Xunit.Abstractions;

namespace WorkMarket.Storage.Tests.Dossiers;

/// <summary>What a dossier costs, and how many are made at once. Runs alone: what other tests take would count.</summary>
[Collection(nameof(MemoryTests)), Rule("§6 Arbitration: the dossier")]
public sealed class DossierLoadTests(ITestOutputHelper output)
{
    private const int Messages = 2_000;
    private const long MostHeld = 16L * 1024 * 1024;
    private const int MostAllocated = 4;
    private static readonly string Text = string.Concat(Enumerable.Repeat("The switch by the counter does not turn on. ", 8));

    // How long it takes and how far memory grows is measured by ./wm bench dossier; here stands what is the same on every machine.
    [Fact]
    public async Task A_dossier_of_two_thousand_messages_reads_each_event_once_and_holds_few_of_them()
    {
        var market = await Market.Open();
        var id = await Long(market, Messages);
        var events = (await market.Storage.Cases.Read(id, default))!.Version;
        var reading = await Allocated(() => Read(market, id));
        var store = new Watched(market.Storage.Cases);
        using var desk = Desks.Open(store.Cases, market.Storage.Directory);
        foreach (var (name, make) in new (string, Func<AssignmentId, Actor, CancellationToken, Task<DossierFile?>>)[]
        {
            ("document", desk.Paper), ("archive", desk.Archive),
        })
        {
            await Drain(await make(id, Cast.Nora, default)); // The first one of the process, with all that is made once for it.
            market.Storage.Requests.Reset();
            var (read, before) = (store.Events, GC.GetTotalMemory(forceFullCollection: true));
            var allocated = await Allocated(async () => await Drain(await make(id, Cast.Nora, default)));
            output.WriteLine($"The {name} holds {store.LiveAtTheEnd - before} bytes of {events} events, "
                + $"and allocates {(double)allocated / reading:F2} times as much as reading and hashing them.");
            Assert.Equal(events, store.Events - read);
            // The case, and three pages of its events.
            Assert.Equal(["4 table.query cases"], market.Requests().Where(request => request.EndsWith(" cases", StringComparison.Ordinal)));
            Assert.InRange(store.LiveAtTheEnd - before, 0, MostHeld);
            Assert.InRange((double)allocated / reading, 0.9, MostAllocated);
        }
    }

    [Fact]
    public async Task Dossiers_of_a_case_are_made_one_after_the_other_and_few_at_once_in_all()
    {
        var market = await Market.Open();
        var some = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Long(market, 100)));
        var store = new Watched(market.Storage.Cases);
        using var desk = Desks.Open(store.Cases, market.Storage.Directory, new() { AtOnce = 2 });
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
        using var desk = Desks.Open(store.Cases, market.Storage.Directory, new() { AtOnce = 1, LongestWait = Duration.FromSeconds(1) });
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

    private static async Task<long> Allocated(Func<Task> act)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await act();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
