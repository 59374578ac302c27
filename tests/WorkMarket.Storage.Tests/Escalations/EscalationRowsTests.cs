using WorkMarket.Application.Escalations;
using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Storage.Tables;
using WorkMarket.Storage.Tests.Cases;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Escalations;

/// <summary>Whatever became of the lists of escalations, a rebuild makes them what the events say.</summary>
public sealed class EscalationRowsTests
{
    [Fact]
    public async Task Lost_rows_come_back_as_they_were()
    {
        var (market, _) = await Busy();
        var before = await Rows(market);
        foreach (var row in before)
            await Table(market).Delete(row.PartitionKey, row.RowKey, Azure.ETag.All);
        Assert.Empty(await market.Run(JobKind.Reindex));
        // A note moves no row forward; written anew, it shows the case's version by now.
        Assert.Equal(before.Select(row => row.RowKey), (await Rows(market)).Select(row => row.RowKey));
        Assert.Equal(2, (await market.Desk.Read(Cast.Sam, null, new(), null, 200, default)).Rows.Count);
    }

    [Fact]
    public async Task What_is_wrong_is_put_right_and_what_no_case_owns_goes()
    {
        var (market, id) = await Busy();
        await market.Run(JobKind.Reindex);
        var before = await Rows(market);
        var never = await market.CaseThatIs(Status.Sent);
        var (own, desk) = (before.First(row => row.RowKey == $"case-{id}"), before.First(row => row.RowKey.StartsWith("desk-", StringComparison.Ordinal) && row.RowKey.EndsWith(id.Value, StringComparison.Ordinal)));
        // Of a version that the case never had; at a time that it never had; of cases that were never escalated, and of none.
        await Table(market).Upsert(new(own.PartitionKey, own.RowKey) { ["version"] = 1_000_000L });
        await Table(market).Upsert(Moved(desk, "desk-0000000000000000001-" + id));
        await Table(market).Upsert(Moved(desk, "desk-0000000000000000002-" + never));
        await Table(market).Upsert(new(own.PartitionKey, $"case-{never}") { ["version"] = 3L });
        await Table(market).Upsert(Moved(desk, "company-northwind-0000000000000000003-aaaaaaaaaaaaaaaa"));
        await Table(market).Upsert(new(own.PartitionKey, "case-aaaaaaaaaaaaaaaa") { ["version"] = 3L });

        Assert.Empty(await market.Run(JobKind.Reindex));
        var after = await Rows(market);
        Assert.Equal(before.Select(row => row.RowKey), after.Select(row => row.RowKey));
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First.OrderBy(property => property.Key), pair.Second.OrderBy(property => property.Key)));

        // And then nothing is left to do.
        await market.Run(JobKind.Reindex);
        Assert.Equal(after.Select(row => row.ETag), (await Rows(market)).Select(row => row.ETag));
    }

    [Fact]
    public async Task A_rebuild_before_late_effects_loses_nothing_and_they_change_nothing()
    {
        var (market, id) = await Busy();
        await market.Do(id, Cast.Nora, new Command.GiveEscalationUpdate("Let us talk."));
        await market.Run(JobKind.Reindex);
        var rows = await Rows(market);
        Assert.Contains(await Open(market), row => row.Assignment == id && row.Stage == EscalationStage.Engaged);
        await market.RunEffects();
        Assert.Equal(rows.Select(row => row.ETag), (await Rows(market)).Select(row => row.ETag));
    }

    private static async Task<(Market Market, AssignmentId Id)> Busy()
    {
        var market = await Market.Open();
        var id = await EscalationDeskTests.Escalated(market);
        await market.Do(await EscalationDeskTests.Escalated(market), Cast.Wanda, new Command.WithdrawEscalation(null));
        await market.Do(await EscalationDeskTests.Escalated(market), Cast.Sam, new Command.NoteOnEscalation("Called twice."));
        await market.CaseThatIs(Status.PendingApproval);
        await market.RunEffects();
        return (market, id);
    }

    private static async Task<IReadOnlyList<EscalationRow>> Open(Market market) => (await market.Desk.Read(Cast.Sam, null, new(), null, 200, default)).Rows;

    private static TableRow Moved(TableRow row, string key)
    {
        var moved = new TableRow(row.PartitionKey, key);
        foreach (var (name, value) in row)
            moved[name] = value;
        return moved;
    }

    private static ITable Table(Market market) => TableStorage.Open(Azurite.Shared.ConnectionString).Table(market.Prefix + "escalations");

    private static async Task<List<TableRow>> Rows(Market market)
    {
        var rows = new List<TableRow>();
        await foreach (var row in Table(market).Query(new()))
            rows.Add(row);
        return rows;
    }
}
