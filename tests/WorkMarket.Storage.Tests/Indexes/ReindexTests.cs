using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Schedules;
using WorkMarket.Storage.Tables;
using WorkMarket.Storage.Tests.Jobs;
using Xunit;

namespace WorkMarket.Storage.Tests.Indexes;

/// <summary>Whatever became of the indexes, a rebuild makes them what the events say, while others write.</summary>
/// <remarks>Each test leaves the market with what is right, so that all of them spoil the same one.</remarks>
public sealed class ReindexTests(ReindexTests.Busy busy) : IClassFixture<ReindexTests.Busy>
{
    private readonly Market market = busy.Market;

    [Fact]
    public async Task Lost_rows_come_back()
    {
        var (lists, due) = (await Rows(market, "lists"), await Rows(market, "due"));
        foreach (var row in lists.Concat(due))
            await Table(market, row.Table).Delete(row.Row.PartitionKey, row.Row.RowKey, Azure.ETag.All);
        Assert.Empty(await market.List(new AssignmentList.OfCompany(Cast.Nora.Company)));
        Assert.Empty(await Run());
        Same(lists.Where(row => !row.Row.TryGet<bool>("gone", out var gone) || !gone), await Rows(market, "lists"));
        Assert.Subset(
            (await Rows(market, "due")).Select(row => row.Row.RowKey).ToHashSet(),
            due.Select(row => row.Row.RowKey).Where(key => key.EndsWith("Tick", StringComparison.Ordinal)).ToHashSet());
    }

    [Fact]
    public async Task What_is_wrong_is_put_right_and_what_no_case_owns_goes()
    {
        await Run();
        var before = await Rows(market, "lists");
        var table = Table(market, "lists");
        var number = 0;
        foreach (var (_, row) in before)
        {
            var wrong = new TableRow(row.PartitionKey, row.RowKey);
            foreach (var (name, value) in row)
                wrong[name] = value;
            switch (number++ % 5)
            {
                case 0: // of a version that the case never had
                    wrong["version"] = 1_000_000L;
                    break;
                case 1 when row.TryGet<bool>("gone", out var gone): // the opposite
                    wrong["gone"] = !gone;
                    break;
                case 2: // nonsense
                    wrong = new(row.PartitionKey, row.RowKey)
                    {
                        ["version"] = row.GetLong("version"),
                        ["gone"] = false,
                        ["body"] = "{}"u8.ToArray(),
                    };
                    break;
                case 3:
                    wrong = null;
                    break;
            }
            await (wrong is null ? table.Delete(row.PartitionKey, row.RowKey, Azure.ETag.All) : table.Upsert(wrong));
        }
        // Rows of cases that are not there, and of one that is, in lists that it does not belong to.
        var stray = before.First(row => row.Row.RowKey.StartsWith("hand-", StringComparison.Ordinal)).Row;
        foreach (var (partition, key) in new[] { ("worker-nobody", stray.RowKey), ("worker-nobody", stray.RowKey[5..]),
            (stray.PartitionKey, stray.RowKey[..^16] + "aaaaaaaaaaaaaaaa"), ("company-globex", "0000000000000000000-aaaaaaaaaaaaaaaa") })
            await table.Upsert(new(partition, key)
            {
                ["version"] = 3L,
                ["gone"] = false,
                ["status"] = "Sent",
                ["hand"] = true,
                ["body"] = stray.GetBinary("body"),
            });
        await market.Storage.Due.Put(new(market.Clock.GetCurrentInstant(), new("aaaaaaaaaaaaaaaa"), DueKind.Tick), default);

        Assert.Empty(await Run());
        Same(before, (await Rows(market, "lists")).Where(row => row.Row.PartitionKey != "worker-nobody"));
        Assert.All(
            (await Rows(market, "lists")).Where(row => row.Row.PartitionKey == "worker-nobody"), row => Assert.True((bool)row.Row["gone"]));
        Assert.DoesNotContain(await market.DueRows(), row => row.Case.Value == "aaaaaaaaaaaaaaaa");
    }

    [Fact]
    public async Task Under_concurrent_writes_nothing_is_lost()
    {
        var ids = await AllCases(market);
        using var end = new CancellationTokenSource();
        var writers = ids.Take(6).Select(id => Task.Run(async () =>
        {
            for (var number = 0; number < 12 && !end.IsCancellationRequested; number++)
            {
                await market.Do(id, Cast.Nora, Cast.Message($"{number}"));
                if (number % 2 == 0)
                    await market.Effects.Handle(id, [new(id, market.Outbox.Latest(id), Look: 1)], default);
            }
        })).ToList();
        for (var times = 0; times < 3; times++)
            await Run();
        await end.CancelAsync();
        await Task.WhenAll(writers);
        await market.RunEffects();
        await Right(market);
        await Run();
        await Right(market);
    }

