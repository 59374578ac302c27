using Azure;

namespace WorkMarket.Storage.Tables.Rest;

/// <summary>Where a query goes on, as one printable text.</summary>
internal static class Continuation
{
    public static string? Of(Response response)
    {
        var hasPartition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partitionKey);
        var hasRow = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var rowKey);
        // The row key is missing where the next page begins with a partition.
        return hasPartition || hasRow ? $"{Escape(partitionKey)} {Escape(rowKey)}" : null;
    }

    /// <exception cref="ArgumentException">It did not come from here.</exception>
    public static (string? PartitionKey, string? RowKey) Parse(string continuation) =>
        continuation.Split(' ') is [var partitionKey, var rowKey]
            ? (Unescape(partitionKey), Unescape(rowKey))
            : throw new ArgumentException("That is no continuation of a query.", nameof(continuation));

    private static string Escape(string? key) => key is null ? "" : Uri.EscapeDataString(key);

    private static string? Unescape(string key) => key.Length == 0 ? null : Uri.UnescapeDataString(key);
}
