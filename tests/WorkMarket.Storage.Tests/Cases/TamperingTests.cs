using System.Text;
using Azure;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>The timeline names the first event that is missing or not as it was written.</summary>
public sealed class TamperingTests
{
    private const int Events = 10;

    [Fact]
    public async Task An_untouched_chain_verifies_whatever_page_is_read()
    {
        var (market, id) = await Case();
        for (var after = 0; after <= Events; after += 3)
        {
            var page = (await market.Reader.ReadTimeline(id, Cast.Nora, after, 2, default))!;
            Assert.Null(page.BrokenAt);
            Assert.Equal(Events, page.Events);
            Assert.Equal(
                Enumerable.Range(after + 1, Math.Min(2, Events - after)).Select(number => (long)number),
                page.Entries!.Select(entry => entry.Sequence));
            Assert.Equal(after + 2 < Events ? after + 2 : null, page.Next);
        }
    }

    [Fact]
    public async Task Changed_bytes_are_named()
    {
        var (market, id) = await Case();
        var row = await Row(market, id, 4);
        var text = Encoding.UTF8.GetString(row.GetBinary("body0")).Replace("Number 4", "Number 5", StringComparison.Ordinal);
        await Change(market, new TableRow(id.Value, row.RowKey) { ["body0"] = Encoding.UTF8.GetBytes(text) });
        await BrokenAt(market, id, 4);
    }

    [Fact]
    public async Task Bytes_that_are_no_event_are_shown_as_such()
    {
        foreach (var bytes in new[] { "", "null", "{}", "\u0000",
            """{"sequence":4,"type":"paid/1","at":"2026-11-20T15:00:00Z","by":{"role":"system"},"data":null}""" })
        {
            var (market, id) = await Case();
            await Change(market, new TableRow(id.Value, "event-0000000004") { ["body0"] = Encoding.UTF8.GetBytes(bytes) });
            var timeline = await BrokenAt(market, id, 4);
            Assert.Null(timeline.Entries![3].Happened);
            Assert.NotNull(timeline.Entries[4].Happened);
        }
    }

    [Fact]
    public async Task An_event_rewritten_with_a_fitting_hash_breaks_the_chain_at_the_next()
    {
        var (market, id) = await Case();
        var (before, row) = (await Row(market, id, 3), await Row(market, id, 4));
        var bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.GetBinary("body0"))
            .Replace("Number 4", "Number 5", StringComparison.Ordinal));
        await Change(
            market, new TableRow(id.Value, row.RowKey) { ["body0"] = bytes, ["hash"] = HashChain.Next(before.GetString("hash"), bytes) });
        await BrokenAt(market, id, 5);
    }

    [Fact]
    public async Task A_deleted_event_is_named()
    {
        var (market, id) = await Case();
        await market.Table.Delete(id.Value, "event-0000000004", ETag.All);
        await BrokenAt(market, id, 4);
    }

    [Fact]
    public async Task Of_two_swapped_events_the_first_is_named()
    {
        var (market, id) = await Case();
        var (one, other) = (await Row(market, id, 4), await Row(market, id, 7));
        foreach (var (to, from) in new[] { (one, other), (other, one) })
            await Change(
                market, new TableRow(id.Value, to.RowKey) { ["body0"] = from.GetBinary("body0"), ["hash"] = from.GetString("hash") });
        await BrokenAt(market, id, 4);
    }

    [Fact]
    public async Task A_cut_off_tail_is_named()
    {
        var (market, id) = await Case();
        for (var sequence = 8; sequence <= Events; sequence++)
            await market.Table.Delete(id.Value, $"event-{sequence:D10}", ETag.All);
        await BrokenAt(market, id, 8);
    }

    [Fact]
    public async Task A_case_that_lost_all_its_events_is_broken_at_the_first()
    {
        var (market, id) = await Case();
        for (var sequence = 1; sequence <= Events; sequence++)
            await market.Table.Delete(id.Value, $"event-{sequence:D10}", ETag.All);
        await BrokenAt(market, id, 1);
    }

    private static async Task<(Market Market, AssignmentId Id)> Case()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        for (var number = 2; number <= Events; number++)
            await market.Do(id, Cast.Nora, Cast.Message($"Number {number}"));
        return (market, id);
    }

    private static async Task<TableRow> Row(Market market, AssignmentId id, int sequence) =>
        (await market.Table.Get(id.Value, $"event-{sequence:D10}"))!;

    private static async Task Change(Market market, TableRow row) =>
        Assert.IsType<WriteResult.Written>(await market.Table.Merge(row, ETag.All));

    private static async Task<Timeline> BrokenAt(Market market, AssignmentId id, long sequence)
    {
        var timeline = await market.Timeline(id);
        Assert.Equal(sequence, timeline.BrokenAt);
        Assert.Equal(sequence, (await market.Reader.ReadTimeline(id, Cast.Nora, 0, 1, default))!.BrokenAt);
        return timeline;
    }
}
