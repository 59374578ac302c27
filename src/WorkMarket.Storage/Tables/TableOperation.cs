using Azure;

namespace WorkMarket.Storage.Tables;

/// <summary>One step of a transaction, see <see cref="Table.Submit"/>.</summary>
public abstract record TableOperation
{
    private TableOperation(string partitionKey, string rowKey) => (PartitionKey, RowKey) = (partitionKey, rowKey);

    /// <summary>The partition it touches.</summary>
    public string PartitionKey { get; }

    /// <summary>The row it touches.</summary>
    public string RowKey { get; }

    /// <summary>Fails with <see cref="TransactionFailure.AlreadyExists"/> if the row is there.</summary>
    /// <param name="Row">The row to insert.</param>
    public sealed record Insert(TableRow Row) : TableOperation(Row.PartitionKey, Row.RowKey);

    /// <summary>Replaces the whole row if it still has the ETag.</summary>
    /// <param name="Row">What is to stand there.</param>
    /// <param name="IfMatch">The ETag it must have; <see cref="ETag.All"/> for whatever it has.</param>
    public sealed record Replace(TableRow Row, ETag IfMatch) : TableOperation(Row.PartitionKey, Row.RowKey);

    /// <summary>Inserts or replaces, unconditionally.</summary>
    /// <param name="Row">What is to stand there.</param>
    public sealed record Upsert(TableRow Row) : TableOperation(Row.PartitionKey, Row.RowKey);

    /// <summary>Sets the given properties and leaves the others, if the row still has the ETag.</summary>
    /// <param name="Row">What is to be set.</param>
    /// <param name="IfMatch">The ETag it must have; <see cref="ETag.All"/> for whatever it has.</param>
    public sealed record Merge(TableRow Row, ETag IfMatch) : TableOperation(Row.PartitionKey, Row.RowKey);

    /// <summary>Deletes the row if it still has the ETag.</summary>
    /// <param name="Partition">The partition.</param>
    /// <param name="Key">The row's key.</param>
    /// <param name="IfMatch">The ETag it must have; <see cref="ETag.All"/> for whatever it has.</param>
    public sealed record Delete(string Partition, string Key, ETag IfMatch) : TableOperation(Partition, Key);

    /// <summary>The row to be written; null for a delete.</summary>
    internal TableRow? Written => this switch
    {
        Insert insert => insert.Row,
        Replace replace => replace.Row,
        Upsert upsert => upsert.Row,
        Merge merge => merge.Row,
        _ => null,
    };

    /// <summary>The condition; null where there is none.</summary>
    internal ETag? Condition => this switch
    {
        Replace replace => replace.IfMatch,
        Merge merge => merge.IfMatch,
        Delete delete => delete.IfMatch,
        _ => null,
    };
}
