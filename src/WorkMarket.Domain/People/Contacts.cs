using System.Collections.Immutable;

namespace WorkMarket.Domain.People;

/// <summary>
/// By what somebody is known: who shares a mail address or a telephone with somebody is taken for the same (domain.md §2).
/// </summary>
/// <param name="Person">Who it is.</param>
/// <param name="Email">The address for e-mail, where one is known.</param>
/// <param name="Phone">The telephone, where one is known.</param>
public sealed record Contact(PersonId Person, string? Email = null, string? Phone = null);

/// <summary>What two people have in common who may not be on two sides.</summary>
public enum SharedBy
{
    /// <summary>It is one person.</summary>
    Person,

    /// <summary>They have one mail address.</summary>
    MailAddress,

    /// <summary>They have one telephone.</summary>
    Telephone,
}

/// <summary>One person, mail address or telephone is never on both sides of an assignment (domain.md §2).</summary>
public static class Contacts
{
    /// <summary>
    /// What stands in the way of somebody's taking part for the company beside a worker: all that the two have in common. Of whom nothing
    /// is known but who it is, that alone counts.
    /// </summary>
    /// <param name="worker">The worker who has the assignment, or is to have it.</param>
    /// <param name="company">Who acts for the company, or answers for the assignment there.</param>
    /// <param name="known">The mail addresses and telephones that were looked up.</param>
    internal static IEnumerable<Refusal> OnBothSides(PersonId worker, PersonId company, ImmutableList<Contact> known)
    {
        if (worker == company)
            return [new BothSides(SharedBy.Person)];
        var (one, other) = (known.Find(contact => contact.Person == worker), known.Find(contact => contact.Person == company));
        return new[]
        {
            IsSame(Address(one?.Email), Address(other?.Email)) ? new BothSides(SharedBy.MailAddress) : null,
            IsSame(Number(one?.Phone), Number(other?.Phone)) ? new BothSides(SharedBy.Telephone) : null,
        }.OfType<BothSides>();
    }

    private static bool IsSame(string? one, string? other) => one is { Length: > 0 } && one == other;

    // As the directory compares them.
    private static string? Address(string? email) => email?.Trim().ToUpperInvariant();

    private static string? Number(string? phone) => phone is null ? null : string.Concat(phone.Where(char.IsAsciiDigit));
}

/// <summary>Somebody would be on both sides (domain.md §2).</summary>
public sealed record BothSides(SharedBy Shared)
    : Refusal(
        RefusalKind.Conflict, "bothSides",
        $"{Words(Shared)} is never on both sides of an assignment, and here it would be: somebody else of the company has to do it, or "
            + "another worker the work.")
{
    private static string Words(SharedBy shared) => shared switch
    {
        SharedBy.Person => "One person",
        SharedBy.MailAddress => "One mail address",
        _ => "One telephone",
    };
}
