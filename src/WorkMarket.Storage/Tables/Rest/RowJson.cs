using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;

namespace WorkMarket.Storage.Tables.Rest;

/// <summary>A row as the service's JSON, with its property types beside it: <c>"at@odata.type":"Edm.DateTime","at":"2026-…Z"</c>.</summary>
internal static class RowJson
{
    private const string TypeSuffix = "@odata.type";

    // Every byte counts against the service's limits, and nothing here ends up in HTML: escape only what JSON itself demands.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions Escaped = new() { SkipValidation = true };

    public static ReadOnlyMemory<byte> Write(TableRow row)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        Write(body, row);
        return body.WrittenMemory;
    }

    public static void Write(IBufferWriter<byte> body, TableRow row)
    {
        using var json = new Utf8JsonWriter(body, Compact);
        Write(json, row, escapeBase64: false);
    }

    /// <summary>The length in bytes where everything but plain ASCII is escaped, the plus signs of base64 too.</summary>
    public static int EscapedLength(TableRow row)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(body, Escaped);
        Write(json, row, escapeBase64: true);
        json.Flush();
        return body.WrittenCount;
    }

    public static TableRow Read(JsonElement json)
    {
        var types = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
                types[property.Name[..^TypeSuffix.Length]] = property.Value.GetString();
        }
        var row = new TableRow(json.GetProperty("PartitionKey").GetString()!, json.GetProperty("RowKey").GetString()!)
        {
            ETag = json.TryGetProperty("odata.etag", out var etag) ? new ETag(etag.GetString()!) : null,
        };
        foreach (var property in json.EnumerateObject())
        {
            // Names of the protocol's own have a dot in them, names of properties cannot.
            if (property.Name is "PartitionKey" or "RowKey" or "Timestamp" || property.Name.Contains('.', StringComparison.Ordinal))
                continue;
            if (Value(property.Value, types.GetValueOrDefault(property.Name)) is { } value)
                row[property.Name] = value;
        }
        return row;
    }

    private static void Write(Utf8JsonWriter json, TableRow row, bool escapeBase64)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey", row.PartitionKey);
        json.WriteString("RowKey", row.RowKey);
        foreach (var (name, value) in row.Properties)
        {
            if (TypeToName(value) is { } type)
                json.WriteString(name + TypeSuffix, type);
            json.WritePropertyName(name);
            switch (value)
            {
                case string text: json.WriteStringValue(text); break;
                case bool truth: json.WriteBooleanValue(truth); break;
                case int number: json.WriteNumberValue(number); break;
                case long number: json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
                case double number: json.WriteNumberValue(number); break;
                case DateTimeOffset at: json.WriteStringValue(at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)); break;
                case byte[] bytes when escapeBase64: json.WriteStringValue(Convert.ToBase64String(bytes)); break;
                case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            }
        }
        json.WriteEndObject();
    }

    private static string? TypeToName(object value) => value switch
    {
        long => "Edm.Int64",
        double => "Edm.Double",
        DateTimeOffset => "Edm.DateTime",
        byte[] => "Edm.Binary",
        _ => null,
    };

    private static object? Value(JsonElement json, string? type) => type switch
    {
        "Edm.Int64" => long.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        "Edm.Double" => json.GetDouble(),
        "Edm.DateTime" => DateTimeOffset.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime(),
        "Edm.Binary" => json.GetBytesFromBase64(),
        _ => json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            // A double comes without its type, but always with a point or an exponent.
            JsonValueKind.Number => json.TryGetInt32(out var number) ? (object)number : json.GetDouble(),
            _ => null,
        },
    };
}
