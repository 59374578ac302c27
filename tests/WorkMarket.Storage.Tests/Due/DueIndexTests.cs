using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Due;
using WorkMarket.Storage.Tables;
using WorkMarket.Storage.Tests.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Due;

public sealed class DueIndexTests
{
    [Theory, InlineData(1), InlineData(7)]
    public async Task Rows_come_in_the_order_of_their_instants_over_all_shards(int shards)
    {
        var index = await New(shards);
        var rows = Enumerable.Range(0, 25).Select(number => Row(number * 7 % 25, $"case{number}")).ToList();
        foreach (var row in rows)
            await index.Put(row, default);
        var all = await index.First(100, null, default);
        Assert.Equal(rows.OrderBy(row => row.At), all.Select(row => row with { Stamp = null }));

        var paged = new List<DueRow>();
        while (await index.First(4, paged.LastOrDefault(), default) is { Count: > 0 } page)
            paged.AddRange(page);
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task A_row_put_twice_is_there_once_and_a_case_has_one_of_each_kind()
    {
        var index = await New(3);
        await index.Put(Row(1, "case"), default);
        await index.Put(Row(1, "case"), default);
        await index.Put(Row(1, "case") with { Kind = DueKind.Forget }, default);
        Assert.Equal([DueKind.Forget, DueKind.Tick], (await index.First(10, null, default)).Select(row => row.Kind));
    }

    [Fact]
    public async Task A_row_is_deleted_unless_it_was_put_again_since_it_was_read()
    {
        var index = await New(1);
        await index.Put(Row(1, "one"), default);
        await index.Put(Row(2, "two"), default);
        var read = await index.First(10, null, default);
        await index.Put(Row(1, "one"), default);
        foreach (var row in read)
            await index.Delete(row, default);
        var left = Assert.Single(await index.First(10, null, default));
        Assert.Equal("one", left.Case.Value);
        Assert.NotEqual(read[0].Stamp, left.Stamp);
        await index.Delete(left, default);
        await index.Delete(left, default);
        Assert.Empty(await index.First(10, null, default));
    }

    [Theory, InlineData(1, "one"), InlineData(7, "one"), InlineData(7, "another")]
    public async Task The_next_row_of_a_case_replaces_one_that_was_read(int shards, string id)
    {
        var index = await New(shards);
        await index.Put(Row(1, id), default);
        var read = Assert.Single(await index.First(10, null, default));
        await index.Replace(read, Row(2, id), default);
        Assert.Equal(Row(2, id), Assert.Single(await index.First(10, null, default)) with { Stamp = null });
        await index.Replace(read, Row(3, id), default);
        Assert.Equal([Row(2, id), Row(3, id)], (await index.First(10, null, default)).Select(row => row with { Stamp = null }));
    }

    [Fact]
    public async Task A_row_that_was_put_again_stays_beside_the_one_that_was_to_replace_it()
    {
        var index = await New(1);
        await index.Put(Row(1, "one"), default);
        var read = Assert.Single(await index.First(10, null, default));
        await index.Put(Row(1, "one"), default);
        await index.Replace(read, Row(2, "one"), default);
        Assert.Equal([Row(1, "one"), Row(2, "one")], (await index.First(10, null, default)).Select(row => row with { Stamp = null }));
    }

    [Fact]
    public async Task More_shards_find_and_delete_what_fewer_put()
    {
        var table = await NewTable.Create();
        for (var number = 0; number < 10; number++)
            await new TableDueIndex(table, 1).Put(Row(number, $"case{number}"), default);
        var more = new TableDueIndex(table, 5);
        Assert.Equal(10, (await more.First(100, null, default)).Count);
        foreach (var row in await more.First(100, null, default))
            await more.Delete(row, default);
        Assert.Empty(await more.First(100, null, default));
    }

    private static DueRow Row(int minute, string id) =>
        new(ManualClock.Start + Duration.FromMinutes(minute), new AssignmentId(id), DueKind.Tick);

    private static async Task<TableDueIndex> New(int shards)
    {
        var table = TableStorage.Open(Azurite.Shared.ConnectionString).Table($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExists();
        return new(table, shards);
    }
}
