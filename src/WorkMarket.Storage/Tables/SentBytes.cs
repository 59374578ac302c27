using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace WorkMarket.Storage.Tables;

/// <summary>How many bytes a transaction takes as it is sent: the service's limit is on those.</summary>
internal static class SentBytes
{
    // The Azure SDK escapes everything but plain ASCII, and the plus signs of base64 too.
    private static readonly JsonWriterOptions Escaped = new() { SkipValidation = true };

    /// <summary>The bytes of a transaction's body, never less than are sent.</summary>
    public static long Count(IReadOnlyList<TableOperation> operations)
    {
        const int envelope = 1024;
        // An escaped character takes up to six bytes for the two that the service counts, a plus sign in base64 six for one:
        // far below the limit there is nothing to measure.
        const int surelySmall = TableLimits.TransactionBytes / 16;
        var sizes = operations.Sum(operation => operation.Written is { } row ? (long)TableLimits.SizeOf(row) : 0);
        return sizes < surelySmall
            ? sizes
            : operations.Sum(operation => envelope
                + Uri.EscapeDataString(operation.PartitionKey).Length
                + Uri.EscapeDataString(operation.RowKey).Length
                + (operation.Written is { } row ? (long)Count(row) : 0));
    }

    private static int Count(TableRow row)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(body, Escaped);
        json.WriteStartObject();
        json.WriteString("PartitionKey", row.PartitionKey);
        json.WriteString("RowKey", row.RowKey);
        foreach (var (name, value) in row.Properties)
        {
            if (value is long or double or DateTimeOffset or byte[])
                json.WriteString(name + "@odata.type", "Edm.DateTime"); // the longest of their names
            json.WriteString(name, value switch
            {
                DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                byte[] bytes => Convert.ToBase64String(bytes),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            });
        }
        json.WriteEndObject();
        json.Flush();
        return body.WrittenCount;
    }
}
