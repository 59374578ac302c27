using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Escalations;

/// <summary>Whatever became of the lists of escalations, a rebuild makes them what the events say.</summary>
public sealed class EscalationRowsTests
{
    [Fact]
    public async Task Lost_rows_come_back_as_they_were()
    {
        var (market, _, _) = await Busy();
        var before = await Rows(market);
        foreach (var row in before)
            await Table(market).Delete(row.PartitionKey, row.RowKey, Azure.ETag.All);
        Assert.Empty(await market.Run(JobKind.Reindex));
        // A note moves no row forward; written anew, it shows the case's version by now.
        Assert.Equal(before.Select(row => row.RowKey), (await Rows(market)).Select(row => row.RowKey));
        Assert.Equal(2, (await EscalationDeskTests.All(market)).Count);
    }

    [Fact]
    public async Task What_is_wrong_is_put_right_and_what_no_case_owns_goes()
    {
        var (market, id, other) = await Busy();
        await market.Run(JobKind.Reindex);
        var before = await Rows(market);
        var never = await market.CaseThatIsJust(Status.Sent);
        var (mark, row) = (before.First(row => row.RowKey == $"mark-{id}-e1"), before.First(row => row.RowKey == $"row-northwind-{id}-e1"));
        var closed = before.First(one => one.TryGet<bool>("closed", out _)).RowKey.Split('-')[1];
        // Of a version that the case never had; closed though it is not, and the other way round; of no case, escalation or company there
        // is.
        foreach (var wrong in new TableRow[]
        {
            new("open", mark.RowKey) { ["version"] = 1_000_000L },
            new("open", $"mark-{other}-e1") { ["closed"] = true },
            new("open", $"mark-{closed}-e1") { ["version"] = 1L },
            Moved(row, $"row-northwind-{closed}-e1"),
            Moved(row, $"row-northwind-{id}-e2"),
            Moved(row, $"row-umbra-{id}-e1"),
            Moved(row, $"row-northwind-{never}-e1"),
            Moved(row, "row-northwind-aaaaaaaaaaaaaaaa-e1"),
            new("open", $"mark-{id}-e2") { ["version"] = 3L },
            new("open", $"mark-{never}-e1") { ["version"] = 3L },
            new("open", "mark-aaaaaaaaaaaaaaaa-e1") { ["closed"] = true },
        })
            await Table(market).Upsert(wrong);
        await Table(market).Delete("open", $"row-northwind-{other}-e1", Azure.ETag.All);

        Assert.Empty(await market.Run(JobKind.Reindex));
        var after = await Rows(market);
        Assert.Equal(before.Select(row => row.RowKey), after.Select(row => row.RowKey));
        Assert.All(
            before.Zip(after),
            pair => Assert.Equal(pair.First.OrderBy(property => property.Key), pair.Second.OrderBy(property => property.Key)));

        // And then nothing is left to do.
        await market.Run(JobKind.Reindex);
        Assert.Equal(after.Select(row => row.ETag), (await Rows(market)).Select(row => row.ETag));
    }

    [Fact]
    public async Task A_rebuild_before_late_effects_loses_nothing_and_they_change_nothing()
    {
        var (market, id, _) = await Busy();
        await market.Do(id, Cast.Nora, new GiveEscalationUpdate("Let us talk."));
        await market.Run(JobKind.Reindex);
        var rows = await Rows(market);
        Assert.Contains(
            await EscalationDeskTests.All(market), open => open.Row.Assignment == id && open.Escalation.Stage == EscalationStage.Engaged);
        await market.RunEffects();
        Assert.Equal(rows.Select(row => row.ETag), (await Rows(market)).Select(row => row.ETag));
    }

    private static async Task<(Market Market, AssignmentId Id, AssignmentId Other)> Busy()
    {
        var market = await Market.Open();
        var id = await EscalationDeskTests.Escalated(market);
        await market.Do(await EscalationDeskTests.Escalated(market), Cast.Wanda, new WithdrawEscalation(null));
        var other = await EscalationDeskTests.Escalated(market);
        await market.Do(other, Cast.Sam, new NoteOnEscalation("Called twice."));
        await market.CaseThatIsJust(Status.PendingApproval);
        await market.RunEffects();
        return (market, id, other);
    }

    private static TableRow Moved(TableRow row, string key)
    {
        var moved = new TableRow(row.PartitionKey, key);
        foreach (var (name, value) in row)
            moved[name] = value;
        return moved;
    }

    private static Table Table(Market market) => market.TableNamed("escalations");

    private static async Task<List<TableRow>> Rows(Market market)
    {
        var rows = new List<TableRow>();
        await foreach (var row in Table(market).Query(new()))
            rows.Add(row);
        return rows;
    }
}
