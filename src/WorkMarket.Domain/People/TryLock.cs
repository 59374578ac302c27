using NodaTime;

namespace WorkMarket.Domain.People;

/// <summary>
/// How often a PIN or a secret was wrong since it was last right, and until when it is locked. A try is counted before it is known
/// whether it is right, so that nobody tries several at once.
/// </summary>
/// <param name="Tries">The tries that count.</param>
/// <param name="Until">Until when it is locked, where it is or was.</param>
public sealed record TryLock(int Tries, Instant? Until)
{
    /// <summary>Nothing tried.</summary>
    public static TryLock Open { get; } = new(0, null);

    /// <summary>Whether nothing is taken now, what is right neither.</summary>
    public bool IsLocked(Instant now) => now < Until;

    /// <summary>Counts a try. The last free one locks; a right try clears that afterwards.</summary>
    /// <param name="free">How many are free.</param>
    /// <param name="length">For how long it is locked then.</param>
    /// <param name="now">When it is tried.</param>
    /// <exception cref="InvalidOperationException">It is locked.</exception>
    public TryLock Try(int free, Duration length, Instant now)
    {
        if (IsLocked(now))
            throw new InvalidOperationException("Nothing is taken while it is locked.");
        var tries = (Until is null ? Tries : 0) + 1;
        return new(tries, tries >= free ? now + length : null);
    }
}
