using WorkMarket.Application.Identity;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Phone;

/// <summary>What came of a PIN.</summary>
public enum PinResult
{
    /// <summary>It is the worker's.</summary>
    Right,

    /// <summary>It is not the worker's, or the worker has none.</summary>
    Wrong,

    /// <summary>No PIN is taken now.</summary>
    Locked,
}

/// <summary>Checks PINs.</summary>
public sealed class PinCheck(IPhoneBook book, TryCounter tries, Policy policy)
{
    /// <summary>Checks a PIN.</summary>
    /// <param name="worker">Whose it would be; null where the number that was typed is nobody's, which nobody is to hear.</param>
    /// <param name="number">The number that was typed.</param>
    /// <param name="pin">What was typed.</param>
    /// <param name="attempt">Names this try; the same again does not count.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="BusyException">Too many try at once.</exception>
    public async Task<PinResult> Check(PersonId? worker, string number, string pin, string attempt, CancellationToken cancellation)
    {
        var whose = worker is { } known ? Whose(known) : $"phone-tries-number-{number}";
        if (!await tries.Claim(whose, attempt, policy.Phone.WrongPins, policy.Phone.Lock, cancellation))
            return PinResult.Locked;
        var hash = worker is { } owner ? await book.FindPin(owner, cancellation) : null;
        if (!(hash ?? SecretHash.None).Matches(pin) || hash is null)
            return await tries.LockedUntil(whose, cancellation) is null ? PinResult.Wrong : PinResult.Locked;
        await tries.Forgive(whose, attempt, cancellation);
        return PinResult.Right;
    }

    /// <summary>Sets a worker's PIN, and clears the tries and the lock of the one before.</summary>
    /// <exception cref="BusyException">Too many try PINs at once.</exception>
    public async Task Set(PersonId worker, string pin, CancellationToken cancellation)
    {
        await book.SavePin(worker, SecretHash.Compute(pin), cancellation);
        await tries.Forget(Whose(worker), cancellation);
    }

    private static string Whose(PersonId worker) => $"phone-tries-worker-{worker}";
}
