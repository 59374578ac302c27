using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Backups;

/// <summary>Rows as lines of JSON: the keys, and the properties as the Table service itself writes them.</summary>
public static class BackupLines
{
    private const string Type = "@odata.type";

    /// <summary>A row's line.</summary>
    public static string Write(TableRow row)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
            Write(json, row);
        return System.Text.Encoding.UTF8.GetString(line.WrittenSpan);
    }

    internal static void Write(Utf8JsonWriter json, TableRow row)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey", row.PartitionKey);
        json.WriteString("RowKey", row.RowKey);
        foreach (var (name, value) in row.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            switch (value)
            {
                case string text: json.WriteString(name, text); break;
                case bool flag: json.WriteBoolean(name, flag); break;
                case int number: json.WriteNumber(name, number); break;
                case long number: Typed("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
                case double number: Typed("Edm.Double", number.ToString("R", CultureInfo.InvariantCulture)); break;
                case DateTimeOffset at: Typed("Edm.DateTime", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)); break;
                case byte[] bytes: Typed("Edm.Binary", Convert.ToBase64String(bytes)); break;
                default: throw new InvalidOperationException($"{row.PartitionKey}/{row.RowKey}: {name} is a {value.GetType()}.");
            }

            void Typed(string type, string text)
            {
                json.WriteString(name + Type, type);
                json.WriteString(name, text);
            }
        }
        json.WriteEndObject();
    }

    /// <summary>Reads it back.</summary>
    public static TableRow Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var all = document.RootElement;
        var row = new TableRow(all.GetProperty("PartitionKey").GetString()!, all.GetProperty("RowKey").GetString()!);
        foreach (var property in all.EnumerateObject())
        {
            if (property.Name is "PartitionKey" or "RowKey" || property.Name.EndsWith(Type, StringComparison.Ordinal))
                continue;
            var type = all.TryGetProperty(property.Name + Type, out var named) ? named.GetString() : null;
            row[property.Name] = type switch
            {
                "Edm.Int64" => long.Parse(property.Value.GetString()!, CultureInfo.InvariantCulture),
                "Edm.Double" => double.Parse(property.Value.GetString()!, CultureInfo.InvariantCulture),
                "Edm.DateTime" => DateTimeOffset.Parse(
                    property.Value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                "Edm.Binary" => property.Value.GetBytesFromBase64(),
                null => property.Value.ValueKind switch
                {
                    JsonValueKind.String => property.Value.GetString()!,
                    JsonValueKind.Number => property.Value.GetInt32(),
                    JsonValueKind.True or JsonValueKind.False => property.Value.GetBoolean(),
                    var kind => throw new InvalidDataException($"A row of a backup has a {kind}: {property.Name}."),
                },
                _ => throw new InvalidDataException($"A row of a backup has a {type}: {property.Name}."),
            };
        }
        return row;
    }

    /// <summary>The rows of a part, as they are read.</summary>
    public static IEnumerable<TableRow> ReadAll(Stream compressed)
    {
        using var zip = new GZipStream(compressed, CompressionMode.Decompress);
        using var lines = new StreamReader(zip);
        while (lines.ReadLine() is { } line)
            yield return Read(line);
    }
}

/// <summary>Rows of a part, kept compressed until it is whole.</summary>
internal sealed class PartWriter(string table) : IDisposable
{
    private readonly MemoryStream bytes = new();
    private readonly ArrayBufferWriter<byte> line = new();
    private GZipStream? zip;
    private string first = "";
    private string last = "";

    public int Rows { get; private set; }

    public int Cases { get; set; }

    public void Add(TableRow row)
    {
        zip ??= new(bytes, CompressionLevel.Fastest, leaveOpen: true);
        line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(line))
            BackupLines.Write(json, row);
        line.Write("\n"u8);
        zip.Write(line.WrittenSpan);
        if (Rows++ == 0)
            first = row.PartitionKey;
        last = row.PartitionKey;
    }

    public (BackupPart Part, MemoryStream Bytes) End(string name)
    {
        zip!.Dispose();
        bytes.Position = 0;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        bytes.Position = 0;
        return (new(name, table, first, last, Cases, Rows, bytes.Length, hash), bytes);
    }

    public void Dispose()
    {
        zip?.Dispose();
        bytes.Dispose();
    }
}
