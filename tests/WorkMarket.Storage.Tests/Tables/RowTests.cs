using Azure;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Tables;

public sealed class RowTests
{
    [Fact]
    public async Task A_table_may_be_created_twice()
    {
        var table = await NewTable.Create();
        await table.CreateIfNotExists();
    }

    [Fact]
    public async Task What_is_inserted_is_read_back_with_its_version()
    {
        var table = await NewTable.Create();
        var written = Assert.IsType<WriteResult.Written>(await table.Insert(new("p", "r") { ["n"] = 1 }));
        var row = await table.Get("p", "r");
        Assert.Equal(1, row!.GetInt("n"));
        Assert.Equal(written.ETag, row.ETag);
        Assert.Null(await table.Get("p", "other"));
    }

    [Fact]
    public async Task An_insert_over_a_row_changes_nothing()
    {
        var table = await NewTable.Create();
        await table.Insert(new("p", "r") { ["n"] = 1 });
        Assert.IsType<WriteResult.AlreadyExists>(await table.Insert(new("p", "r") { ["n"] = 2 }));
        Assert.Equal(1, (await table.Get("p", "r"))!.GetInt("n"));
    }

    [Fact]
    public async Task A_replace_needs_the_version_it_names()
    {
        var table = await NewTable.Create();
        var first = (WriteResult.Written)await table.Insert(new("p", "r") { ["n"] = 1, ["old"] = true });
        var second = Assert.IsType<WriteResult.Written>(await table.Replace(new("p", "r") { ["n"] = 2 }, first.ETag));
        Assert.IsType<WriteResult.PreconditionFailed>(await table.Replace(new("p", "r") { ["n"] = 3 }, first.ETag));
        var row = await table.Get("p", "r");
        Assert.Equal(2, row!.GetInt("n"));
        Assert.False(row.TryGet<bool>("old", out _));
        Assert.Equal(second.ETag, row.ETag);
        Assert.IsType<WriteResult.Written>(await table.Replace(new("p", "r") { ["n"] = 4 }, ETag.All));
        Assert.IsType<WriteResult.NotFound>(await table.Replace(new("p", "none"), ETag.All));
    }

    [Fact]
    public async Task A_merge_keeps_what_it_does_not_name()
    {
        var table = await NewTable.Create();
        var first = (WriteResult.Written)await table.Insert(new("p", "r") { ["a"] = 1, ["b"] = 1 });
        Assert.IsType<WriteResult.Written>(await table.Merge(new("p", "r") { ["b"] = 2 }, first.ETag));
        Assert.IsType<WriteResult.PreconditionFailed>(await table.Merge(new("p", "r") { ["b"] = 3 }, first.ETag));
        var row = await table.Get("p", "r");
        Assert.Equal((1, 2), (row!.GetInt("a"), row.GetInt("b")));
        Assert.IsType<WriteResult.NotFound>(await table.Merge(new("p", "none"), ETag.All));
    }

    [Fact]
    public async Task An_upsert_inserts_and_replaces()
    {
        var table = await NewTable.Create();
        Assert.IsType<WriteResult.Written>(await table.Upsert(new("p", "r") { ["a"] = 1 }));
        Assert.IsType<WriteResult.Written>(await table.Upsert(new("p", "r") { ["b"] = 2 }));
        Assert.Equal(["b"], (await table.Get("p", "r"))!.Properties.Keys);
    }

    [Fact]
    public async Task A_delete_needs_the_version_it_names()
    {
        var table = await NewTable.Create();
        var first = (WriteResult.Written)await table.Insert(new("p", "r"));
        var second = (WriteResult.Written)await table.Upsert(new("p", "r"));
        Assert.IsType<WriteResult.PreconditionFailed>(await table.Delete("p", "r", first.ETag));
        Assert.IsType<WriteResult.Written>(await table.Delete("p", "r", second.ETag));
        Assert.IsType<WriteResult.NotFound>(await table.Delete("p", "r", ETag.All));
    }

    [Fact]
    public async Task Every_type_comes_back_as_it_went()
    {
        var table = await NewTable.Create();
        var binary = new byte[TableLimits.BinaryBytes];
        new Random(1).NextBytes(binary);
        var instant = new DateTimeOffset(2026, 7, 4, 12, 30, 15, TimeSpan.FromHours(2)).AddTicks(1_234_567);
        var row = new TableRow("p", "r")
        {
            ["text"] = "Grüße, 日本 🚚 \"quoted\" 'single' \\ \r\n\t<&+>",
            ["empty"] = "",
            ["longText"] = new string('é', TableLimits.TextLength),
            ["int"] = int.MinValue,
            ["long"] = long.MaxValue,
            ["smallLong"] = 1L,
            ["yes"] = true,
            ["no"] = false,
            ["double"] = 0.1,
            ["wholeDouble"] = 3.0,
            ["largeDouble"] = 1e300,
            ["instant"] = instant,
            ["binary"] = binary,
            ["nothing"] = Array.Empty<byte>(),
        };
        await table.Insert(row);
        var read = await table.Get("p", "r");
        Assert.Equal(row.Properties.OrderBy(p => p.Key), read!.Properties.OrderBy(p => p.Key));
        Assert.Equal(TimeSpan.Zero, read.GetInstant("instant").Offset);
        Assert.Equal(row.Properties.Count, (await table.Query(new() { PartitionKey = "p" }).ToListAsync())[0].Properties.Count);
    }

    [Fact]
    public async Task Keys_may_need_escaping()
    {
        var table = await NewTable.Create();
        string[] keys = ["a b", "it's", "''", "100%", "%27", "a+b", "a&b=c", "日本", "Grüße 🚚", "(x,y)", "a;b:c@d$e", "~!*", "\"q\"",
            new string('k', 512), "."];
        foreach (var key in keys)
        {
            var partition = $"p {key}"[..Math.Min(key.Length + 2, 512)];
            var written = Assert.IsType<WriteResult.Written>(await table.Insert(new(partition, key) { ["k"] = key }));
            var row = await table.Get(partition, key);
            Assert.Equal((partition, key, key), (row!.PartitionKey, row.RowKey, row.GetString("k")));
            Assert.Equal(key, Assert.Single(await table.Query(new() { PartitionKey = partition, RowKeyFrom = key }).ToListAsync()).RowKey);
            var committed = Assert.IsType<TransactionResult.Committed>(await table.Submit([new TableOperation.Replace(row, written.ETag)]));
            Assert.IsType<WriteResult.Written>(await table.Delete(partition, key, committed.ETags[0]));
        }
    }
}
