using Azure;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Tables;

public sealed class TransactionTests
{
    [Fact]
    public async Task Every_kind_of_operation_commits_together()
    {
        var table = await NewTable.Create();
        var replaced = (WriteResult.Written)await table.Insert(new("p", "replaced") { ["n"] = 1 });
        var merged = (WriteResult.Written)await table.Insert(new("p", "merged") { ["n"] = 1 });
        var deleted = (WriteResult.Written)await table.Insert(new("p", "deleted"));

        var result = await table.Submit(
        [
            new TableOperation.Insert(new("p", "inserted") { ["text"] = "日本 🚚 'q' \r\n--changeset", ["at"] = DateTimeOffset.UnixEpoch }),
            new TableOperation.Replace(new("p", "replaced") { ["m"] = 2 }, replaced.ETag),
            new TableOperation.Merge(new("p", "merged") { ["m"] = 2 }, merged.ETag),
            new TableOperation.Delete("p", "deleted", deleted.ETag),
            new TableOperation.Upsert(new("p", "upserted") { ["n"] = 1L }),
        ]);

        var etags = Assert.IsType<TransactionResult.Committed>(result).ETags;
        Assert.Equal(5, etags.Count);
        var inserted = (await table.Get("p", "inserted"))!;
        Assert.Equal(etags[0], inserted.ETag);
        Assert.Equal("日本 🚚 'q' \r\n--changeset", inserted.GetString("text"));
        Assert.Equal(DateTimeOffset.UnixEpoch, inserted.GetInstant("at"));
        var now = (await table.Get("p", "replaced"))!;
        Assert.Equal(etags[1], now.ETag);
        Assert.Equal(["m"], now.Properties.Keys);
        Assert.Equal(2, (await table.Get("p", "merged"))!.Properties.Count);
        Assert.Null(await table.Get("p", "deleted"));
        Assert.Equal(1L, (await table.Get("p", "upserted"))!.GetLong("n"));
    }

    [Fact]
    public async Task The_failing_operation_is_named_at_each_position_and_nothing_is_stored()
    {
        var table = await NewTable.Create();
        var stale = ((WriteResult.Written)await table.Insert(new("p", "there") { ["n"] = 1 })).ETag;
        await table.Upsert(new("p", "there") { ["n"] = 2 });
        (TableOperation Operation, TransactionFailure Failure)[] cases =
        [
            (new TableOperation.Insert(new("p", "there")), TransactionFailure.AlreadyExists),
            (new TableOperation.Replace(new("p", "there"), stale), TransactionFailure.PreconditionFailed),
            (new TableOperation.Merge(new("p", "there"), stale), TransactionFailure.PreconditionFailed),
            (new TableOperation.Delete("p", "there", stale), TransactionFailure.PreconditionFailed),
            (new TableOperation.Delete("p", "none", ETag.All), TransactionFailure.NotFound),
        ];
        foreach (var (operation, failure) in cases)
        {
            for (var position = 0; position < 4; position++)
            {
                var operations = Enumerable.Range(0, 3).Select(n => (TableOperation)new TableOperation.Insert(new("p", $"new{n}")))
                    .ToList();
                operations.Insert(position, operation);
                Assert.Equal(new TransactionResult.Failed(position, failure), await table.Submit(operations));
            }
        }
        var row = Assert.Single(await table.Query(TableQuery.Partition("p")).ToListAsync());
        Assert.Equal(2, row.GetInt("n"));
    }

    [Fact]
    public async Task The_first_of_several_failures_is_named()
    {
        var table = await NewTable.Create();
        await table.Insert(new("p", "a"));
        await table.Insert(new("p", "b"));
        var result = await table.Submit(
            [new TableOperation.Insert(new("p", "c")), new TableOperation.Insert(new("p", "a")), new TableOperation.Insert(new("p", "b"))]);
        Assert.Equal(new TransactionResult.Failed(1, TransactionFailure.AlreadyExists), result);
    }

    [Fact]
    public async Task A_hundred_operations_fit()
    {
        var table = await NewTable.Create();
        var operations = Enumerable.Range(0, 100).Select(n => new TableOperation.Insert(new("p", $"{n:000}"))).ToArray();
        Assert.Equal(100, Assert.IsType<TransactionResult.Committed>(await table.Submit(operations)).ETags.Count);
        Assert.Equal(100, await table.Query(TableQuery.Partition("p")).CountAsync());
    }

    [Fact]
    public async Task Nearly_four_mebibytes_fit()
    {
        var table = await NewTable.Create();
        var operations = Enumerable.Range(0, 44)
            .Select(n => new TableOperation.Insert(new("p", $"{n:000}") { ["data"] = new byte[TableLimits.BinaryBytes] })).ToArray();
        Assert.IsType<TransactionResult.Committed>(await table.Submit(operations));
    }

    [Fact]
    public async Task The_same_transaction_again_meets_its_own_first_insert()
    {
        var table = await NewTable.Create();
        TableOperation[] operations = [new TableOperation.Insert(new("p", "command")), new TableOperation.Upsert(new("p", "head"))];
        Assert.IsType<TransactionResult.Committed>(await table.Submit(operations));
        Assert.Equal(new TransactionResult.Failed(0, TransactionFailure.AlreadyExists), await table.Submit(operations));
    }
}
