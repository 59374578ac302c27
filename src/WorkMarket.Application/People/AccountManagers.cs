using System.Collections.Immutable;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.People;

/// <summary>Who looks after whom.</summary>
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
