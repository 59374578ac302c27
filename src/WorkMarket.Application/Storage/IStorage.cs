namespace WorkMarket.Application.Storage;

/// <summary>The storage account that the product stands on, as a whole.</summary>
public interface IStorage
{
    /// <summary>Whether it is an emulator on this very machine.</summary>
    bool IsEmulator { get; }

    /// <summary>Creates what is not there yet; doing it again changes nothing.</summary>
    /// <exception cref="Exception">It does not answer.</exception>
    Task Prepare(CancellationToken cancellation);

    /// <summary>Returns when all of it answers.</summary>
    /// <exception cref="Exception">Some of it does not.</exception>
    Task Check(CancellationToken cancellation);
}

/// <summary>The pause of a writer who met others at the same row.</summary>
public static class Contention
{
    /// <summary>The longest pause where no setting names one.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits a random time before the next turn, so that those who met do not meet again: at most 1 ms, twice as much each turn.
    /// </summary>
    /// <param name="turn">How many turns there were, from 0.</param>
    /// <param name="longest">The longest that it may wait.</param>
    /// <param name="cancellation">Ends it at once.</param>
    public static Task Pause(int turn, TimeSpan longest, CancellationToken cancellation) =>
        Task.Delay(
            TimeSpan.FromMilliseconds(Math.Min(longest.TotalMilliseconds, Math.Pow(2, turn)) * Random.Shared.NextDouble()), cancellation);
}

/// <summary>What is stored, and the store's mark of this very content; no mark where nothing is stored.</summary>
public sealed record Marked<T>(T Value, string? Mark);

/// <summary>Others kept writing to the same rows; nothing has changed, and the caller can try again a moment later.</summary>
/// <param name="message">What is busy, in words for who asked.</param>
public sealed class BusyException(string message) : Exception(message);

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
