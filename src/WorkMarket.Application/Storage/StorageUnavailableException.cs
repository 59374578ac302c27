namespace WorkMarket.Application.Storage;

/// <summary>
/// Storage gave no answer to rely on: it could not be reached, did not answer in time, or failed on its own side after all retries.
/// A read may simply be tried again. Of a write it is <b>not known</b> whether it was stored.
/// </summary>
/// <remarks>Callers that cannot settle the doubt themselves answer 503 with <c>Retry-After</c>.</remarks>
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Without a message.</summary>
    public StorageUnavailableException()
        : base("Storage is unavailable.")
    {
    }

    /// <summary>With a message for the log.</summary>
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for the log and what was thrown underneath.</summary>
    public StorageUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
