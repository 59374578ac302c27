using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.ApiClients;

namespace WorkMarket.Application.Identity;

/// <summary>Whether a bearer token's API client still may, from memory: a revocation holds everywhere when that is forgotten.</summary>
/// <param name="source">The API clients themselves.</param>
/// <param name="people">Whether the person that one acts for is still one of the company's.</param>
/// <param name="clock">Tells how old an answer is.</param>
/// <param name="keep">How long an answer is kept: 30 seconds at most.</param>
public sealed class CachedApiClients(IApiClients source, CachedDirectory people, IClock clock, Duration keep)
{
    private readonly Cached kept = new(clock, keep);

    /// <summary>The API client, where it still acts for its person; else null.</summary>
    public async Task<ApiClient?> FindActing(ApiClientId id, CancellationToken cancellation)
    {
        var client = await kept.Get(id, async () => (await source.Find(id, cancellation)).Value?.Client);
        var person = client is null ? null : await people.FindPerson(client.ActsFor, cancellation);
        return person is not null && ApiClientRules.ActsFor(client!, person.Role, person.Company) ? client : null;
    }

    /// <summary>Forgets one that has changed.</summary>
    public void Forget(ApiClientId id) => kept.Forget(id);
}
