using NodaTime;

namespace WorkMarket.Domain.Phone;

/// <summary>
/// How often a worker's PIN was typed wrong since it was last right, and until when it is locked. A try is counted before it is known
/// whether it is right, so that nobody tries several at once.
/// </summary>
/// <param name="Tries">The tries that count.</param>
/// <param name="Until">Until when it is locked, where it is or was.</param>
public sealed record PinLock(int Tries, Instant? Until)
{
    /// <summary>Nothing tried.</summary>
    public static PinLock Open { get; } = new(0, null);

    /// <summary>Whether no PIN is taken now, the right one neither.</summary>
    public bool IsLocked(Instant now) => now < Until;

    /// <summary>One try more. The last that is free locks, unless it is right.</summary>
    /// <exception cref="InvalidOperationException">It is locked.</exception>
    public PinLock Try(PhonePolicy policy, Instant now)
    {
        if (IsLocked(now))
            throw new InvalidOperationException("No PIN is taken while it is locked.");
        var tries = (Until is null ? Tries : 0) + 1;
        return new(tries, tries >= policy.WrongPins ? now + policy.Lock : null);
    }
}
