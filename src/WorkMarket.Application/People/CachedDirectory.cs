using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Application.People;

/// <summary>Answers from memory what was asked a short while ago, so that an action costs one read.</summary>
/// <param name="source">The directory itself.</param>
/// <param name="clock">Tells how old an answer is.</param>
/// <param name="keep">How long an answer is kept: 30 seconds at most.</param>
public sealed class CachedDirectory(IDirectory source, IClock clock, Duration keep) : IDirectory
{
    private readonly Cached kept = new(clock, keep);

    /// <summary>Forgets a person who has changed.</summary>
    public void Forget(PersonId id)
    {
        kept.Forget(id);
        kept.Forget(("profile", id));
    }

    /// <summary>Forgets a company that has changed.</summary>
    public void Forget(CompanyId id) => kept.Forget(id);

    /// <inheritdoc/>
    public Task<Person?> FindPerson(PersonId id, CancellationToken cancellation) =>
        kept.Get(id, () => source.FindPerson(id, cancellation));

    /// <inheritdoc/>
    public Task<Person?> FindByEmail(string email, CancellationToken cancellation) =>
        kept.Get(("email", email), () => source.FindByEmail(email, cancellation));

    /// <inheritdoc/>
    public Task<MailPreference> FindMailPreference(PersonId id, CancellationToken cancellation) =>
        source.FindMailPreference(id, cancellation);

    /// <inheritdoc/>
    public Task Put(PersonId id, MailPreference preference, CancellationToken cancellation) => source.Put(id, preference, cancellation);

    /// <inheritdoc/>
    public Task<Company?> FindCompany(CompanyId id, CancellationToken cancellation) =>
        kept.Get(id, () => source.FindCompany(id, cancellation));

    /// <inheritdoc/>
    public Task<ImmutableList<TermsText>> CurrentTerms(CancellationToken cancellation) =>
        kept.Get("terms", () => source.CurrentTerms(cancellation));

    /// <inheritdoc/>
    public Task<ImmutableList<TermsVersion>> AcceptedTerms(PersonId worker, CancellationToken cancellation) =>
        kept.Get(("accepted", worker), () => source.AcceptedTerms(worker, cancellation));

    /// <inheritdoc/>
    public async Task Accept(PersonId worker, TermsVersion terms, Instant at, CancellationToken cancellation)
    {
        await source.Accept(worker, terms, at, cancellation);
        kept.Forget(("accepted", worker));
    }

    /// <inheritdoc/>
    public Task<ImmutableList<Acceptance>> Acceptances(PersonId worker, CancellationToken cancellation) =>
        source.Acceptances(worker, cancellation);

    /// <inheritdoc/>
    public async Task<bool> PublishTerms(PublishedTerms terms, CancellationToken cancellation)
    {
        var isPublished = await source.PublishTerms(terms, cancellation);
        kept.Forget("terms");
        return isPublished;
    }

    /// <inheritdoc/>
    public Task<ImmutableList<PublishedTerms>> TermsHistory(TermsDocument document, CancellationToken cancellation) =>
        source.TermsHistory(document, cancellation);

    /// <inheritdoc/>
    public Task<StoredProfile> FindProfile(PersonId worker, CancellationToken cancellation) =>
        kept.Get(("profile", worker), () => source.FindProfile(worker, cancellation));

    /// <inheritdoc/>
    public async Task<bool> SaveProfile(PersonId worker, StoredProfile profile, CancellationToken cancellation)
    {
        var isSaved = await source.SaveProfile(worker, profile, cancellation);
        kept.Forget(("profile", worker));
        return isSaved;
    }

    /// <inheritdoc/>
    public async Task<bool> SaveSettings(CompanyId company, AssignmentSettings settings, long version, CancellationToken cancellation)
    {
        var isSaved = await source.SaveSettings(company, settings, version, cancellation);
        kept.Forget(company);
        return isSaved;
    }

    /// <inheritdoc/>
    public Task<ImmutableList<CompanyId>> CompaniesOf(PersonId accountManager, CancellationToken cancellation) =>
        kept.Get(("companies", accountManager), () => source.CompaniesOf(accountManager, cancellation));

    /// <inheritdoc/>
    public Task<ImmutableList<PersonId>> StaffIds(CancellationToken cancellation) => source.StaffIds(cancellation);
}

/// <summary>WorkMarket's own people.</summary>
public static class Staff
{
    /// <summary>
    /// Support and account managers, who are deactivated too, by name. One request, and one for each who is not in the cache.
    /// </summary>
    public static async Task<ImmutableList<Person>> FindStaff(this IDirectory directory, CancellationToken cancellation)
    {
        var ids = await directory.StaffIds(cancellation);
        var people = await Task.WhenAll(ids.Select(id => directory.FindPerson(id, cancellation)));
        return [.. people.OfType<Person>().OrderBy(person => person.Name, StringComparer.Ordinal)];
    }
}

/// <summary>The companies that account managers look after.</summary>
public static class AccountManagers
{
    /// <summary>
    /// The companies that an account manager looks after by now. From a cache, mostly no request; from the directory itself one, and one a
    /// company that was ever given.
    /// </summary>
    public static async Task<ImmutableList<Company>> LookedAfterBy(
        this IDirectory directory, PersonId manager, CancellationToken cancellation)
    {
        var given = await directory.CompaniesOf(manager, cancellation);
        var companies = await Task.WhenAll(given.Select(id => directory.FindCompany(id, cancellation)));
        return [.. companies.OfType<Company>().Where(company => company.AccountManager == manager)];
    }
}
