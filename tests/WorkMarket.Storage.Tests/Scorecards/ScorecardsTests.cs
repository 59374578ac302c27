using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Scorecards;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Scorecards;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Scorecards;

/// <summary>Repeats, lateness, races and crashes change no figure.</summary>
public sealed class ScorecardsTests : IAsyncLifetime
{
    private static readonly ScorecardOf Acme = new ScorecardOf.Company(new("acme"));
    private static readonly ScorecardOf Wanda = new ScorecardOf.Worker(new("wanda"));
    private static readonly AssignmentId One = new("one0000000000000");
    private readonly Table table = TableStorage.Open(Azurite.Shared.ConnectionString).Table($"t{Guid.NewGuid():N}");

    private TableScorecards Scorecards => new TableScorecards(table, new(), new ManualClock());

    public Task InitializeAsync() => table.CreateIfNotExists();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Any_history_in_any_order_twice_and_by_two_hosts_equals_a_full_recount(int seed)
    {
        var random = new Random(seed);
        var history = Enumerable.Range(0, 15)
            .SelectMany(number => Enumerable.Range(1, 5)
                .Select(version => (Id: new AssignmentId($"case{number:D12}"), Version: (long)version, Entries: Recount.Entries(random))))
            .ToList();
        var puts = history.Concat(history).ToArray();
        random.Shuffle(puts);
        TableScorecards[] hosts = [Scorecards, new TableScorecards(table, new() { EntriesPerTransaction = 2 }, new ManualClock())];
        await Parallel.ForEachAsync(puts.Index(), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (put, _) =>
            await hosts[put.Index % 2].Put(new(Acme, put.Item.Entries), put.Item.Id, put.Item.Version, default));

        await Recount.Equal(
            Scorecards, Acme,
            history.GroupBy(put => put.Id).ToDictionary(some => some.Key, some => some.MaxBy(put => put.Version).Entries));
        Assert.Equal(Tally.Empty, (await Scorecards.Read(Wanda, Recount.Today, default)).AllTime);
    }

    [Theory]
    [InlineData(1, false), InlineData(1, true), InlineData(2, false), InlineData(2, true), InlineData(3, false), InlineData(3, true)]
    public async Task A_host_that_dies_half_way_leaves_sums_that_are_right_and_is_followed_up(int transaction, bool afterwards)
    {
        var options = new ScorecardOptions { EntriesPerTransaction = 2 };
        var entries = Enumerable.Range(0, 5).Select(day => Recount.AnEntry(CountsAs.Completed, day)).ToImmutableList();
        var interference = new Interference();
        for (var passing = 1; passing < transaction; passing++)
            interference.Pass();
        _ = afterwards ? interference.LoseAnswer() : interference.LoseRequest();
        var cut = TableStorage.Open(Azurite.Shared.ConnectionString, new() { MaxRetries = 0, PerAttempt = [interference] })
            .Table(table.Name);
        var dying = new TableScorecards(cut, options, new ManualClock());
        await Assert.ThrowsAsync<StorageUnavailableException>(() => dying.Put(new(Wanda, entries), One, 4, default));

        var done = (transaction - (afterwards ? 0 : 1)) * 2;
        await Recount.Equal(Scorecards, Wanda, new Dictionary<AssignmentId, ImmutableList<Entry>> { [One] = [.. entries.Take(done)] });
        await new TableScorecards(table, options, new ManualClock()).Put(new(Wanda, entries), One, 4, default);
        await Recount.Equal(Scorecards, Wanda, new Dictionary<AssignmentId, ImmutableList<Entry>> { [One] = entries });
    }

    [Fact]
    public async Task What_a_case_no_longer_adds_goes_and_a_late_effect_does_not_bring_it_back()
    {
        var entry = Recount.AnEntry(CountsAs.Completed, 0);
        await Scorecards.Put(new(Wanda, [entry]), One, 5, default);
        await Scorecards.Put(new(Wanda, []), One, 6, default);
        await Scorecards.Put(new(Wanda, [entry]), One, 5, default);
        await Recount.Equal(Scorecards, Wanda, new Dictionary<AssignmentId, ImmutableList<Entry>>());
    }

