using NodaTime;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Tests.Cases;
using WorkMarket.Storage.Tests.Files;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Dossiers;

/// <summary>What a dossier costs, and how many are made at once. Runs alone: what other tests take would count.</summary>
[Collection(nameof(MemoryTests)), Rule("§6 Arbitration: the dossier")]
public sealed class DossierLoadTests
{
    private static readonly string Text = string.Concat(Enumerable.Repeat("The switch by the counter does not turn on. ", 8));

    [Fact]
    public async Task Dossiers_of_a_case_are_made_one_after_the_other_and_few_at_once_in_all()
    {
        var market = await Market.Open();
        var some = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Long(market, 100)));
        var store = new Watched(market.Storage.Cases);
        using var desk = new DossierDesk(store.Cases, market.Storage.Directory, new() { AtOnce = 2 });
        var made = await Task.WhenAll(some.SelectMany(id => Enumerable.Repeat(id, 6)).Select(id => desk.Archive(id, Cast.Nora, default)));
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

    private static async Task Drain(DossierFile? file)
    {
        Assert.NotNull(file);
        await using var content = file.Content;
        await content.CopyToAsync(Stream.Null);
    }
}
