namespace WorkMarket.Application.Storage;

/// <summary>Storage could not be reached, or failed, after its own retries. Whether it did what was asked is not known.</summary>
/// <param name="message">What was being done.</param>
/// <param name="inner">What happened.</param>
public sealed class StorageUnavailableException(string message, Exception inner) : Exception(message, inner);