    [Fact]
    public async Task Nothing_counts_as_a_word_too_and_stands_against_an_earlier_one()
    {
        await Scorecards.Put(new(Wanda, []), One, 6, default);
        await Scorecards.Put(new(Wanda, [Recount.AnEntry(CountsAs.Completed, 0)]), One, 5, default);
        Assert.Equal(Tally.Empty, (await Scorecards.Read(Wanda, Recount.Today, default)).AllTime);
    }

    [Fact]
    public async Task Where_the_rules_changed_the_same_version_is_counted_anew()
    {
        await Scorecards.Put(new(Wanda, [Recount.AnEntry(CountsAs.CancelledEarly, 3)]), One, 5, default);
        var entries = ImmutableList.Create(Recount.AnEntry(CountsAs.CancelledLate, 3));
        await Scorecards.Put(new(Wanda, entries), One, 5, default);
        await Recount.Equal(Scorecards, Wanda, new Dictionary<AssignmentId, ImmutableList<Entry>> { [One] = entries });
    }

    [Fact]
    public async Task What_counts_otherwise_at_the_same_instant_is_behind_the_figure_once()
    {
        var entry = Recount.AnEntry(CountsAs.DeliveredLate, 3);
        await Scorecards.Put(new(Wanda, [entry with { Count = 2 }]), One, 5, default);
        await Scorecards.Put(new(Wanda, [entry]), One, 6, default);
        await Recount.Equal(Scorecards, Wanda, new Dictionary<AssignmentId, ImmutableList<Entry>> { [One] = [entry] });
    }

    [Fact]
    public async Task What_is_lost_already_need_not_go()
    {
        var entry = Recount.AnEntry(CountsAs.Completed, 3);
        await Scorecards.Put(new(Wanda, [entry, Recount.AnEntry(CountsAs.Abandoned, 2)]), One, 5, default);
        await foreach (var row in table.Query(TableQuery.Prefix("worker-wanda", "behind-")))
            await table.Delete(row.PartitionKey, row.RowKey, Azure.ETag.All);
        await Scorecards.Put(new(Wanda, []), One, 6, default);
        await Recount.Equal(Scorecards, Wanda, new Dictionary<AssignmentId, ImmutableList<Entry>>());
    }

    [Fact]
    public async Task Times_sum_up_beyond_what_nanoseconds_hold()
    {
        var entry = Recount.AnEntry(CountsAs.Approved, 0) with { Amount = Duration.FromDays(100_000) };
        foreach (var number in Enumerable.Range(1, 3))
            await Scorecards.Put(new(Acme, [entry]), new($"case{number:D12}"), 1, default);
        var figures = CompanyFigures.FromTallies((await Scorecards.Read(Acme, Recount.Today, default)).Window, Tally.Empty);
        Assert.Equal(Duration.FromDays(100_000), figures.Approval.Value);
    }

    [Fact]
    public async Task Too_many_conflicts_are_an_outage_and_change_nothing()
    {
        var busy = new TableScorecards(table, new() { Attempts = 0 }, new ManualClock());
        await Assert.ThrowsAsync<StorageUnavailableException>(() => busy.Put(
            new(Wanda, [Recount.AnEntry(CountsAs.Completed, 0)]), One, 1, default));
    }

    [Theory]
    [InlineData(""), InlineData("x"), InlineData("1234567890123456789-case.Completed"), InlineData("1234567890123456789-case")]
    [InlineData("1234567890123456789-c' or 'b.Completed"), InlineData("1234567890123456789-case.0")]
    public async Task A_cursor_of_somebody_elses_making_is_refused_or_read_as_a_place(string cursor)
    {
        var ask = () => Scorecards.Explain(Wanda, new Dictionary<CountsAs, Instant?> { [CountsAs.Completed] = null }, cursor, 5, default);
        if (cursor == "1234567890123456789-case.Completed")
            Assert.Empty((await ask()).Assignments);
        else
            await Assert.ThrowsAsync<FormatException>(ask);
    }
}
