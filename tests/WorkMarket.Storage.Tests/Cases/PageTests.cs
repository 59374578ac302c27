using System.Text;
using Azure;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>A page of a long case reads what it shows, not the case.</summary>
[Rule("§3 Messages")]
public sealed class PageTests
{
    private const int Messages = 1_100;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(10, 2)]
    [InlineData(11, 3)]
    public async Task As_many_events_are_asked_for_as_are_likely_to_be_read_and_then_more(int taken, int requests)
    {
        var market = await Market.Open();
        var id = await Long(market, 20);
        market.Storage.Requests.Reset();
        var read = await market.Storage.Cases.ReadEvents(id, 1, 21, default, expected: 2)
            .Take(taken).Select(item => item.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(2, taken).Select(sequence => (long)sequence), read);
        Assert.Equal($"{requests} table.query cases", Assert.Single(market.Requests()));
    }

    [Fact]
    public async Task A_page_of_messages_is_two_requests_however_long_the_case_is()
    {
        var market = await Market.Open();
        var id = await Long(market, Messages);
        foreach (var (after, limit) in new[] { (100L, 1), (500, 1), (1_000, 50), (100, 50) })
        {
            market.Storage.Requests.Reset();
            var page = (await market.Reader.ReadMessages(id, Cast.Nora, after, limit, default))!;
            Assert.Equal(limit, page.Entries!.Count);
            Assert.Equal(2, market.Storage.Requests.Total);
        }
    }

    [Fact]
    public async Task The_timeline_is_verified_from_its_beginning_once_and_then_from_where_it_was()
    {
        var market = await Market.Open(policy: Policy.Default with { MessagesPerDay = 2 * Messages });
        var id = await Long(market, Messages);
        Assert.Equal(3, await Requests(0)); // The head, and two thousand events at the most.
        Assert.Equal(2, await Requests(0));
        Assert.Equal(2, await Requests(700));
        await market.Do(id, Cast.Nora, Cast.Message("Is that all?"));
        Assert.Equal(3, await Requests(700)); // What came since is verified too.
        Assert.Equal(2, await Requests(0));

        async Task<int> Requests(long after)
        {
            market.Storage.Requests.Reset();
            var page = (await market.Reader.ReadTimeline(id, Cast.Nora, after, 5, default))!;
            Assert.Null(page.BrokenAt);
            Assert.Equal(
                Enumerable.Range((int)after + 1, 5).Select(sequence => (long)sequence), page.Entries!.Select(entry => entry.Sequence));
            return market.Storage.Requests.Total;
        }
    }

    [Fact]
    public async Task The_pages_of_a_chain_that_has_verified_miss_and_double_nothing()
    {
        var market = await Market.Open();
        var id = await Long(market, 60);
        await market.Timeline(id);
        var seen = new List<long>();
        for (long? after = 0; after is { } from;)
        {
            var page = (await market.Reader.ReadTimeline(id, Cast.Nora, from, 7, default))!;
            Assert.Equal((null, page.Events), (page.BrokenAt, (await market.Timeline(id)).Events));
            seen.AddRange(page.Entries!.Select(entry => entry.Sequence));
            after = page.Next;
        }
        Assert.Equal(Enumerable.Range(1, seen.Count).Select(sequence => (long)sequence), seen);
        Assert.Equal((await market.Timeline(id)).Events, seen.Count);
        Assert.Empty((await market.Reader.ReadTimeline(id, Cast.Nora, seen.Count + 5, 7, default))!.Entries!);
    }

    /// <summary>
    /// What was changed after it verified is found where it is shown; the verification of all cases and a dossier find it anywhere.
    /// </summary>
    [Fact]
    public async Task What_is_changed_later_is_found_where_it_is_read()
    {
        var market = await Market.Open();
        var id = await Long(market, 60);
        Assert.Null((await market.Timeline(id)).BrokenAt);
        var row = (await market.Table.Get(id.Value, "event-0000000060"))!;
        var text = Encoding.UTF8.GetString(row.GetBinary("body0")).Replace("Hello", "Hallo", StringComparison.Ordinal);
        Assert.IsType<WriteResult.Written>(await market.Table.Merge(
            new TableRow(id.Value, row.RowKey) { ["body0"] = Encoding.UTF8.GetBytes(text) }, ETag.All));

        var finding = Assert.Single(
            await market.Run(Application.Jobs.JobKind.Verification), one => one.Kind == Application.Jobs.FindingKind.ChainBroken);
        Assert.Equal(60, finding.Sequence);
        Assert.Null((await market.Reader.ReadTimeline(id, Cast.Nora, 10, 5, default))!.BrokenAt);
        Assert.Equal(60, (await market.Reader.ReadTimeline(id, Cast.Nora, 58, 5, default))!.BrokenAt);
        Assert.Equal(60, (await market.Reader.ReadTimeline(id, Cast.Nora, 10, 5, default))!.BrokenAt);
    }

    [Fact]
    public async Task An_event_that_is_gone_is_found_where_the_page_begins_after_it()
    {
        var market = await Market.Open();
        var id = await Long(market, 60);
        Assert.Null((await market.Timeline(id)).BrokenAt);
        await market.Table.Delete(id.Value, "event-0000000060", ETag.All);
        Assert.Equal(60, (await market.Reader.ReadTimeline(id, Cast.Nora, 60, 5, default))!.BrokenAt);
    }

    /// <summary>The last event has none after it whose hash says what it was: the case's own record says it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_end_of_a_chain_is_verified_by_the_page_that_shows_it(bool isDeleted)
    {
        var market = await Market.Open();
        var id = await Long(market, 100);
        var last = (await market.Timeline(id)).Events;
        Assert.Null((await market.Reader.ReadTimeline(id, Cast.Nora, last - 10, 20, default))!.BrokenAt);
        Assert.Null((await market.Reader.ReadTimeline(id, Cast.Nora, last, 20, default))!.BrokenAt);
        if (isDeleted)
        {
            await market.Table.Delete(id.Value, $"event-{last:D10}", ETag.All);
        }
        else
        {
            var row = (await market.Table.Get(id.Value, $"event-{last:D10}"))!;
            var before = (await market.Table.Get(id.Value, $"event-{last - 1:D10}"))!.GetString("hash");
            var bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.GetBinary("body0"))
                .Replace("Hello", "Hallo", StringComparison.Ordinal));
            Assert.NotEqual(row.GetBinary("body0"), bytes);
            var forged = new TableRow(id.Value, row.RowKey) { ["body0"] = bytes, ["hash"] = HashChain.Next(before, bytes) };
            Assert.IsType<WriteResult.Written>(await market.Table.Merge(forged, ETag.All));
        }
        // Each asks a process that remembers that the chain has verified.
        foreach (var after in new[] { last - 10, last - 1, last })
        {
            var chains = new VerifiedChains();
            chains.Add(id, new(last, (await market.Storage.Cases.Read(id, default))!.Hash));
            var reader = new CaseReader(market.Storage.Cases, market.Facts, chains, market.Clock);
            Assert.Equal(last, (await reader.ReadTimeline(id, Cast.Nora, after, 20, default))!.BrokenAt);
        }
    }

    private static async Task<AssignmentId> Long(Market market, int messages)
    {
        var id = await market.CaseThatIsJust(Status.InProgress);
        await Chatter.Write(market, id, messages, "Hello");
        return id;
    }
}
