using System.Globalization;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Scorecards;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Scorecards;

/// <summary>A scorecard behind which thousands of assignments stand is read as one of ten.</summary>
public sealed class LargeScorecardTests
{
    private const int Templates = 10;
    private static readonly PersonId Wanda = new("wanda");
    private static readonly ScorecardOf Card = new ScorecardOf.Worker(Wanda);

    [Theory, InlineData(1), InlineData(500)]
    public async Task A_read_is_one_request_and_a_page_of_explanation_one_for_every_kind(int times)
    {
        using var azurite = Azurite.Start(inMemory: true);
        var storage = new WorkMarketStorage(
            new() { Access = new StorageAccess.ByKey(azurite.ConnectionString) }, new(), new NoFaults(), new ManualClock());
        await storage.Prepare(default);
        foreach (var number in Enumerable.Range(0, Templates))
            await storage.Scorecards.Put(new(Card, [Recount.AnEntry(CountsAs.Completed, number * 20)]), Id(number), 7, default);
        await Multiply(TableStorage.Open(azurite.ConnectionString).Table("scorecards"), times);
        var reader = new ScorecardReader(storage.Scorecards, Policy.Default, new ManualClock());

        storage.Requests.Reset();
        var card = await reader.ReadWorker(Wanda, default);
        Assert.Equal(["1 table.query scorecards"], Requests(storage));
        Assert.Equal(new Share(Templates * times, Templates * times), card.AllTime.OnTime);
        Assert.Equal(5 * times, card.Recent.OnTime.Among); // 0, 20, 40, 60 and 80 days ago

        storage.Requests.Reset();
        var page = await reader.Explain(Card, Figure.OnTime, card.Since, null, 50, default);
        Assert.Equal(["4 table.query scorecards"], Requests(storage));
        Assert.Equal(Math.Min(50, 5 * times), page.Assignments.Count);

        storage.Requests.Reset();
        await storage.Scorecards.Put(new(Card, [Recount.AnEntry(CountsAs.Completed, 0)]), new("another000000000"), 9, default);
        Assert.Equal(["3 table.get scorecards", "1 table.transaction scorecards"], Requests(storage));
    }

    /// <summary>So many times each row of a case, and the sums of all that.</summary>
    private static async Task Multiply(Table table, int times)
    {
        var rows = new List<TableRow>();
        await foreach (var row in table.Query(TableQuery.Partition("worker-wanda")))
            rows.Add(row);
        var sums = rows.Where(row => Is(row, "sum-")).Select(row => Copy(row, row.RowKey, times));
        // Of what is behind the figures a tenth is more than the pages that are read.
        var cases = rows.Where(row => Is(row, "case-")).SelectMany(row => Copies(row, times))
            .Concat(rows.Where(row => Is(row, "behind-")).SelectMany(row => Copies(row, (times + 9) / 10)));
        await Parallel.ForEachAsync(sums.Concat(cases).Chunk(TableLimits.TransactionOperations), async (some, cancellation) =>
            Assert.IsType<TransactionResult.Committed>(await table.Submit(
                [.. some.Select(row => new TableOperation.Upsert(row))], cancellation)));
    }

    private static bool Is(TableRow row, string prefix) => row.RowKey.StartsWith(prefix, StringComparison.Ordinal);

    private static IEnumerable<TableRow> Copies(TableRow row, int times) => Enumerable.Range(0, times).Select(time =>
        Copy(
            row, row.RowKey[..^Id(0).Value.Length] + Id(int.Parse(row.RowKey[^12..], CultureInfo.InvariantCulture) + time * Templates), 1));

    private static TableRow Copy(TableRow row, string key, int times)
    {
        var copy = new TableRow(row.PartitionKey, key);
        foreach (var (name, value) in row.Properties)
            copy[name] = name == $"{CountsAs.Completed}" ? (long)value * times : value;
        return copy;
    }

    private static AssignmentId Id(int number) => new(string.Create(CultureInfo.InvariantCulture, $"case{number:D12}"));

    private static IEnumerable<string> Requests(WorkMarketStorage storage) =>
        storage.Requests.Snapshot().Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}"));
}
