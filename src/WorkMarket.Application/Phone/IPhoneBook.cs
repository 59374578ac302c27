using NodaTime;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Phone;

/// <summary>Numbers, PINs and calls.</summary>
public interface IPhoneBook
{
    /// <summary>The number of an assignment; it has it for ever, and no other has it.</summary>
    Task<AssignmentNumber> NumberOf(AssignmentId id, CancellationToken cancellation);

    /// <summary>The assignment of a number, or null.</summary>
    Task<AssignmentId?> FindCase(AssignmentNumber number, CancellationToken cancellation);

    /// <summary>A worker's PIN, or null.</summary>
    Task<SecretHash?> FindPin(PersonId worker, CancellationToken cancellation);

    /// <summary>Sets it.</summary>
    Task SavePin(PersonId worker, SecretHash pin, CancellationToken cancellation);

    /// <summary>A call, or null where there is none.</summary>
    Task<Marked<PhoneCall?>> FindCall(string call, CancellationToken cancellation);

    /// <summary>Writes it; false where somebody else wrote since it was read.</summary>
    Task<bool> SaveCall(string call, PhoneCall state, string? mark, CancellationToken cancellation);

    /// <summary>Deletes the calls that began before an instant.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetCalls(Instant before, CancellationToken cancellation);
}
