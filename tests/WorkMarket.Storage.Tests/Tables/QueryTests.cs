using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Tables;

public sealed class QueryTests
{
    [Fact]
    public async Task A_range_of_more_than_a_page_comes_whole_and_in_order()
    {
        var counter = new RequestCounter();
        var table = await NewTable.Create(new() { PerCall = [counter.Tables] });
        var keys = Enumerable.Range(0, 1200).Select(n => $"event-{n:0000000000}").ToArray();
        foreach (var chunk in keys.Reverse().Chunk(100))
            await table.Submit([.. chunk.Select(key => new TableOperation.Insert(new("p 'q'", key) { ["k"] = key }))]);
        await table.Insert(new("p 'q'", "head"));
        await table.Insert(new("other", keys[0]));

        var all = await table.Query(TableQuery.Prefix("p 'q'", "event-")).ToListAsync();
        Assert.Equal(keys, all.Select(row => row.RowKey));
        Assert.All(all, row => Assert.NotNull(row.ETag));
        Assert.Equal(2, counter.Snapshot()[$"table.query {table.Name}"]);

        var some = table.Query(new() { PartitionKey = "p 'q'", RowKeyFrom = keys[10], RowKeyBefore = keys[20] });
        Assert.Equal(keys[10..20], await some.Select(row => row.RowKey).ToListAsync());
        Assert.Equal(1202, await table.Query(new()).CountAsync());
    }

    [Fact]
    public async Task A_page_is_one_request_and_names_where_to_go_on()
    {
        var counter = new RequestCounter();
        var table = await NewTable.Create(new() { PerCall = [counter.Tables] });
        for (var n = 0; n < 5; n++)
            await table.Insert(new("p +%&", $"r {n}'"));
        counter.Reset();
        var query = new TableQuery { PartitionKey = "p +%&", PageSize = 2 };
        var first = await table.QueryPage(query);
        Assert.Equal(1, counter.Total);
        var second = await table.QueryPage(query, first.Continuation);
        var third = await table.QueryPage(query, second.Continuation);
        Assert.Equal(["r 0'", "r 1'"], first.Rows.Select(row => row.RowKey));
        Assert.Equal(["r 2'", "r 3'"], second.Rows.Select(row => row.RowKey));
        Assert.Equal(["r 4'"], third.Rows.Select(row => row.RowKey));
        Assert.Null(third.Continuation);
    }

    [Fact]
    public async Task A_further_condition_narrows_it()
    {
        var table = await NewTable.Create();
        for (var n = 0; n < 4; n++)
            await table.Insert(new("p", $"r{n}") { ["version"] = (long)n, ["name"] = n == 2 ? "O'Hara" : "x" });
        var later = table.Query(new() { PartitionKey = "p", Filter = "version gt 1L or version eq 0L", RowKeyFrom = "r1" });
        Assert.Equal(["r2", "r3"], await later.Select(row => row.RowKey).ToListAsync());
        var named = table.Query(new() { PartitionKey = "p", Filter = $"name eq {TableQuery.Text("O'Hara")}" });
        Assert.Equal("r2", Assert.Single(await named.ToListAsync()).RowKey);
        Assert.Empty(await table.Query(new() { PartitionKey = "none" }).ToListAsync());
    }
}
