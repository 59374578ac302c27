using Azure.Data.Tables;

namespace WorkMarket.Storage.Tables;

/// <summary>A row as the SDK's entity and back.</summary>
internal static class RowEntity
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
        var row = new TableRow(entity.PartitionKey, entity.RowKey) { ETag = entity.ETag, Timestamp = entity.Timestamp };
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
}
