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

    internal static WriteResult Of(TransactionFailure failure) => failure switch
    {
        TransactionFailure.AlreadyExists => new AlreadyExists(),
        TransactionFailure.PreconditionFailed => new PreconditionFailed(),
        _ => new NotFound(),
    };
}
