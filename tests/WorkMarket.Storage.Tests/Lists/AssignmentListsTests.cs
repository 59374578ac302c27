using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Funds;
using WorkMarket.Storage.Lists;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Lists;

/// <summary>Rows of lists only move forward, and what is gone stays gone until the case itself moves on.</summary>
public sealed class AssignmentListsTests : IAsyncLifetime
{
    private static readonly AssignmentList Company = new AssignmentList.OfCompany(new("northwind"));
    private static readonly AssignmentList Worker = new AssignmentList.OfWorker(new("wanda"));
    private static readonly AssignmentList Open = new AssignmentList.Open();
    private readonly Table table = TableStorage.Open(Azurite.Shared.ConnectionString).Table($"t{Guid.NewGuid():N}");

    private TableAssignmentLists Lists => new(table);

    public Task InitializeAsync() => table.CreateIfNotExists();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_older_version_after_a_newer_is_ignored()
    {
        await Lists.Put(Company, Row("one", 3), gone: false, default);
        await Lists.Put(Company, Row("one", 2) with { Title = "Old" }, gone: false, default);
        await Lists.Put(Company, Row("one", 3) with { Title = "Twice" }, gone: false, default);
        Assert.Equal(("Work", 3L), Assert.Single((await Read(Company)).Select(row => (row.Title, row.Version))));
    }

    [Fact]
    public async Task What_is_gone_stays_gone_for_older_versions_and_comes_back_with_newer_ones()
    {
        await Lists.Put(Open, Row("one", 4), gone: true, default);
        await Lists.Put(Open, Row("one", 3), gone: false, default);
        Assert.Empty(await Read(Open));
        await Lists.Put(Open, Row("one", 5), gone: false, default);
        Assert.Equal(5, Assert.Single(await Read(Open)).Version);
    }

    [Fact]
    public async Task Of_many_at_once_the_newest_stays()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).OrderBy(number => number * 13 % 20)
            .Select(version => Lists.Put(Company, Row("one", version), gone: false, default)));
        Assert.Equal(20, Assert.Single(await Read(Company)).Version);
    }

    [Fact]
    public async Task Lists_merge_newest_first_with_each_assignment_once_in_its_newest_version()
    {
        await Lists.Put(Worker, Row("one", 2, minute: 1), gone: false, default);
        await Lists.Put(Open, Row("two", 2, minute: 2), gone: false, default);
        await Lists.Put(Worker, Row("three", 7, minute: 3), gone: false, default);
        await Lists.Put(Open, Row("three", 5, minute: 3), gone: false, default);
        await Lists.Put(Open, Row("four", 5, minute: 4), gone: true, default);
        Assert.Equal([("three", 7L), ("two", 2L), ("one", 2L)], (await Read(Worker, Open)).Select(row => (row.Id.Value, row.Version)));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_ended_and_miss_and_double_nothing()
    {
        for (var number = 0; number < 25; number++)
        {
            await Lists.Put(number % 3 == 0 ? Worker : Open, Row($"id{number}", 1, number / 2), gone: false, default);
            await Lists.Put(Open, Row($"gone{number}", 1, number), gone: true, default);
        }
        var all = await Read(Worker, Open);
        Assert.Equal(25, all.Count);
        var (paged, after) = (new List<ListRow>(), (string?)null);
        do
        {
            var page = await Lists.Read([Worker, Open], null, after, 4, default);
            paged.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(all.Select(row => row.Id), paged.Select(row => row.Id));
        Assert.Equal(all.OrderByDescending(row => row.CreatedAt).Select(row => row.CreatedAt), all.Select(row => row.CreatedAt));
    }

    [Fact]
    public async Task A_status_narrows_a_list()
    {
        await Lists.Put(Company, Row("one", 1) with { Status = Status.Sent }, gone: false, default);
        await Lists.Put(Company, Row("two", 1) with { Status = Status.Paid }, gone: false, default);
        var paid = await Lists.Read([Company], Status.Paid, null, 10, default);
        Assert.Equal("two", Assert.Single(paid.Rows).Id.Value);
    }

    [Theory, InlineData(""), InlineData("x"), InlineData("1234567890123456789"), InlineData("1234567890123456789-a' or 'b")]
    [InlineData("123456789012345678/-abc")]
    public async Task A_cursor_of_somebody_elses_making_is_refused(string cursor) =>
        await Assert.ThrowsAsync<FormatException>(() => Lists.Read([Company], null, cursor, 10, default));

    private async Task<IReadOnlyList<ListRow>> Read(params AssignmentList[] lists) =>
        (await Lists.Read(lists, null, null, 100, default)).Rows;

    private static ListRow Row(string id, long version, int minute = 0) => new()
    {
        Id = new(id),
        Version = version,
        Status = Status.Sent,
        Title = "Work",
        Company = new("northwind"),
        CreatedAt = ManualClock.Start + Duration.FromMinutes(minute),
        Schedule = new(ManualClock.Start, ManualClock.Start + Duration.FromHours(1), DateTimeZone.Utc),
        Price = Money.From(125, Currency.Usd),
        Labels = [Label.WorkerLate],
    };
}
