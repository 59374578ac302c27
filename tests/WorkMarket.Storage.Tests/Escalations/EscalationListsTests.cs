using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Escalations;
using WorkMarket.Storage.Escalations;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Escalations;

/// <summary>Rows of the open escalations only move forward, stand in the order of what is due next, and what is closed costs nothing.</summary>
public sealed class EscalationListsTests : IAsyncLifetime
{
    private static readonly EscalationList Desk = new EscalationList.Desk();
    private static readonly EscalationList Northwind = new EscalationList.OfCompany(new("northwind"));
    private readonly ITable table = TableStorage.Open(Azurite.Shared.ConnectionString).Table($"t{Guid.NewGuid():N}");

    private TableEscalationLists Lists => new(table);

    public Task InitializeAsync() => table.CreateIfNotExists();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_older_version_after_a_newer_is_ignored()
    {
        await Put(Row("one", 3));
        await Put(Row("one", 2) with { Title = "Old" });
        await Put(Row("one", 3) with { Title = "Twice" });
        Assert.Equal(("Work", 3L), Assert.Single((await Read(Desk)).Select(row => (row.Title, row.Version))));
    }

    [Fact]
    public async Task What_is_closed_stays_closed_for_older_versions_and_comes_back_with_newer_ones()
    {
        await Put(Row("one", 3));
        await Lists.Put(new("one"), 5, null, default);
        await Put(Row("one", 4));
        Assert.Empty(await Read(Desk));
        Assert.Empty(await Read(Northwind));
        Assert.Equal(["case-one"], await Keys());
        await Put(Row("one", 6));
        Assert.Equal((6, 6), (Assert.Single(await Read(Desk)).Version, Assert.Single(await Read(Northwind)).Version));
    }

    [Fact]
    public async Task One_that_moves_on_stands_in_one_place_also_where_a_row_was_lost()
    {
        await Put(Row("one", 1, minute: 5));
        await Put(Row("two", 1, minute: 7));
        await Put(Row("one", 2, minute: 9));
        Assert.Equal(["two", "one"], (await Read(Desk)).Select(row => row.Assignment.Value));
        foreach (var key in (await Keys()).Where(key => key.EndsWith("-one", StringComparison.Ordinal) && !key.StartsWith("case-", StringComparison.Ordinal)))
            await table.Delete("open", key, Azure.ETag.All);
        await Put(Row("one", 3, minute: 1));
        Assert.Equal(["one", "two"], (await Read(Desk)).Select(row => row.Assignment.Value));
        Assert.Equal(6, (await Keys()).Count);
    }

    [Fact]
    public async Task Of_many_at_once_the_newest_stays()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).OrderBy(number => number * 13 % 20).Select(version => Put(Row("one", version, minute: version * 7 % 20))));
        Assert.Equal(20, Assert.Single(await Read(Desk)).Version);
        Assert.Equal(20, Assert.Single(await Read(Northwind)).Version);
    }

    [Fact]
    public async Task A_company_s_list_has_its_own_alone_also_where_names_begin_alike()
    {
        string[] companies = ["northwind", "northwind-0", "northwind-00000000000000000000-a", "o'hare"];
        foreach (var (number, company) in companies.Index())
            await Put(Row($"id{number}", 1, number) with { Company = new(company) });
        foreach (var (number, company) in companies.Index())
            Assert.Equal($"id{number}", Assert.Single(await Read(new EscalationList.OfCompany(new(company)))).Assignment.Value);
        Assert.Equal(4, (await Read(Desk)).Count);
        Assert.Empty(await Read(new EscalationList.OfCompany(new("north"))));
    }

    [Fact]
    public async Task Lists_merge_in_the_order_of_what_is_due_and_pages_miss_and_double_nothing()
    {
        EscalationList other = new EscalationList.OfCompany(new("fabrikam"));
        for (var number = 0; number < 25; number++)
            await Put(Row($"id{number:D2}", 1, number * 7 % 25 / 2) with { Company = new(number % 3 == 0 ? "northwind" : "fabrikam") });
        foreach (IReadOnlyList<EscalationList> lists in new[] { [Desk], new[] { Northwind, other } })
        {
            var (paged, after) = (new List<EscalationRow>(), (string?)null);
            do
            {
                var page = await Lists.Read(lists, new(), after, 4, default);
                paged.AddRange(page.Rows);
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(25, paged.DistinctBy(row => row.Assignment).Count());
            Assert.Equal(paged.OrderBy(row => row.Next.At).ThenBy(row => row.Assignment.Value, StringComparer.Ordinal), paged);
            Assert.Equal(25, paged.Count);
        }
    }

    [Fact]
    public async Task Filters_narrow_a_list()
    {
        await Put(Row("one", 1) with { Stage = EscalationStage.AccountManager, Cause = EscalationCause.Impasse, ClaimedBy = new("sam") });
        await Put(Row("two", 1) with { SuspendedSince = ManualClock.Start, ClaimedBy = new("o'sue") });
        await Put(Row("three", 1) with { OpenedAt = ManualClock.Start - Duration.FromDays(9) });
        Assert.Equal(["one"], await Ids(new() { Stage = EscalationStage.AccountManager }));
        Assert.Equal(["one"], await Ids(new() { Cause = EscalationCause.Impasse }));
        Assert.Equal(["two"], await Ids(new() { Suspended = true }));
        Assert.Equal(["one", "three"], await Ids(new() { Suspended = false }));
        Assert.Equal(["three"], await Ids(new() { Unclaimed = true }));
        Assert.Equal(["two"], await Ids(new() { ClaimedBy = new("o'sue") }));
        Assert.Equal(["three"], await Ids(new() { OpenedBefore = ManualClock.Start - Duration.FromDays(5) }));
        Assert.Empty(await Ids(new() { Stage = EscalationStage.AccountManager, Suspended = true }));
    }

    [Theory, InlineData(""), InlineData("x"), InlineData("1234567890123456789"), InlineData("1234567890123456789-a' or 'b"), InlineData("123456789012345678/-abc"), InlineData("9999999999999999999-abc")]
    public async Task A_cursor_of_somebody_elses_making_is_refused(string cursor) =>
        await Assert.ThrowsAsync<FormatException>(() => Lists.Read([Desk], new(), cursor, 10, default));

    internal static EscalationRow Row(string id, long version, int minute = 0) => new()
    {
        Assignment = new(id),
        Version = version,
        Escalation = new("e1"),
        Title = "Work",
        Company = new("northwind"),
        ProjectManager = new("nora"),
        Worker = new("wanda"),
        Cause = EscalationCause.ApprovalOverdue,
        OpenedAt = ManualClock.Start,
        Stage = EscalationStage.Messages,
        EnteredAt = ManualClock.Start,
        Next = new(ManualClock.Start + Duration.FromMinutes(minute), StepKind.Update, EscalationStage.Messages),
    };

    private Task Put(EscalationRow row) => Lists.Put(row.Assignment, row.Version, row, default);

    private async Task<IReadOnlyList<EscalationRow>> Read(EscalationList list) => (await Lists.Read([list], new(), null, 100, default)).Rows;

    private async Task<IEnumerable<string>> Ids(EscalationFilter filter) =>
        (await Lists.Read([Northwind], filter, null, 100, default)).Rows.Select(row => row.Assignment.Value).Order(StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> Keys()
    {
        var keys = new List<string>();
        await foreach (var row in table.Query(new()))
            keys.Add(row.RowKey);
        return keys;
    }
}