    [Fact]
    public async Task It_goes_on_where_it_was_cut_off_and_a_second_time_changes_nothing()
    {
        var dying = market.Jobs(new DyingJobs(market.Storage.Jobs, saves: 2));
        await dying.Start(JobKind.Reindex, default);
        await Assert.ThrowsAsync<IOException>(() => dying.Run(Duration.FromHours(1), null, default));
        var kept = Assert.Single(await market.Storage.Jobs.All(default));
        Assert.Equal((await AllCases(market)).Count, kept.Cases);
        Assert.Equal("due", kept.Place.Index);

        List<Job> seen = [];
        market.Clock.Advance(new JobOptions().Lease);
        await market.Run(JobKind.Reindex, seen.Add);
        Assert.All(seen, job => Assert.Equal(kept.Cases, job.Cases));
        var rows = await Rows(market, "lists");
        seen.Clear();
        await market.Run(JobKind.Reindex, seen.Add);
        Assert.Equal(0, seen[^1].Mended);
        Assert.Equal(kept.Cases, seen[0].Known);
        Assert.Equal(rows.Select(row => row.Row.ETag), (await Rows(market, "lists")).Select(row => row.Row.ETag));
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_is_named_and_holds_up_no_other()
    {
        await market.Table.Insert(new TableRow("aaaaaaaaaaaaaaaa", "head")
        {
            ["version"] = 1L,
            ["hash"] = "",
            ["state0"] = "{"u8.ToArray(),
        });
        Assert.Equal("aaaaaaaaaaaaaaaa", Assert.Single(await Run()).Case.Value);
        await Right(market);
        await market.Table.Delete("aaaaaaaaaaaaaaaa", "head", Azure.ETag.All);
    }

    private Task<IReadOnlyList<JobFinding>> Run() => market.Run(JobKind.Reindex);

    private static async Task<IReadOnlyList<AssignmentId>> AllCases(Market market)
    {
        var (ids, after) = (new List<AssignmentId>(), (string?)null);
        do
        {
            var page = await market.Storage.Cases.Cases(after, default);
            ids.AddRange(page.Ids);
            after = page.Next;
        }
        while (after is not null);
        return ids;
    }

    /// <summary>Each list shows each case that belongs there as it is, and no other.</summary>
    private static async Task Right(Market market)
    {
        var expected = new List<(AssignmentList List, ListRow Row)>();
        foreach (var id in (await AllCases(market)).Where(id => id.Value != "aaaaaaaaaaaaaaaa"))
        {
            var stored = (await market.Storage.Cases.Read(id, default))!;
            expected.AddRange(ListChanges.All(stored.State).Where(change => !change.Gone)
                .Select(change => (change.List, ListChanges.Row(stored, change.List))));
        }
        foreach (var some in expected.GroupBy(item => item.List))
        {
            var listed = await market.List(some.Key);
            Assert.Equal(
                some.Select(item => (item.Row.Id.Value, item.Row.Status)).Order(),
                listed.Select(row => (row.Id.Value, row.Status)).Order());
            var inHand = (await market.Storage.Lists.ReadTodo(some.Key, _ => true, null, 1000, default)).Rows;
            Assert.Equal(
                some.Where(item => item.Row.Todo is not null).Select(item => item.Row.Id.Value).Order(),
                inHand.Select(row => row.Id.Value).Order());
            if (some.Key is AssignmentList.OfCompany)
                Assert.Equal(
                    some.Select(item => (item.Row.Id.Value, item.Row.Version)).Order(),
                    listed.Select(row => (row.Id.Value, row.Version)).Order());
        }
    }

    private static Table Table(Market market, string name) =>
        market.TableNamed(name);

    private static async Task<List<(string Table, TableRow Row)>> Rows(Market market, string name)
    {
        var rows = new List<(string, TableRow)>();
        await foreach (var row in Table(market, name).Query(new()))
            rows.Add((name, row));
        return rows;
    }

    // A row that a late event did not concern keeps its version until it is written anew; what it shows is the same.
    private static void Same(IEnumerable<(string, TableRow)> before, IEnumerable<(string, TableRow)> after) =>
        Assert.Equal(
            before.Select(Say),
            after.Where(row => !row.Item2.TryGet<bool>("gone", out var gone) || !gone
                || before.Any(one => one.Item2.RowKey == row.Item2.RowKey && one.Item2.PartitionKey == row.Item2.PartitionKey))
                .Select(Say));

    private static string Say((string, TableRow Row) row)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(row.Row.GetBinary("body"))!.AsObject();
        body.Remove("version");
        return $"{row.Row.PartitionKey} {row.Row.RowKey} {(row.Row.TryGet<bool>("gone", out var gone)
            ? gone
            : null)} {body.ToJsonString()}";
    }

    /// <summary>Cases of each status, with all effects.</summary>
    public sealed class Busy : IAsyncLifetime
    {
        internal Market Market { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Market = await Market.Open();
            foreach (var status in Cast.Life.Select(step => step.Before).Distinct().Concat([Status.Sent, Status.Assigned]))
            {
                var id = await Market.CaseThatIs(status);
                if (status == Status.Sent)
                    await Market.Do(id, Cast.Wanda, new Apply(null));
            }
            await Market.Do(await Market.CaseThatIs(Status.Sent), Cast.Nora, new VoidAssignment(null));
            await Market.Do(await Market.CaseThatIs(Status.InProgress), Cast.Nora, new Hold("The shop is flooded.",
                Market.Clock.GetCurrentInstant() + Duration.FromDays(20)));
            var open = await Market.CaseThatIs(Status.Draft);
            await Market.Do(open, Cast.Nora, new Send(new Audience.Open()));
            await Market.RunEffects();
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
