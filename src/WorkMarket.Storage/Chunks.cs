using System.Globalization;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage;

/// <summary>Bytes in a row: a binary property holds 64 KiB at most, so they lie in numbered chunks.</summary>
internal static class Chunks
{
    private const int Size = 64 * 1024;

    /// <summary>Puts bytes into a row.</summary>
    public static TableRow With(this TableRow row, string name, ReadOnlySpan<byte> bytes)
    {
        for (var chunk = 0; chunk == 0 || chunk * Size < bytes.Length; chunk++)
            row[Name(name, chunk)] = bytes.Slice(chunk * Size, Math.Min(Size, bytes.Length - chunk * Size)).ToArray();
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

    private static string Name(string name, int chunk) => string.Create(CultureInfo.InvariantCulture, $"{name}{chunk}");
}
