using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Scorecards;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Scorecards;

/// <summary>Scorecards are put right while they are written, and a count that died holds nobody up for long.</summary>
public sealed class ScorecardRepairTests : IAsyncLifetime
{
    private static readonly ScorecardOf Acme = new ScorecardOf.Company(new("acme"));
    private readonly Table table = TableStorage.Open(Azurite.Shared.ConnectionString).Table($"t{Guid.NewGuid():N}");
    private readonly ManualClock clock = new();

    private TableScorecards Scorecards => new(table, new(), clock);

    private TableScorecardRepair Mending => new(table, Scorecards, new() { EntriesPerTransaction = 3 }, clock);

    public Task InitializeAsync() => table.CreateIfNotExists();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory, InlineData(1), InlineData(2)]
    public async Task In_a_race_with_those_who_write_all_counts_once(int seed)
    {
        var random = new Random(seed);
        var history = Enumerable.Range(0, 12).ToDictionary(Id, _ => Enumerable.Range(0, 5).Select(_ => Recount.Entries(random)).ToList());
        var versions = new ConcurrentDictionary<AssignmentId, long>(history.Keys.Select(id => KeyValuePair.Create(id, 1L)));
        var writers = Parallel.ForEachAsync(history.Keys, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (id, _) =>
        {
            for (var version = 1; version <= 5; version++)
            {
                versions[id] = version;
                await Scorecards.Put(new(Acme, history[id][version - 1]), id, version, default);
            }
        });
        do
        {
            foreach (var (id, version) in versions.ToArray())
                await Mending.Repair(new(Acme, history[id][(int)version - 1]), id, version, () => Task.FromResult(versions[id]), default);
            await table.Upsert(new("company-acme", "sum-2026-01-01") { ["Completed"] = 77L });
            await Mend();
        }
        while (!writers.IsCompleted);
        await writers;
        await Recount.Equal(Scorecards, Acme, history.ToDictionary(one => one.Key, one => one.Value[^1]));
    }

    [Fact]
    public async Task A_scorecard_that_is_counted_takes_no_changes_until_it_is_or_its_time_is_over()
    {
        var entry = Recount.AnEntry(CountsAs.Completed, 0);
        await Scorecards.Put(new(Acme, [entry]), Id(1), 1, default);
        var until = clock.GetCurrentInstant() + Duration.FromMinutes(1);
        await table.Merge(
            new("company-acme", "sum-all") { ["closedUntil"] = until.ToDateTimeOffset(), ["Completed"] = 5L }, Azure.ETag.All);
        var hurried = new TableScorecards(table, new() { Attempts = 2 }, clock);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => hurried.Put(new(Acme, [entry]), Id(2), 1, default));

        await Mend();
        await hurried.Put(new(Acme, [entry]), Id(2), 1, default);
        await Recount.Equal(Scorecards, Acme, new[] { Id(1), Id(2) }.ToDictionary(id => id, _ => ImmutableList.Create(entry)));

        await table.Merge(new("company-acme", "sum-all") { ["closedUntil"] = until.ToDateTimeOffset() }, Azure.ETag.All);
        clock.Advance(Duration.FromMinutes(1));
        await hurried.Put(new(Acme, [entry]), Id(3), 1, default);
        await Recount.Equal(Scorecards, Acme, new[] { Id(1), Id(2), Id(3) }.ToDictionary(id => id, _ => ImmutableList.Create(entry)));
    }

    [Fact]
    public async Task A_scorecard_of_many_pages_is_counted_whole()
    {
        const int Cases = 1500;
        await Scorecards.Put(new(Acme, [Recount.AnEntry(CountsAs.Completed, 0)]), Id(0), 1, default);
        var row = (await table.Get("company-acme", $"case-{Id(0)}"))!;
        foreach (var some in Enumerable.Range(1, Cases - 1).Chunk(TableLimits.TransactionOperations))
            Assert.IsType<TransactionResult.Committed>(await table.Submit([.. some.Select(number => new TableOperation.Upsert(Copy(
                row, $"case-{Id(number)}")))]));
        await Mend();
        var sums = await Scorecards.Read(Acme, Recount.Today, default);
        Assert.Equal((Cases, Cases), (sums.Window[CountsAs.Completed].Count, sums.AllTime[CountsAs.Completed].Count));
    }

    private async Task Mend()
    {
        string? after = null;
        do
            after = (await Mending.Prune(after, (_, _) => Task.FromResult(true), default)).Next;
        while (after is not null);
    }

    private static TableRow Copy(TableRow row, string key)
    {
        var copy = new TableRow(row.PartitionKey, key);
        foreach (var (name, value) in row.Properties)
            copy[name] = value;
        return copy;
    }

    private static AssignmentId Id(int number) => new(string.Create(CultureInfo.InvariantCulture, $"case{number:D12}"));
}
