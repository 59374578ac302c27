using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.People;

/// <summary>What happened with a person or a company in the directory.</summary>
public enum DirectoryDeed
{
    /// <summary>A company was made, with its owner.</summary>
    CompanyCreated,

    /// <summary>A person was made.</summary>
    PersonAdded,

    /// <summary>Somebody became one of the company's people.</summary>
    Joined,

    /// <summary>A person's name or telephone was changed.</summary>
    Changed,

    /// <summary>A person was deactivated.</summary>
    Deactivated,

    /// <summary>A person was activated again.</summary>
    Activated,

    /// <summary>Somebody stopped being one of the company's people.</summary>
    Left,

    /// <summary>The company was passed on.</summary>
    PassedOn,

    /// <summary>Name, address, telephone and profile of a person were deleted.</summary>
    Erased,

    /// <summary>Somebody of WorkMarket began to look after the company, and whoever did it before stopped.</summary>
    GivenTo,
}

/// <summary>A line of the record over a person or a company.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it; null where it was the command line.</param>
/// <param name="Deed">What.</param>
/// <param name="Person">Whom it is about.</param>
public sealed record DirectoryEntry(Instant At, PersonId? By, DirectoryDeed Deed, PersonId Person);

/// <summary>A page of that record, newest first.</summary>
public sealed record DirectoryPage(ImmutableList<DirectoryEntry> Entries, string? Next);

/// <summary>
/// Changes of people and companies. Each is written with a line of the record, both or neither, and only over what was read.
/// </summary>
public interface IDirectoryChanges
{
    /// <summary>A person as he is now. One request.</summary>
    Task<Marked<Person?>> ReadPerson(PersonId id, CancellationToken cancellation);

    /// <summary>
    /// Writes a person; false where somebody else wrote since he was read, or is there already. One request, and one for who is of
    /// WorkMarket's own people.
    /// </summary>
    Task<bool> Save(Person person, string? mark, DirectoryEntry entry, CancellationToken cancellation);

    /// <summary>A company as it is now, with the settings that it was made with. One request.</summary>
    Task<Marked<Company?>> ReadCompany(CompanyId id, CancellationToken cancellation);

    /// <summary>Writes a company, likewise; its people's own settings stay. One request, and one for who looks after it.</summary>
    Task<bool> Save(Company company, string? mark, DirectoryEntry entry, CancellationToken cancellation);

    /// <summary>
    /// Claims a mail address for a person who is about to be written with it; false where it is somebody else's, or was claimed for
    /// somebody else a short while ago. Claiming it again for the same person changes nothing. A few requests.
    /// </summary>
    Task<bool> ClaimAddress(string email, PersonId person, Instant now, CancellationToken cancellation);

    /// <summary>
    /// The next number of somebody whose name is deleted; none is given twice. Two requests, more where others ask at once.
    /// </summary>
    Task<int> NextFormer(CancellationToken cancellation);

    /// <summary>
    /// Deletes what else the directory has of a person: the claim of the mail address, the preference of mail, the PIN and the worker's
    /// profile with its files. What a worker accepted and the record stay. Again it changes nothing. A few requests.
    /// </summary>
    Task Forget(PersonId person, string? email, CancellationToken cancellation);

    /// <summary>What happened with a person, newest first.</summary>
    /// <exception cref="FormatException"><paramref name="after"/> is no end of a page.</exception>
    Task<DirectoryPage> Entries(PersonId person, string? after, int limit, CancellationToken cancellation);

    /// <summary>What happened with a company, newest first.</summary>
    /// <exception cref="FormatException"><paramref name="after"/> is no end of a page.</exception>
    Task<DirectoryPage> Entries(CompanyId company, string? after, int limit, CancellationToken cancellation);
}

/// <summary>What came of a change of the directory.</summary>
public abstract record DirectoryOutcome<T>
{
    private DirectoryOutcome() { }

    /// <summary>It is done, now or by an earlier request that this one repeats.</summary>
    public sealed record Done(T Value) : DirectoryOutcome<T>;

    /// <summary>Rules speak against it; nothing has changed.</summary>
    public sealed record Refused(ImmutableList<Refusal> Refusals) : DirectoryOutcome<T>;

    /// <summary>Others have changed it since it was seen; it has this version now.</summary>
    public sealed record Stale(long Version) : DirectoryOutcome<T>;

    /// <summary>The Idempotency-Key was used with another body.</summary>
    public sealed record KeyReused : DirectoryOutcome<T>;

    /// <summary>There is no such thing for this asker.</summary>
    public sealed record Unknown : DirectoryOutcome<T>;
}
