using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Members;

/// <summary>
/// Makes operators from the command line, where nobody is who could invite them: the first one, or one where all have left (domain.md §1).
/// </summary>
/// <param name="changes">Where they are written.</param>
/// <param name="directory">The directory as it is now.</param>
/// <param name="clock">Says when.</param>
/// <param name="policy">The limits.</param>
public sealed class Operators(IDirectoryChanges changes, IDirectory directory, IClock clock, Policy policy)
{
    /// <summary>Makes one, who signs in with a mail address. The same again changes nothing.</summary>
    public async Task<DirectoryOutcome<Person>> Add(string name, string email, CancellationToken cancellation)
    {
        var refusals = PeopleRules.CheckName(name, "name", policy.People).AddRange(PeopleRules.CheckEmail(email, "email"));
        if (!refusals.IsEmpty)
            return new DirectoryOutcome<Person>.Refused(refusals);
        var person = new Person(NewIds.Person($"operator {InvitationId.AddressHash(email)}"), name, Role.Support, null)
        {
            Email = email,
            Version = 1,
        };
        var now = clock.GetCurrentInstant();
        if (await directory.FindByEmail(email, cancellation) is { } there && (there.Id != person.Id || there.Left is not null)
            || !await changes.ClaimAddress(email, person.Id, now, cancellation))
            return new DirectoryOutcome<Person>.Refused([new AddressTaken()]);
        await changes.Save(person, null, new(now, null, DirectoryDeed.PersonAdded, person.Id), cancellation);
        return new DirectoryOutcome<Person>.Done(person);
    }
}
