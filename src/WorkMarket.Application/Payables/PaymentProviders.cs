using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Payables;

/// <summary>A payment provider with its secrets by their number: sealed, as a signature is checked with the secret itself.</summary>
public sealed record StoredProvider(PaymentProvider Provider, ImmutableSortedDictionary<int, string> Sealed);

/// <summary>The payment providers of companies.</summary>
public interface IPaymentProviders
{
    /// <summary>A provider, or null. One request.</summary>
    Task<Marked<StoredProvider?>> Find(ApiClientId id, CancellationToken cancellation);

    /// <summary>All of a company, revoked ones included. One request.</summary>
    Task<ImmutableList<PaymentProvider>> List(CompanyId company, CancellationToken cancellation);

    /// <summary>Writes one; false where it is there already, or somebody else wrote since it was read. One request.</summary>
    Task<bool> Save(StoredProvider provider, string? mark, CancellationToken cancellation);
}

/// <summary>Seals secrets that have to be read again.</summary>
public interface ISecretSeal
{
    /// <summary>Seals a secret.</summary>
    string Seal(string secret);

    /// <summary>The secret; null where it was sealed with a key that is lost.</summary>
    string? Open(string sealedSecret);
}

/// <summary>The result of what a company's people asked for.</summary>
public abstract record ProviderOutcome
{
    private ProviderOutcome() { }

    /// <summary>It is done. A secret that was made is in here and nowhere else.</summary>
    public sealed record Done(PaymentProvider Provider, string? Secret) : ProviderOutcome;

    /// <summary>Rules speak against it; nothing has changed.</summary>
    public sealed record Refused(ImmutableList<Refusal> Refusals) : ProviderOutcome;

    /// <summary>The company has no such provider.</summary>
    public sealed record Unknown : ProviderOutcome;
}

/// <summary>Payment providers as their company's people manage them.</summary>
public sealed class PaymentProviderDesk(IPaymentProviders store, ISecretSeal seal, IClock clock, Policy policy)
{
    private const int Attempts = 40;
    private const int SecretLength = 32;

    /// <summary>Makes one, with its first secret.</summary>
    public async Task<ProviderOutcome> Create(Actor.Client by, string name, CommandKey? key, CancellationToken cancellation)
    {
        var id = ApiClientId.ForCompany(by.Company, key?.Hash ?? Guid.NewGuid().ToString("N"));
        var inUse = (await store.List(by.Company, cancellation)).Count(provider => provider.Revoked is null && provider.Id != id);
        ImmutableList<Refusal> refusals =
            [.. PaymentProviderRules.CheckManager(by.Channel), .. PaymentProviderRules.CheckNew(name, inUse, policy)];
        if (!refusals.IsEmpty)
            return new ProviderOutcome.Refused(refusals);
        var now = clock.GetCurrentInstant();
        var provider = new PaymentProvider
        {
            Id = id,
            Company = by.Company,
            Name = name,
            CreatedBy = by.Id,
            CreatedAt = now,
            Secrets = [new(1, now)],
        };
        var secret = NewSecret();
        return await store.Save(
            new(provider, ImmutableSortedDictionary<int, string>.Empty.Add(1, seal.Seal(secret))), null, cancellation)
            ? new ProviderOutcome.Done(provider, secret)
            : new ProviderOutcome.Refused([new ProviderExists()]);
    }

    /// <summary>
    /// Gives one a further secret. A repeat of the request, whose answer may be lost, puts another in the place of the one that it made.
    /// </summary>
    public Task<ProviderOutcome> Rotate(Actor.Client by, ApiClientId id, CommandKey? key, CancellationToken cancellation)
    {
        var secret = NewSecret();
        return Change(by, id, secret, (stored, now) =>
        {
            if (key is not null && stored.Provider is { Revoked: null } && stored.Provider.Secrets[^1].Request == key.Hash)
                return ([], stored with { Sealed = stored.Sealed.SetItem(stored.Provider.Secrets[^1].Number, seal.Seal(secret)) });
            if (PaymentProviderRules.CheckRotation(stored.Provider, now, policy.ApiClients) is { IsEmpty: false } refusals)
                return (refusals, stored);
            var rotated = stored.Provider.Rotated(now, policy.ApiClients, key?.Hash);
            var numbers = rotated.Secrets.ConvertAll(held => held.Number);
            return ([], new(rotated, stored.Sealed.RemoveRange(stored.Sealed.Keys.Except(numbers)).Add(numbers[^1], seal.Seal(secret))));
        }, cancellation);
    }

    /// <summary>Takes one out of use; revoking what is revoked already succeeds.</summary>
    public Task<ProviderOutcome> Revoke(Actor.Client by, ApiClientId id, CancellationToken cancellation) => Change(
        by, id, null, (stored, now) => ([], stored with
        {
            Provider = stored.Provider with { Revoked = stored.Provider.Revoked ?? new(by.Id, now) },
            Sealed = ImmutableSortedDictionary<int, string>.Empty,
        }), cancellation);

    /// <summary>The company's provider and those of its secrets that hold; null where there is none. One request.</summary>
    public async Task<(PaymentProvider Provider, ImmutableList<string> Secrets)?> Find(ApiClientId id, CancellationToken cancellation)
    {
        if ((await store.Find(id, cancellation)).Value is not { } stored)
            return null;
        var holding = stored.Provider.Holding(clock.GetCurrentInstant());
        return (stored.Provider, [.. holding.Select(secret => seal.Open(stored.Sealed[secret.Number])).OfType<string>()]);
    }

    private async Task<ProviderOutcome> Change(
        Actor.Client by, ApiClientId id, string? secret,
        Func<StoredProvider, Instant, (ImmutableList<Refusal> Refusals, StoredProvider Changed)> change, CancellationToken cancellation)
    {
        for (var turn = 0; turn < Attempts; turn++)
        {
            var (stored, mark) = id.Company == by.Company ? await store.Find(id, cancellation) : new(null, null);
            if (stored is null)
                return new ProviderOutcome.Unknown();
            if (PaymentProviderRules.CheckManager(by.Channel) is { IsEmpty: false } forbidden)
                return new ProviderOutcome.Refused(forbidden);
            var (refusals, changed) = change(stored, clock.GetCurrentInstant());
            if (!refusals.IsEmpty)
                return new ProviderOutcome.Refused(refusals);
            if (await store.Save(changed, mark, cancellation))
                return new ProviderOutcome.Done(changed.Provider, secret);
        }
        throw new BusyException("Too many change the company's payment providers at once. Nothing has changed.");
    }

    // As Standard Webhooks writes them.
    private static string NewSecret() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretLength));
}
