using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Notifications;

/// <summary>Lost notices come back from the events; what was read stays read, and no mail is sent again.</summary>
public sealed class NoticeRowsTests
{
    [Fact]
    public async Task A_whole_life_of_notices_comes_back_and_nothing_else()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        foreach (var (_, by, command) in Cast.Life)
        {
            await market.RunEffects();
            await market.Do(id, by, command);
        }
        await market.RunEffects();
        var table = market.TableNamed("notices");
        var before = await Rows(table);
        Assert.NotEmpty(before);

        Assert.Equal(before.Select(Say), await Rebuilt(market, table));
        foreach (var row in before)
            await table.Delete(row.PartitionKey, row.RowKey, Azure.ETag.All);
        Assert.Equal(before.Select(Say), await Rebuilt(market, table));
        foreach (var row in before.Where((_, number) => number % 3 == 0))
            await table.Delete(row.PartitionKey, row.RowKey, Azure.ETag.All);
        Assert.Equal(before.Select(Say), await Rebuilt(market, table));
    }

    [Fact]
    public async Task Among_many_what_was_read_stays_read()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.InProgress);
        foreach (var number in Enumerable.Range(0, 110))
            await market.Do(id, Cast.Nora, Cast.Message($"{number}"));
        await market.RunEffects();
        var wanda = new Addressee.Person(Cast.Wanda.Id);
        var all = await market.Storage.Notices.Read(wanda, unreadOnly: false, null, 500, default);
        await market.Storage.Notices.MarkAllRead(wanda, market.Clock.GetCurrentInstant(), default);
        var table = market.TableNamed("notices");
        var lost = all.Entries.Where((_, number) => number % 10 == 0).Select(entry => entry.Notice.Id).ToList();
        foreach (var notice in lost)
            await table.Delete("person-wanda", $"all-{notice}", Azure.ETag.All);

        await Rebuilt(market, table);
        var after = await market.Storage.Notices.Read(wanda, unreadOnly: false, null, 500, default);
        // What is told again is said from the case as it was just then, and not as it was once the rest had happened too.
        Assert.Equal(
            all.Entries.Select(entry => entry.Notice with { Text = "", Schedule = null, Place = null }),
            after.Entries.Select(entry => entry.Notice with { Text = "", Schedule = null, Place = null }));
        Assert.Equal(lost, after.Entries.Where(entry => entry.ReadAt is null).Select(entry => entry.Notice.Id));
        Assert.Equal(lost.Count, after.Unread);
    }

    private static async Task<IEnumerable<string>> Rebuilt(Market market, Table table)
    {
        market.Storage.Requests.Reset();
        Assert.Empty(await market.Run(JobKind.Reindex));
        Assert.DoesNotContain(market.Requests(), request => request.Contains("queue.", StringComparison.Ordinal));
        return (await Rows(table)).Select(Say);
    }

    private static string Say(TableRow row) => $"{row.PartitionKey} {row.RowKey} {Convert.ToHexString(row.GetBinary("body0"))}";

    private static async Task<List<TableRow>> Rows(Table table)
    {
        var rows = new List<TableRow>();
        await foreach (var row in table.Query(new()))
            rows.Add(row);
        return rows;
    }
}
