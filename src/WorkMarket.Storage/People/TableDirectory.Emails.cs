using System.Security.Cryptography;
using System.Text;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Storage.People;

/// <summary>Who has an e-mail address: a row for each address beside the people, which the person's own row has to bear out.</summary>
public sealed partial class TableDirectory
{
    private const string Owner = "owner";

    /// <inheritdoc/>
    public async Task<Person?> FindByEmail(string email, CancellationToken cancellation) =>
        await table.Get(EmailKey(email), Owner, cancellation) is { } row
        && await FindPerson(Read<PersonId>(row), cancellation) is { Email: { } theirs } person && EmailKey(theirs) == EmailKey(email)
            ? person
            : null;

    /// <inheritdoc/>
    public async Task Put(Person person, CancellationToken cancellation)
    {
        await table.Upsert(Row(PersonKey(person.Id), Profile, person), cancellation);
        // Who has an address keeps it: another who writes the same does not sign in as its owner, nor keeps the owner out.
        if (person.Email is { } email && await FindByEmail(email, cancellation) is null)
            await table.Upsert(Row(EmailKey(email), Owner, person.Id), cancellation);
    }

    private static string EmailKey(string email) =>
        $"email-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())))}";
}
