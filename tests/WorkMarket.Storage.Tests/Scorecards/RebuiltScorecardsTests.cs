using System.Collections.Immutable;
using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Scorecards;

/// <summary>Whatever became of the rows of scorecards, after a rebuild they are what counting all cases anew comes to.</summary>
public sealed class RebuiltScorecardsTests
{
    private const int Ways = 6;
    private static readonly ScorecardSettings Settings = new();

    [Fact]
    public async Task Rows_that_are_lost_altered_unreadable_or_nobodys_are_put_right()
    {
        var (market, ids) = await Busy();
        var table = Table(market);
        // All rows of a kind in one way, then each row in each way, with the others in other ways.
        var kinds = new[] { ("sum-", 0), ("sum-", 1), ("case-", 0), ("case-", 3), ("behind-", 0), ("behind-", 2) };
        foreach (var (prefix, way) in kinds.Concat(Enumerable.Range(0, Ways).Select(way => ("", way))))
        {
            foreach (var (row, number) in (await Rows(table)).Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal))
                .Select((row, number) => (row, number)))
                await Spoil(table, row, prefix.Length == 0 ? (way + number) % Ways : way);
            Assert.Empty(await market.Run(JobKind.Reindex));
            await Right(market, ids);
        }

        var tags = (await Rows(table)).ConvertAll(row => row.ETag);
        var moved = new List<Job>();
        await market.Run(JobKind.Reindex, moved.Add);
        Assert.Equal(0, moved[^1].Mended);
        Assert.Equal(tags, (await Rows(table)).Select(row => row.ETag));
    }

    [Fact]
    public async Task Rows_of_cases_that_are_not_there_and_of_cases_in_cards_that_are_not_theirs_go()
    {
        var (market, ids) = await Busy();
        var table = Table(market);
        foreach (var row in await Rows(table))
        {
            await table.Upsert(Copy(row, "worker-nobody", row.RowKey));
            if (!row.RowKey.StartsWith("sum-", StringComparison.Ordinal))
                await table.Upsert(Copy(row, row.PartitionKey, row.RowKey[..^16] + "aaaaaaaaaaaaaaaa"));
        }
        await table.Upsert(new("nonsense", "case-1") { ["version"] = 1L });
        await table.Upsert(new("worker-wanda", "behind-Nonsense") { ["version"] = 1L });
        await table.Upsert(new("worker-wanda", "sum-2999-01-01") { ["Completed"] = 100L });
        Assert.Empty(await market.Run(JobKind.Reindex));
        await Right(market, ids);
        await Recount.Equal(
            market.Storage.Scorecards, new ScorecardOf.Worker(new("nobody")), new Dictionary<AssignmentId, ImmutableList<Entry>>());
    }

    [Fact]
    public async Task Effects_that_happen_meanwhile_are_neither_lost_nor_counted_twice()
    {
        var (market, ids) = await Busy();
        var table = Table(market);
        var ends = new[] { Status.InProgress, Status.PendingApproval }.Select(status => market.CaseThatIsJust(status)).ToList();
        ids.AddRange(await Task.WhenAll(ends));
        var writer = Task.Run(async () =>
        {
            foreach (var number in Enumerable.Range(0, 6))
            {
                await market.Do(ids[^1], Cast.Nora, new SendBack($"{number}"));
                await market.RunEffects();
                await market.Do(ids[^1], Cast.Wanda, new Complete("Done.", null, null));
                await market.RunEffects();
            }
            await market.Do(ids[^1], Cast.Nora, new Approve());
        });
        do
        {
            foreach (var row in (await Rows(table)).Where(row => row.RowKey.StartsWith("sum-", StringComparison.Ordinal)))
                await Spoil(table, row, 1);
            await market.Run(JobKind.Reindex);
        }
        while (!writer.IsCompleted);
        await writer;
        await market.RunEffects();
        await Right(market, ids);
    }

    private static async Task<(Market Market, List<AssignmentId> Ids)> Busy()
    {
        var market = await Market.Open();
        var ids = new List<AssignmentId>();
        foreach (var status in new[] { Status.PendingApproval, Status.Invoiced })
            ids.Add(await market.CaseThatIsJust(status));
        ids.Add(await market.CaseThatIs(Status.Paid));
        await market.RunEffects();
        return (market, ids);
    }

    private static async Task Spoil(Table table, TableRow row, int way)
    {
        var spoilt = Copy(row, row.PartitionKey, row.RowKey);
        switch (way)
        {
            case 0: // lost
                await table.Delete(row.PartitionKey, row.RowKey, Azure.ETag.All);
                return;
            case 1: // other figures, of a version that the case never had
                foreach (var (name, value) in row.Properties.Where(property => property.Value is long))
                    spoilt[name] = (long)value + 1_000_000;
                break;
            case 2: // unreadable
                foreach (var (name, _) in row.Properties)
                    spoilt[name] = "nonsense";
                break;
            case 3: // says nothing
                spoilt["body0"] = "[]"u8.ToArray();
                foreach (var name in row.Properties.Keys.Where(name => name != "version" && row.Properties[name] is long))
                    spoilt[name] = 0L;
                break;
            case 4: // says all of it twice
                if (row.TryGet<byte[]>("body0", out var body) && body[0] == '[' && body.Length > 2)
                    spoilt["body0"] = (byte[])[.. body[..^1], (byte)',', .. body[1..]];
                break;
        }
        await table.Upsert(spoilt);
    }

    private static async Task Right(Market market, List<AssignmentId> ids)
    {
        var contributions = new List<(AssignmentId Id, Contribution Contribution)>();
        foreach (var id in ids)
            contributions.AddRange(
                Contributions.FromCase((await market.Storage.Cases.Read(id, default))!.State, Settings).Select(contribution =>
                    (id, contribution)));
        foreach (var card in contributions.GroupBy(one => one.Contribution.To))
            await Recount.Equal(market.Storage.Scorecards, card.Key, card.ToDictionary(one => one.Id, one => one.Contribution.Entries));
    }

    private static Table Table(Market market) => market.TableNamed("scorecards");

    private static async Task<List<TableRow>> Rows(Table table)
    {
        var rows = new List<TableRow>();
        await foreach (var row in table.Query(new()))
            rows.Add(row);
        return rows;
    }

    private static TableRow Copy(TableRow row, string partition, string key)
    {
        var copy = new TableRow(partition, key);
        foreach (var (name, value) in row.Properties)
            copy[name] = value;
        return copy;
    }
}
