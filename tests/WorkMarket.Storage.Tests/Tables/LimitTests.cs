using Azure;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Tables;

/// <summary>What breaks the service's limits never leaves: the emulator would take much of it.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Rows_beyond_the_limits_are_refused_before_sending()
    {
        TableRow[] rows =
        [
            new("p/q", "r"), new("p", "r\\s"), new("p#", "r"), new("p", "r?"), new("p", "r\n"), new("p", "r\u0085"), new("p", "r\ud800"),
            new("p", new string('k', 513)), new(new string('k', 513), "r"),
            new("p", "r") { ["data"] = new byte[TableLimits.BinaryBytes + 1] },
            new("p", "r") { ["text"] = new string('x', TableLimits.TextLength + 1) },
            new("p", "r") { ["at"] = new DateTimeOffset(1600, 12, 31, 0, 0, 0, TimeSpan.Zero) },
            new("p", "r") { ["number"] = double.NaN },
            new("p", "r") { ["RowKey"] = "x" }, new("p", "r") { ["a.b"] = 1 }, new("p", "r") { ["1a"] = 1 },
            Wide(TableLimits.Properties + 1, _ => 1),
            Wide(16, _ => new byte[TableLimits.BinaryBytes]),
        ];
        var (table, counter) = Counted();
        foreach (var row in rows)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Insert(row));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Replace(row, ETag.All));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Merge(row, ETag.All));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Upsert(row));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Submit([new TableOperation.Insert(row)]));
        }
        await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Get("p/q", "r"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Delete("p", "r?", ETag.All));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Delete("p", "r", default));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Replace(new("p", "r"), default));
        Assert.Equal(0, counter.Total);
    }

    [Fact]
    public async Task Transactions_beyond_the_limits_are_refused_before_sending()
    {
        TableOperation[][] transactions =
        [
            [],
            [.. Enumerable.Range(0, 101).Select(n => new TableOperation.Insert(new("p", $"{n}")))],
            [new TableOperation.Insert(new("p", "a")), new TableOperation.Insert(new("q", "a"))],
            [new TableOperation.Insert(new("p", "a")), new TableOperation.Delete("p", "a", ETag.All)],
            [new TableOperation.Delete("p", "a", default)],
            [new TableOperation.Merge(new("p", "a"), default)],
            [.. Enumerable.Range(0, 50)
                .Select(n => new TableOperation.Upsert(new("p", $"{n}") { ["data"] = new byte[TableLimits.BinaryBytes] }))],
        ];
        var (table, counter) = Counted();
        foreach (var transaction in transactions)
            await Assert.ThrowsAnyAsync<ArgumentException>(() => table.Submit(transaction));
        Assert.Equal(0, counter.Total);
    }

    [Theory]
    [InlineData("ab"), InlineData("1abc"), InlineData("a-bc"), InlineData("tablé")]
    public void A_tables_name_follows_the_services_rule(string name) =>
        Assert.Throws<ArgumentException>(() => TableStorage.Open(Azurite.Shared.ConnectionString).Table(name));

    [Fact]
    public void A_row_holds_only_what_can_be_stored() =>
        Assert.Throws<ArgumentException>(() => new TableRow("p", "r") { ["price"] = 1m });

    [Fact]
    public void A_rows_size_is_counted_as_the_service_counts_it() =>
        Assert.Equal(
            4 + 2 * 5 + (8 + 2 * 4 + 4 + 2 * 3) + (8 + 2 + 4 + 10) + (8 + 2 + 8) + (8 + 2 + 4) + (8 + 2 + 1),
            TableLimits.SizeOf(new("pp", "rrr") { ["text"] = "abc", ["b"] = new byte[10], ["l"] = 1L, ["i"] = 1, ["t"] = true }));

    private static (Table Table, RequestCounter Counter) Counted()
    {
        var counter = new RequestCounter();
        return (TableStorage.Open(Azurite.Shared.ConnectionString, new() { PerCall = [counter.Tables] }).Table("never"), counter);
    }

    private static TableRow Wide(int properties, Func<int, object> value)
    {
        var row = new TableRow("p", "r");
        for (var n = 0; n < properties; n++)
            row[$"p{n}"] = value(n);
        return row;
    }
}
