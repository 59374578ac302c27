using System.Globalization;
using System.Text.Json;
using WorkMarket.Application.Json;
using WorkMarket.Application.Storage;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage;

/// <summary>What rows hold: bytes of any length, values as JSON, and values that are written only over what was read.</summary>
internal static class Rows
{
    // A binary property holds 64 KiB at most, so bytes lie in numbered chunks.
    private const int ChunkSize = 64 * 1024;
    private const string Body = "body";

    /// <summary>Puts bytes into a row.</summary>
    public static TableRow With(this TableRow row, string name, ReadOnlySpan<byte> bytes)
    {
        for (var chunk = 0; chunk == 0 || chunk * ChunkSize < bytes.Length; chunk++)
            row[Name(name, chunk)] = bytes.Slice(chunk * ChunkSize, Math.Min(ChunkSize, bytes.Length - chunk * ChunkSize)).ToArray();
        return row;
    }

    /// <summary>Reads them back.</summary>
    public static byte[] Bytes(this TableRow row, string name)
    {
        var chunks = new List<byte[]>();
        while (row.TryGet<byte[]>(Name(name, chunks.Count), out var chunk))
            chunks.Add(chunk);
        return chunks is [var only] ? only : [.. chunks.SelectMany(chunk => chunk)];
    }

    /// <summary>Puts a value into a row.</summary>
    public static TableRow WithBody<T>(this TableRow row, T value) =>
        row.With(Body, JsonSerializer.SerializeToUtf8Bytes(value, DomainJson.Stored));

    /// <summary>Reads it back.</summary>
    public static T ReadBody<T>(this TableRow row) => JsonSerializer.Deserialize<T>(row.Bytes(Body), DomainJson.Stored)!;

    /// <summary>A value and the row's mark, or neither.</summary>
    public static async Task<Marked<T?>> FindMarked<T>(this Table table, string partition, string key, CancellationToken cancellation)
        where T : class =>
        await table.Get(partition, key, cancellation) is { } row ? new(row.ReadBody<T>(), row.ETag?.ToString()) : new(null, null);

    /// <summary>Writes a row; false where it is not as it was marked any more.</summary>
    public static async Task<bool> SaveMarked(this Table table, TableRow row, string? mark, CancellationToken cancellation) =>
        (mark is null ? await table.Insert(row, cancellation) : await table.Replace(row, new(mark), cancellation)) is WriteResult.Written;

    /// <summary>Whether two rows say the same.</summary>
    public static bool IsSame(this TableRow? there, TableRow? wanted) => there is null || wanted is null
        ? there is null && wanted is null
        : there.Properties.Count == wanted.Properties.Count && wanted.Properties.All(property =>
            there.Properties.TryGetValue(property.Key, out var value) && IsSame(value, property.Value));

    private static bool IsSame(object value, object other) =>
        value is byte[] bytes && other is byte[] others ? bytes.AsSpan().SequenceEqual(others) : value.Equals(other);

    private static string Name(string name, int chunk) => string.Create(CultureInfo.InvariantCulture, $"{name}{chunk}");
}
