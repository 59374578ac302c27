using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Phone;

/// <summary>What is stored, and the store's mark of this very content; no mark where nothing is stored.</summary>
public sealed record Marked<T>(T Value, string? Mark);

/// <summary>Tries at a PIN, and which was the last: the same try again does not count.</summary>
public sealed record PinTries(PinLock Lock, string? Last)
{
    /// <summary>Nothing tried.</summary>
    public static PinTries None { get; } = new(PinLock.Open, null);
}

/// <summary>Numbers, PINs and calls.</summary>
public interface IPhoneBook
{
    /// <summary>The number of an assignment; it has it for ever, and no other has it.</summary>
    Task<AssignmentNumber> NumberOf(AssignmentId id, CancellationToken cancellation);

    /// <summary>The assignment of a number, or null.</summary>
    Task<AssignmentId?> FindCase(AssignmentNumber number, CancellationToken cancellation);

    /// <summary>A worker's PIN, or null.</summary>
    Task<PinHash?> FindPin(PersonId worker, CancellationToken cancellation);

    /// <summary>Sets it.</summary>
    Task SavePin(PersonId worker, PinHash pin, CancellationToken cancellation);

    /// <summary>The tries that count.</summary>
    Task<Marked<PinTries>> FindTries(string whose, CancellationToken cancellation);

    /// <summary>Writes them; false where somebody else wrote since they were read.</summary>
    Task<bool> SaveTries(string whose, PinTries tries, string? mark, CancellationToken cancellation);

    /// <summary>A call, or null where there is none.</summary>
    Task<Marked<PhoneCall?>> FindCall(string call, CancellationToken cancellation);

    /// <summary>Writes it; false where somebody else wrote since it was read.</summary>
    Task<bool> SaveCall(string call, PhoneCall state, string? mark, CancellationToken cancellation);

    /// <summary>Deletes the calls that began before an instant.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetCalls(Instant before, CancellationToken cancellation);
}
