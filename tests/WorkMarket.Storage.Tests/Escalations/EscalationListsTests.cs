using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Escalations;
using WorkMarket.Storage.Escalations;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Escalations;

/// <summary>Rows of the open escalations only move forward, and what is closed stays closed and costs a list nothing.</summary>
public sealed class EscalationListsTests : IAsyncLifetime
{
    private static readonly EscalationList Desk = new EscalationList.Desk();
    private static readonly EscalationList Northwind = new EscalationList.OfCompany(new("northwind"));
    private readonly Table table = TableStorage.Open(Azurite.Shared.ConnectionString).Table($"t{Guid.NewGuid():N}");

    private TableEscalationLists Lists => new(table);

    public Task InitializeAsync() => table.CreateIfNotExists();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_older_version_after_a_newer_is_ignored(bool isNew)
    {
        await Lists.Put(Row("one", 3), isNew, default);
        await Lists.Put(Row("one", 2) with { Title = "Old" }, isNew, default);
        await Lists.Put(Row("one", 3) with { Title = "Twice" }, isNew, default);
        Assert.Equal(("Work", 3L), Assert.Single((await Read(Desk)).Select(row => (row.Title, row.Version))));
        await Lists.Put(Row("one", 4) with { Title = "New" }, isNew, default);
        Assert.Equal("New", Assert.Single(await Read(Northwind)).Title);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_closed_stays_closed_and_the_next_one_of_its_case_is_another(bool wasThere)
    {
        if (wasThere)
            await Put(Row("one", 3));
        await Lists.Close(new("one"), new("e1"), new("northwind"), default);
        await Lists.Close(new("one"), new("e1"), new("northwind"), default);
        await Put(Row("one", 4));
        await Lists.Put(Row("one", 9), isNew: true, default);
        Assert.Empty(await Read(Desk));
        Assert.Equal(["mark-one-e1"], await Keys());
        await Put(Row("one", 7) with { Escalation = Row("one", 7).Escalation with { Id = new("e2") } });
        Assert.Equal("e2", Assert.Single(await Read(Northwind)).Escalation.Id.Value);
    }

    [Fact]
    public async Task Of_many_at_once_the_newest_stays_and_closing_wins_over_all()
    {
        Task[] writes = [.. Enumerable.Range(1, 20).OrderBy(number => number * 13 % 20)
            .Select(version => Lists.Put(Row("one", version), version % 2 == 0, default))];
        await Task.WhenAll(writes);
        Assert.Equal(20, Assert.Single(await Read(Desk)).Version);
        await Task.WhenAll([.. Enumerable.Range(21, 10).Select(version => Put(Row("one", version))),
            Lists.Close(new("one"), new("e1"), new("northwind"), default), Put(Row("one", 40))]);
        Assert.Empty(await Read(Desk));
    }

    [Fact]
    public async Task A_row_that_was_lost_comes_with_the_next_version()
    {
        await Put(Row("one", 1));
        await table.Delete("open", "row-northwind-one-e1", Azure.ETag.All);
        await Put(Row("one", 2));
        Assert.Equal(2, Assert.Single(await Read(Desk)).Version);
    }

    [Fact]
    public async Task A_company_s_list_has_its_own_alone_also_where_names_begin_alike()
    {
        string[] companies = ["northwind", "northwind-0", "northwind-one-e1", "o'hare"];
        foreach (var (number, company) in companies.Index())
            await Put(Row($"id{number}", 1) with { Company = new(company) });
        foreach (var (number, company) in companies.Index())
            Assert.Equal($"id{number}", Assert.Single(await Read(new EscalationList.OfCompany(new(company)))).Assignment.Value);
        Assert.Equal(4, (await Read(Desk)).Count);
        Assert.Empty(await Read(new EscalationList.OfCompany(new("north"))));
        Assert.Equal(
            [null, null, null, null, .. companies.Order(StringComparer.Ordinal)],
            (await Lists.Places(null, default)).Places.Select(place => place.Company?.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Filters_narrow_a_list()
    {
        await Put(Row("one", 1) with
        {
            Escalation = Row("one", 1).Escalation with { Cause = EscalationCause.Impasse, ClaimedBy = new("sam") },
        });
        await Put(Row("two", 1) with
        {
            Escalation = Row("two", 1).Escalation with { Suspension = new(ManualClock.Start, null), ClaimedBy = new("o'sue") },
        });
        await Put(Row("three", 1, days: 9));
        Assert.Equal(["one"], await Ids(new() { Cause = EscalationCause.Impasse }));
        Assert.Equal(["two"], await Ids(new() { Suspended = true }));
        Assert.Equal(["one", "three"], await Ids(new() { Suspended = false }));
        Assert.Equal(["three"], await Ids(new() { Unclaimed = true }));
        Assert.Equal(["two"], await Ids(new() { ClaimedBy = new("o'sue") }));
        Assert.Equal(["three"], await Ids(new() { OpenedBefore = ManualClock.Start - Duration.FromDays(5) }));
        Assert.Empty(await Ids(new() { Cause = EscalationCause.Impasse, Suspended = true }));
    }

    /// <summary>A row of an escalation that was opened some days ago and stands in its first stage for ten days.</summary>
    internal static EscalationRow Row(string id, long version, int days = 0)
    {
        var opened = ManualClock.Start - Duration.FromDays(days);
        return new()
        {
            Assignment = new(id),
            Version = version,
            Title = "Work",
            Company = new("northwind"),
            ProjectManager = new("nora"),
            Escalation = new(new("e1"), EscalationCause.ApprovalOverdue, new("wanda"), opened, EscalationStage.Messages, opened)
            {
                StageEndsAt = ManualClock.Start + Duration.FromDays(10),
                NextUpdateAt = ManualClock.Start + Duration.FromDays(2),
                MonthEndsAt = ManualClock.Start + Duration.FromDays(31),
            },
        };
    }

    private Task Put(EscalationRow row) => Lists.Put(row, isNew: false, default);

    private async Task<List<EscalationRow>> Read(EscalationList list, EscalationFilter? filter = null)
    {
        var rows = new List<EscalationRow>();
        await foreach (var row in Lists.Read(list, filter ?? new(), default))
            rows.Add(row);
        return rows;
    }

    private async Task<IEnumerable<string>> Ids(EscalationFilter filter) =>
        (await Read(Northwind, filter)).Select(row => row.Assignment.Value).Order(StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> Keys()
    {
        var keys = new List<string>();
        await foreach (var row in table.Query(new()))
            keys.Add(row.RowKey);
        return keys;
    }
}
