using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Application.People;

/// <summary>Somebody who has to do with WorkMarket.</summary>
public sealed record Person(PersonId Id, string Name, Role Role, CompanyId? Company)
{
    /// <summary>The address for e-mail, or null where there is to be none.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone, or null where none is known.</summary>
    public string? Phone { get; init; }

    /// <summary>Since when it is that one; null where it was never changed.</summary>
    public Instant? PhoneSince { get; init; }

    /// <summary>That the person can do nothing any more; null for whoever is active.</summary>
    public Departure? Left { get; init; }

    /// <summary>
    /// The number by which a person is known whose name, address and telephone were deleted; null for whoever has them.
    /// </summary>
    public int? Former { get; init; }

    /// <summary>How often the person was changed; 0 where that was never counted.</summary>
    public long Version { get; init; }

    /// <summary>The actor that the person is over a channel.</summary>
    /// <exception cref="InvalidOperationException">A client belongs to no company.</exception>
    public Actor As(Channel channel) =>
        ActorOf(Id, Role, Company, channel) ?? throw new InvalidOperationException($"{Id} can act for nobody.");

    /// <summary>The actor that somebody is over a channel, or null where it is nobody who acts.</summary>
    public static Actor? ActorOf(PersonId id, Role role, CompanyId? company, Channel channel) => role switch
    {
        Role.Worker => new Actor.Worker(id, channel),
        Role.Client when company is { } side => new Actor.Client(id, side, channel),
        Role.AccountManager => new Actor.AccountManager(id, channel),
        Role.Support => new Actor.Support(id, channel),
        _ => null,
    };
}

/// <summary>A client company and how it runs its assignments.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Settings">What a new draft inherits.</param>
/// <param name="People">Its people; each can be an assignment's project manager.</param>
/// <param name="AccountManager">Who looks after it at WorkMarket.</param>
/// <param name="SettingsVersion">How often the settings were written.</param>
public sealed record Company(
    CompanyId Id, string Name, AssignmentSettings Settings, ImmutableHashSet<PersonId> People, PersonId? AccountManager = null,
    long SettingsVersion = 1)
{
    /// <summary>Whose it is: one of its people; null where that was never said.</summary>
    public PersonId? Owner { get; init; }
}

/// <summary>A document in force.</summary>
public sealed record TermsText(TermsDocument Document, string Version, string Text);

/// <summary>A version of a document that was published, by whom and when; of the first ones that is not known.</summary>
public sealed record PublishedTerms(TermsDocument Document, string Version, string Text, PersonId? By = null, Instant? At = null);

/// <summary>A version that somebody accepted, and when.</summary>
public sealed record Acceptance(TermsDocument Document, string Version, Instant At);

/// <summary>A worker's profile with its files, as it was written for the nth time; 0 where it never was.</summary>
public sealed record StoredProfile(WorkerProfile Profile, ImmutableList<ProfileFile> Files, long Version)
{
    /// <summary>What a worker has who has written nothing yet.</summary>
    public static StoredProfile None { get; } = new(WorkerProfile.Empty, [], 0);
}

/// <summary>People, companies, terms and profiles. Each member is one storage request where it does not say more.</summary>
public interface IDirectory
{
    /// <summary>A person, or null.</summary>
    Task<Person?> FindPerson(PersonId id, CancellationToken cancellation);

    /// <summary>
    /// The person who has an e-mail address, whatever its case, or null. Where two have it, the one who had it first. Two requests.
    /// </summary>
    Task<Person?> FindByEmail(string email, CancellationToken cancellation);

    /// <summary>Which e-mail somebody wants: all of it where that was never said.</summary>
    Task<MailPreference> FindMailPreference(PersonId id, CancellationToken cancellation);

    /// <summary>Says which e-mail somebody wants.</summary>
    Task Put(PersonId id, MailPreference preference, CancellationToken cancellation);

