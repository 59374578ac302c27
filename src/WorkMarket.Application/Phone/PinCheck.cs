using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Phone;

/// <summary>What came of a PIN.</summary>
public enum PinResult
{
    /// <summary>It is the worker's.</summary>
    Right,

    /// <summary>It is not, or there is none.</summary>
    Wrong,

    /// <summary>No PIN is taken now.</summary>
    Locked,
}

/// <summary>Checks PINs. A try is written down before its PIN is looked at, so neither a restart nor calls at the same time give more of them.</summary>
public sealed class PinCheck(IPhoneBook book, IClock clock, Policy policy)
{
    private const int Attempts = 20;

    /// <summary>Checks a PIN.</summary>
    /// <param name="worker">Whose it would be; null where the number that was typed is nobody's, which nobody is to hear.</param>
    /// <param name="number">The number that was typed.</param>
    /// <param name="pin">What was typed.</param>
    /// <param name="attempt">Names this try; the same again does not count.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TimeoutException">Too many try at once.</exception>
    public async Task<PinResult> Check(PersonId? worker, string number, string pin, string attempt, CancellationToken cancellation)
    {
        var whose = worker is { } known ? Whose(known) : $"number-{number}";
        if (!await Claim(whose, attempt, cancellation))
            return PinResult.Locked;
        var hash = worker is { } owner ? await book.FindPin(owner, cancellation) : null;
        if (!(hash ?? PinHash.None).Matches(pin) || hash is null)
            return (await book.FindTries(whose, cancellation)).Value.Lock.IsLocked(clock.GetCurrentInstant()) ? PinResult.Locked : PinResult.Wrong;
        // Where another try came between, its count stays: the worker is in all the same.
        var mine = await book.FindTries(whose, cancellation);
        if (mine.Value.Last == attempt)
            await book.SaveTries(whose, PinTries.None, mine.Mark, cancellation);
        return PinResult.Right;
    }

    /// <summary>Sets a worker's PIN. What was tried at the one before counts no more, nor does its lock.</summary>
    /// <exception cref="TimeoutException">Too many try at once.</exception>
    public async Task Set(PersonId worker, string pin, CancellationToken cancellation)
    {
        await book.SavePin(worker, PinHash.Of(pin), cancellation);
        var whose = Whose(worker);
        for (var turn = 0; turn < Attempts; turn++)
        {
            if (await book.SaveTries(whose, PinTries.None, (await book.FindTries(whose, cancellation)).Mark, cancellation))
                return;
        }
        throw new TimeoutException("Too many try PINs at once.");
    }

    private static string Whose(PersonId worker) => $"worker-{worker}";

    private async Task<bool> Claim(string whose, string attempt, CancellationToken cancellation)
    {
        for (var turn = 0; turn < Attempts; turn++)
        {
            var (tries, mark) = await book.FindTries(whose, cancellation);
            if (tries.Last == attempt)
                return true;
            var now = clock.GetCurrentInstant();
            if (tries.Lock.IsLocked(now))
                return false;
            if (await book.SaveTries(whose, new(tries.Lock.Try(policy.Phone, now), attempt), mark, cancellation))
                return true;
        }
        throw new TimeoutException("Too many try PINs at once.");
    }
}
