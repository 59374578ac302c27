namespace WorkMarket.Application.Storage;

/// <summary>Others kept writing what was to be written; nothing has changed, and a moment later it can be tried again.</summary>
/// <param name="message">What is busy, in words for who asked.</param>
public sealed class BusyException(string message) : Exception(message);
