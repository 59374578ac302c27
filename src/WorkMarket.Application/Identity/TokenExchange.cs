using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.ApiClients;

namespace WorkMarket.Application.Identity;

/// <summary>What came of an id and a secret.</summary>
public abstract record ExchangeOutcome
{
    private ExchangeOutcome() { }

    /// <summary>They belong together.</summary>
    public sealed record Granted(ApiClient Client) : ExchangeOutcome;

    /// <summary>They do not, or not any more.</summary>
    public sealed record Wrong : ExchangeOutcome;

    /// <summary>None is taken until then.</summary>
    public sealed record Locked(Instant Until) : ExchangeOutcome;
}

/// <summary>Takes an API client's id and secret. What happens is written down for its company before it is answered.</summary>
/// <param name="store">The API clients.</param>
/// <param name="directory">The people as they are now.</param>
/// <param name="tries">Counts wrong secrets.</param>
/// <param name="clock">Says when.</param>
/// <param name="policy">The limits.</param>
public sealed class TokenExchange(IApiClients store, IDirectory directory, TryCounter tries, IClock clock, Policy policy)
{
    /// <summary>Checks them.</summary>
    /// <param name="id">What names the API client.</param>
    /// <param name="secret">What it shows.</param>
    /// <param name="from">Where the request came from.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="BusyException">Too many try at once.</exception>
    public async Task<ExchangeOutcome> Take(ApiClientId id, string secret, string? from, CancellationToken cancellation)
    {
        if ((await store.Find(id, cancellation)).Value is not { } stored)
        {
            // This takes as long as for an id that exists. Tries with unknown ids are not counted: nobody can guess an id.
            _ = SecretHash.NoneRandom.Matches(secret);
            return new ExchangeOutcome.Wrong();
        }
        var whose = $"api-client-tries-{id}";
        var isRight = await Matches(stored, secret, cancellation);
        if (await tries.LockedUntil(whose, cancellation) is { } locked)
            return new ExchangeOutcome.Locked(locked);
        // Nobody finds 256 random bits by trying, as one finds a PIN. So a try is not counted before it is compared, and right secrets
        // that are shown at the same time do not lock each other out.
        if (isRight)
        {
            await Record(ApiClientDeed.Exchanged);
            await tries.Forget(whose, cancellation);
            return new ExchangeOutcome.Granted(stored.Client);
        }
        if (!await tries.Claim(whose, Guid.NewGuid().ToString("N"), policy.ApiClients.WrongSecrets, policy.ApiClients.Lock, cancellation))
            return new ExchangeOutcome.Locked(await tries.LockedUntil(whose, cancellation) ?? clock.GetCurrentInstant());
        var until = await tries.LockedUntil(whose, cancellation);
        await Record(until is null ? ApiClientDeed.Refused : ApiClientDeed.Locked);
        return until is { } end ? new ExchangeOutcome.Locked(end) : new ExchangeOutcome.Wrong();

        Task Record(ApiClientDeed deed) => store.Record(new(clock.GetCurrentInstant(), id, deed, null, from), cancellation);
    }

    // Every hash is compared even after one fits, so that the time taken tells nothing.
    private async Task<bool> Matches(StoredApiClient stored, string secret, CancellationToken cancellation)
    {
        var holding = ApiClientRules.Holding(stored.Client, clock.GetCurrentInstant()).ConvertAll(held => held.Number);
        var fitting = stored.Hashes.Where(hash => hash.Value.Matches(secret)).Select(hash => hash.Key).ToList();
        var person = await directory.FindPerson(stored.Client.ActsFor, cancellation);
        return fitting.Exists(holding.Contains) && person is { Left: null }
            && ApiClientRules.ActsFor(stored.Client, person.Role, person.Company);
    }
}