    /// <summary>A company, or null.</summary>
    Task<Company?> FindCompany(CompanyId id, CancellationToken cancellation);

    /// <summary>The documents in force, at most one version of each.</summary>
    Task<ImmutableList<TermsText>> CurrentTerms(CancellationToken cancellation);

    /// <summary>The versions that a worker has accepted.</summary>
    Task<ImmutableList<TermsVersion>> AcceptedTerms(PersonId worker, CancellationToken cancellation);

    /// <summary>Records an acceptance; a second one changes nothing.</summary>
    Task Accept(PersonId worker, TermsVersion terms, Instant at, CancellationToken cancellation);

    /// <summary>What a worker has accepted, and when.</summary>
    Task<ImmutableList<Acceptance>> Acceptances(PersonId worker, CancellationToken cancellation);

    /// <summary>
    /// Puts a new version of a document into force. The same again changes nothing; false where the version was something else.
    /// </summary>
    Task<bool> PublishTerms(PublishedTerms terms, CancellationToken cancellation);

    /// <summary>All versions of a document, the oldest first.</summary>
    Task<ImmutableList<PublishedTerms>> TermsHistory(TermsDocument document, CancellationToken cancellation);

    /// <summary>A worker's profile; <see cref="StoredProfile.None"/> where nothing was written.</summary>
    Task<StoredProfile> FindProfile(PersonId worker, CancellationToken cancellation);

    /// <summary>
    /// Writes the version of a profile that follows the stored one. The same again changes nothing; false where another follows it.
    /// </summary>
    Task<bool> SaveProfile(PersonId worker, StoredProfile profile, CancellationToken cancellation);

    /// <summary>Writes the version of a company's settings that follows the stored one, as for a profile.</summary>
    Task<bool> SaveSettings(CompanyId company, AssignmentSettings settings, long version, CancellationToken cancellation);

    /// <summary>The companies that were given to an account manager. Whether one still is, the company says.</summary>
    Task<ImmutableList<CompanyId>> CompaniesOf(PersonId accountManager, CancellationToken cancellation);

    /// <summary>The ids of WorkMarket's own people. Whether one is still active, or was never written, the person says.</summary>
    Task<ImmutableList<PersonId>> StaffIds(CancellationToken cancellation);
}

/// <summary>Fills the directory.</summary>
public interface IDirectoryWriter
{
    /// <summary>Puts a person.</summary>
    Task Put(Person person, CancellationToken cancellation);

    /// <summary>Puts a company. Settings that its people have changed stay.</summary>
    Task Put(Company company, CancellationToken cancellation);

    /// <summary>Puts a document into force, whatever is.</summary>
    Task Publish(TermsText terms, CancellationToken cancellation);

    /// <summary>
    /// Goes through a page of all people and lists those of WorkMarket's own who are not listed, as who was written before there was that
    /// list. One request, and one for each of WorkMarket's own.
    /// </summary>
    Task<StaffPage> ListStaff(string? after, CancellationToken cancellation);
}

/// <summary>What came of listing a page of WorkMarket's own people.</summary>
/// <param name="People">How many of them are on the page.</param>
/// <param name="Added">How many were not listed before.</param>
/// <param name="Next">Where the next page begins, or null where there is none.</param>
public sealed record StaffPage(int People, int Added, string? Next);

/// <summary>Which e-mail somebody wants. What there is to say stands in the application either way.</summary>
/// <param name="Mail">Whether there is to be e-mail at all.</param>
/// <param name="Except">Of which categories there is to be none.</param>
public sealed record MailPreference(bool Mail, ImmutableSortedSet<NoticeCategory> Except)
{
    /// <summary>What holds until somebody says otherwise: e-mail of everything.</summary>
    public static MailPreference All { get; } = new(Mail: true, Except: []);

    /// <summary>Whether there is to be e-mail of a notice.</summary>
    public bool Wants(NoticeKind kind) => kind.IgnoresPreferences() || (Mail && !Except.Contains(kind.Category()));
}
