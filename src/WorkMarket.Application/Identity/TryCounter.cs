using NodaTime;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Identity;

/// <summary>Tries at a PIN or a secret, and the last of them: repeating the same one does not count.</summary>
public sealed record Tries(TryLock Lock, string? Last)
{
    /// <summary>Nothing tried.</summary>
    public static Tries None { get; } = new(TryLock.Open, null);
}

/// <summary>The tries that count, wherever they are kept.</summary>
public interface ITries
{
    /// <summary>Those at somebody's PIN or secret.</summary>
    Task<Marked<Tries>> FindTries(string whose, CancellationToken cancellation);

    /// <summary>Writes them; false where somebody else wrote since they were read.</summary>
    Task<bool> SaveTries(string whose, Tries tries, string? mark, CancellationToken cancellation);
}

/// <summary>
/// Counts tries. Each is written down before it is looked at, so neither a restart nor tries at the same time give more of them.
/// </summary>
public sealed class TryCounter(ITries store, IClock clock)
{
    private const int Attempts = 20;

    /// <summary>Counts a try; false where nothing is taken now.</summary>
    /// <param name="whose">At whose PIN or secret; begins with what it is of.</param>
    /// <param name="attempt">Names this try; the same again does not count.</param>
    /// <param name="free">How many are free before it is locked.</param>
    /// <param name="length">For how long it is locked then.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="BusyException">Too many try at once.</exception>
    public async Task<bool> Claim(string whose, string attempt, int free, Duration length, CancellationToken cancellation)
    {
        for (var turn = 0; turn < Attempts; turn++)
        {
            var (tries, mark) = await store.FindTries(whose, cancellation);
            if (tries.Last == attempt)
                return true;
            var now = clock.GetCurrentInstant();
            if (tries.Lock.IsLocked(now))
                return false;
            if (await store.SaveTries(whose, new(tries.Lock.Try(free, length, now), attempt), mark, cancellation))
                return true;
            await Contention.Pause(turn, Contention.LongestPause, cancellation);
        }
        throw TooMany();
    }

    /// <summary>Until when nothing is taken, or null where something is.</summary>
    public async Task<Instant?> LockedUntil(string whose, CancellationToken cancellation) =>
        (await store.FindTries(whose, cancellation)).Value.Lock is { Until: var until } tried && tried.IsLocked(clock.GetCurrentInstant())
            ? until
            : null;

    /// <summary>Records a right try: those before count no more. Where another try came between, its count stays.</summary>
    public async Task Forgive(string whose, string attempt, CancellationToken cancellation)
    {
        var mine = await store.FindTries(whose, cancellation);
        if (mine.Value.Last == attempt)
            await store.SaveTries(whose, Tries.None, mine.Mark, cancellation);
    }

    /// <summary>Clears all tries and the lock.</summary>
    /// <exception cref="BusyException">Too many try at once.</exception>
    public async Task Forget(string whose, CancellationToken cancellation)
    {
        for (var turn = 0; turn < Attempts; turn++)
        {
            var (tries, mark) = await store.FindTries(whose, cancellation);
            if (tries == Tries.None || await store.SaveTries(whose, Tries.None, mark, cancellation))
                return;
            await Contention.Pause(turn, Contention.LongestPause, cancellation);
        }
        throw TooMany();
    }

    private static BusyException TooMany() => new("Too many are tried at once. Nothing has changed.");
}
