using Azure;

namespace WorkMarket.Storage.Tables;

/// <summary>What became of a single write. One of the cases below, there are no others.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>It is stored.</summary>
    /// <param name="ETag">The row's new version; <c>default</c> after a delete.</param>
    public sealed record Written(ETag ETag) : WriteResult;

    /// <summary>The row is there already; nothing was changed.</summary>
    public sealed record AlreadyExists : WriteResult;

    /// <summary>The row has another ETag; nothing was changed.</summary>
    public sealed record PreconditionFailed : WriteResult;

    /// <summary>There is no such row; nothing was changed.</summary>
    public sealed record NotFound : WriteResult;

    internal static WriteResult FromFailure(TransactionFailure failure) => failure switch
    {
        TransactionFailure.AlreadyExists => new AlreadyExists(),
        TransactionFailure.PreconditionFailed => new PreconditionFailed(),
        _ => new NotFound(),
    };
}

/// <summary>What became of a transaction. One of the cases below, there are no others.</summary>
public abstract record TransactionResult
{
    private TransactionResult()
    {
    }

    /// <summary>All of it is stored.</summary>
    /// <param name="ETags">The rows' new versions in the order of the operations; <c>default</c> for a delete.</param>
    public sealed record Committed(IReadOnlyList<ETag> ETags) : TransactionResult;

    /// <summary>Nothing of it is stored.</summary>
    /// <param name="OperationIndex">The first operation that failed, from 0; −1 in the odd case that the service does not say.</param>
    /// <param name="Failure">Why it failed.</param>
    public sealed record Failed(int OperationIndex, TransactionFailure Failure) : TransactionResult;
}

/// <summary>Why an operation failed.</summary>
public enum TransactionFailure
{
    /// <summary>The row to be inserted is there already.</summary>
    AlreadyExists,

    /// <summary>The row has another ETag.</summary>
    PreconditionFailed,

    /// <summary>There is no such row.</summary>
    NotFound,
}
