using Azure.Data.Tables;

namespace WorkMarket.Storage.Tables.Sdk;

/// <summary>A row as the SDK's entity and back.</summary>
internal static class AzureRow
{
    public static TableEntity ToEntity(TableRow row)
    {
        var entity = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row.Properties)
            entity[name] = value is DateTimeOffset instant ? instant.ToUniversalTime() : value;
        return entity;
    }

    public static TableRow ToRow(TableEntity entity)
    {
        var row = new TableRow(entity.PartitionKey, entity.RowKey) { ETag = entity.ETag };
        foreach (var (name, value) in entity)
        {
            // Names of the protocol's own have a dot in them, names of properties cannot.
            if (name is "PartitionKey" or "RowKey" or "Timestamp" || name.Contains('.', StringComparison.Ordinal))
                continue;
            switch (value)
            {
                case null: break;
                case DateTime instant: row[name] = new DateTimeOffset(instant.ToUniversalTime()); break;
                case DateTimeOffset instant: row[name] = instant.ToUniversalTime(); break;
                case BinaryData bytes: row[name] = bytes.ToArray(); break;
                default: row[name] = value; break;
            }
        }
        return row;
    }

    /// <summary>How many bytes the SDK sends for a transaction, never less.</summary>
    public static long SentBytes(IReadOnlyList<TableOperation> operations)
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
                + (operation.Written is { } row ? (long)Rest.RowJson.EscapedLength(row) : 0));
    }
}
