namespace WorkMarket.Storage.Tables;

/// <summary>What to look for in a table. Rows come ordered by partition and row key, compared by ordinal.</summary>
public sealed record TableQuery
{
    /// <summary>The partition; null reads across all of them, which visits the whole table.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>The first row key, included; null begins at the first row.</summary>
    public string? RowKeyFrom { get; init; }

    /// <summary>The row key to stop at, excluded; null goes on to the last row.</summary>
    public string? RowKeyBefore { get; init; }

    /// <summary>A further OData condition, for instance <c>version gt 3L</c>; see <see cref="Text"/> for quoting.</summary>
    public string? Filter { get; init; }

    /// <summary>Whether rows come with their keys alone.</summary>
    public bool KeysOnly { get; init; }

    /// <summary>The most rows of one page, 1 to 1000; null leaves it to the service, which stops at 1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in that range.</exception>
    public int? PageSize
    {
        get;
        init => field = value is null or (>= 1 and <= 1000)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A page has 1 to 1000 rows.");
    }

    /// <summary>All rows of a partition.</summary>
    public static TableQuery Partition(string partitionKey) => new() { PartitionKey = partitionKey };

    /// <summary>The rows of a partition whose keys begin so.</summary>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="prefix">What their row keys begin with; not empty.</param>
    public static TableQuery Prefix(string partitionKey, string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return new() { PartitionKey = partitionKey, RowKeyFrom = prefix, RowKeyBefore = prefix[..^1] + (char)(prefix[^1] + 1) };
    }

    /// <summary>A text as an OData literal: in single quotes, those inside doubled.</summary>
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The whole condition as OData; null if there is none.</summary>
    internal string? ToOData()
    {
        string?[] conditions =
        [
            PartitionKey is null ? null : $"PartitionKey eq {Text(PartitionKey)}",
            RowKeyFrom is null ? null : $"RowKey ge {Text(RowKeyFrom)}",
            RowKeyBefore is null ? null : $"RowKey lt {Text(RowKeyBefore)}",
            Filter is null ? null : $"({Filter})",
        ];
        var filter = string.Join(" and ", conditions.Where(condition => condition is not null));
        return filter.Length == 0 ? null : filter;
    }
}

/// <summary>The answer to one storage request of a query.</summary>
/// <param name="Rows">In order; may be empty although more follow.</param>
/// <param name="Continuation">
/// Opaque, for the next request of the same query; null when the query is over. Printable, but not made for URLs.
/// </param>
public sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation);
