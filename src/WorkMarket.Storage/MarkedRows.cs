using System.Text.Json;
using Azure;
using WorkMarket.Application.Json;
using WorkMarket.Application.Storage;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage;

/// <summary>Values as rows of their own, written only over what was read.</summary>
internal static class MarkedRows
{
    private const string Body = "body";

    /// <summary>A value and the row's mark, or neither.</summary>
    public static async Task<Marked<T?>> FindMarked<T>(this Table table, string partition, string key, CancellationToken cancellation)
        where T : class =>
        await table.Get(partition, key, cancellation) is { } row ? new(Value<T>(row), row.ETag?.ToString()) : new(null, null);

    /// <summary>Writes a row; false where it is not as it was marked any more.</summary>
    public static async Task<bool> SaveMarked(this Table table, TableRow row, string? mark, CancellationToken cancellation) =>
        (mark is null ? await table.Insert(row, cancellation) : await table.Replace(
            row, new ETag(mark), cancellation)) is WriteResult.Written;

    /// <summary>The value of a row.</summary>
    public static T Value<T>(TableRow row) => JsonSerializer.Deserialize<T>(row.Bytes(Body), DomainJson.Stored)!;

    /// <summary>The row of a value.</summary>
    public static TableRow Row<T>(string partition, string key, T value) =>
        new TableRow(partition, key).With(Body, JsonSerializer.SerializeToUtf8Bytes(value, DomainJson.Stored));
}
