using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Identity;

/// <summary>The result of what a company's people asked for.</summary>
public abstract record ApiClientOutcome
{
    private ApiClientOutcome() { }

    /// <summary>It is done. A secret that was made is in here and nowhere else.</summary>
    public sealed record Done(ApiClient Client, string? Secret) : ApiClientOutcome;

    /// <summary>Rules speak against it; nothing has changed.</summary>
    public sealed record Refused(ImmutableList<Refusal> Refusals) : ApiClientOutcome;

    /// <summary>The company has no such API client.</summary>
    public sealed record Unknown : ApiClientOutcome;
}

/// <summary>API clients as their company's people manage them.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="cached">What is remembered of them.</param>
/// <param name="directory">The company as it is now.</param>
/// <param name="clock">Says when.</param>
/// <param name="policy">The limits.</param>
public sealed class ApiClientDesk(IApiClients store, CachedApiClients cached, IDirectory directory, IClock clock, Policy policy)
{
    private const int Attempts = 40;

    /// <summary>Makes one.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="name">What it is to be called.</param>
    /// <param name="actsFor">In whose name it is to act.</param>
    /// <param name="key">What makes a repeat of the request recognisable, where it can be repeated.</param>
    /// <param name="from">Where the request came from.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ApiClientOutcome> Create(
        Actor.Client by, string name, PersonId actsFor, CommandKey? key, string? from, CancellationToken cancellation)
    {
        var people = (await directory.FindCompany(by.Company, cancellation))?.People ?? [];
        var id = ApiClientId.ForCompany(by.Company, key?.Hash ?? Guid.NewGuid().ToString("N"));
        for (var turn = 0; turn < Attempts; turn++)
        {
            var (all, mark) = await store.List(by.Company, cancellation);
            if (all.Exists(client => client.Id == id))
                return new ApiClientOutcome.Refused([new ApiClientExists()]);
            var inUse = all.Count(client => client.Revoked is null);
            var refusals = ApiClientRules.CheckManager(by.Channel)
                .AddRange(ApiClientRules.CheckNew(name, actsFor, people, inUse, policy.ApiClients));
            if (!refusals.IsEmpty)
                return new ApiClientOutcome.Refused(refusals);
            var (made, secret) = New(by, id, name, actsFor);
            if (await store.Add(made, mark, new(made.Client.CreatedAt, id, ApiClientDeed.Created, by.Id, from), cancellation))
                return new ApiClientOutcome.Done(made.Client, secret);
        }
        throw TooMany();
    }

    private (StoredApiClient Made, string Secret) New(Actor.Client by, ApiClientId id, string name, PersonId actsFor)
    {
        var now = clock.GetCurrentInstant();
        var client = new ApiClient
        {
            Id = id,
            Company = by.Company,
            Name = name,
            ActsFor = actsFor,
            CreatedBy = by.Id,
            CreatedAt = now,
            Secrets = [new(1, now)],
        };
        var (secret, hash) = SecretHash.Random();
        return (new(client, ImmutableSortedDictionary<int, SecretHash>.Empty.Add(1, hash)), secret);
    }

    /// <summary>
    /// Gives one a further secret. A repeat of the request, whose answer may be lost, puts another in the place of the one that it made.
    /// </summary>
    public Task<ApiClientOutcome> Rotate(Actor.Client by, ApiClientId id, CommandKey? key, string? from, CancellationToken cancellation)
    {
        var (secret, hash) = SecretHash.Random();
        return Change(by, id, ApiClientDeed.Rotated, from, secret, key?.Hash, (stored, now) =>
        {
            if (ApiClientRules.IsRotatedBy(stored.Client, key?.Hash))
                return stored with { Hashes = stored.Hashes.SetItem(stored.Client.Secrets[^1].Number, hash) };
            var client = ApiClientRules.Rotated(stored.Client, now, policy.ApiClients, key?.Hash);
            var numbers = client.Secrets.ConvertAll(held => held.Number);
            return new(client, stored.Hashes.RemoveRange(stored.Hashes.Keys.Except(numbers)).Add(numbers[^1], hash));
        }, cancellation);
    }

    /// <summary>Takes one out of use, and with it the bearer tokens that were given for its secrets.</summary>
    public Task<ApiClientOutcome> Revoke(Actor.Client by, ApiClientId id, string? from, CancellationToken cancellation) =>
        Change(
            by, id, ApiClientDeed.Revoked, from, null, null,
            (stored, now) => stored with { Client = stored.Client with { Revoked = new(by.Id, now) } }, cancellation);

    private async Task<ApiClientOutcome> Change(
        Actor.Client by, ApiClientId id, ApiClientDeed deed, string? from, string? secret, string? request,
        Func<StoredApiClient, Instant, StoredApiClient> change,
        CancellationToken cancellation)
    {
        for (var turn = 0; turn < Attempts; turn++)
        {
            var (stored, mark) = id.Company == by.Company ? await store.Find(id, cancellation) : new(null, null);
            if (stored is null)
                return new ApiClientOutcome.Unknown();
            var now = clock.GetCurrentInstant();
            if (Check(by, stored.Client, deed, request, now) is { IsEmpty: false } refusals)
                return new ApiClientOutcome.Refused(refusals);
            // Revoking what is revoked already succeeds.
            if (deed == ApiClientDeed.Revoked && stored.Client.Revoked is not null)
                return new ApiClientOutcome.Done(stored.Client, null);
            var changed = change(stored, now);
            if (!await store.Save(changed, mark!, new(now, id, deed, by.Id, from), cancellation))
                continue;
            cached.Forget(id);
            return new ApiClientOutcome.Done(changed.Client, secret);
        }
        throw TooMany();
    }

    private static BusyException TooMany() => new("Too many change the company's API clients at once. Nothing has changed.");

    private ImmutableList<Refusal> Check(Actor.Client by, ApiClient client, ApiClientDeed deed, string? request, Instant now) =>
        ApiClientRules.CheckManager(by.Channel) is { IsEmpty: false } refusals ? refusals
        : deed == ApiClientDeed.Rotated
            && !ApiClientRules.IsRotatedBy(client, request) ? ApiClientRules.CheckRotation(client, now, policy.ApiClients)
        : [];
}
