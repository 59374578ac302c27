using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Identity;

/// <summary>An API client with the hashes of its secrets, by their number.</summary>
public sealed record StoredApiClient(ApiClient Client, ImmutableSortedDictionary<int, SecretHash> Hashes);

/// <summary>What happened with an API client.</summary>
public enum ApiClientDeed
{
    /// <summary>It was made.</summary>
    Created,

    /// <summary>It got a further secret.</summary>
    Rotated,

    /// <summary>It was taken out of use.</summary>
    Revoked,

    /// <summary>Its secret was exchanged for a bearer token.</summary>
    Exchanged,

    /// <summary>Its id was shown with a secret that does not hold.</summary>
    Refused,

    /// <summary>The same, once too often: no secret is taken for a while.</summary>
    Locked,
}

/// <summary>A line of the record over API clients.</summary>
/// <param name="At">When.</param>
/// <param name="Client">Which.</param>
/// <param name="Deed">What.</param>
/// <param name="By">Which of the company's people; null where it was the software.</param>
/// <param name="From">The address on the network that it came from, where that is known.</param>
public sealed record ApiClientEntry(Instant At, ApiClientId Client, ApiClientDeed Deed, PersonId? By, string? From);

/// <summary>A page of that record, newest first.</summary>
public sealed record ApiClientPage(ImmutableList<ApiClientEntry> Entries, string? Next);

/// <summary>API clients and the record over them. Each company has its own.</summary>
public interface IApiClients
{
    /// <summary>An API client, or null.</summary>
    Task<Marked<StoredApiClient?>> Find(ApiClientId id, CancellationToken cancellation);

    /// <summary>All of a company, those out of use included, with the mark by which another is added. One request.</summary>
    Task<Marked<ImmutableList<ApiClient>>> List(CompanyId company, CancellationToken cancellation);

    /// <summary>
    /// Adds one and that it was made, both or neither; false where it is there already, or another was added since all were listed.
    /// </summary>
    Task<bool> Add(StoredApiClient client, string? mark, ApiClientEntry entry, CancellationToken cancellation);

    /// <summary>Writes one and what happened to it, both or neither; false where somebody else wrote since it was read.</summary>
    Task<bool> Save(StoredApiClient client, string mark, ApiClientEntry entry, CancellationToken cancellation);

    /// <summary>Writes down what happened with one.</summary>
    Task Record(ApiClientEntry entry, CancellationToken cancellation);

    /// <summary>What happened, newest first.</summary>
    /// <param name="company">With whose API clients.</param>
    /// <param name="after">Where the page before ended, or null.</param>
    /// <param name="limit">How many lines.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is no end of a page.</exception>
    Task<ApiClientPage> Entries(CompanyId company, string? after, int limit, CancellationToken cancellation);
}

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
        return person is { Left: null } && ApiClientRules.ActsFor(client!, person.Role, person.Company) ? client : null;
    }

    /// <summary>Forgets one that has changed.</summary>
    public void Forget(ApiClientId id) => kept.Forget(id);
}
