using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Payables;

/// <summary>
/// A payment provider that reports what a company paid, and signs with the company's secret (domain.md §11). Its secrets are made, rotated
/// and revoked as those of an API client are.
/// </summary>
public sealed record PaymentProvider
{
    /// <summary>Its id: the company, a dot, and what nobody guesses.</summary>
    public required ApiClientId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required CompanyId Company { get; init; }

    /// <summary>What the company calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Who made it.</summary>
    public required PersonId CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Its secrets, oldest first; those that no longer hold are gone with the next rotation.</summary>
    public required ImmutableList<ApiSecret> Secrets { get; init; }

    /// <summary>That it is out of use, for ever.</summary>
    public Revocation? Revoked { get; init; }

    /// <summary>The secrets that hold at an instant.</summary>
    public ImmutableList<ApiSecret> Holding(Instant now) =>
        Revoked is null ? Secrets.Holding(now) : [];

    /// <summary>It with a further secret; those that held go on holding for a while.</summary>
    public PaymentProvider Rotated(Instant now, ApiClientPolicy limits, string? request) => this with
    {
        Secrets = Secrets.Followed(now, limits, request),
    };
}

/// <summary>What a company may do with its payment providers.</summary>
public static class PaymentProviderRules
{
    /// <summary>Why somebody cannot manage them: only people hand out access, software does not.</summary>
    public static ImmutableList<Refusal> CheckManager(Channel channel) => channel == Channel.Api ? [new ProvidersForPeople()] : [];

    /// <summary>Why one is not made.</summary>
    /// <param name="name">What it is to be called.</param>
    /// <param name="inUse">How many the company has in use.</param>
    /// <param name="policy">The limits.</param>
    public static ImmutableList<Refusal> CheckNew(string name, int inUse, Policy policy) =>
    [
        .. Text.Line(name, "name", policy.ApiClients.NameLength),
        .. inUse < policy.Payables.Providers ? [] : ImmutableList.Create<Refusal>(new ProvidersFull(policy.Payables.Providers)),
    ];

    /// <summary>Why a secret is not followed by another.</summary>
    public static ImmutableList<Refusal> CheckRotation(PaymentProvider provider, Instant now, ApiClientPolicy limits) => provider switch
    {
        { Revoked: { } revoked } => [new ProviderRevoked(revoked.At)],
        _ when provider.Holding(now) is var holding && holding.Count >= limits.Secrets =>
            [new ProviderSecretsFull(limits.Secrets, holding.Min(secret => secret.Until)!.Value)],
        _ => [],
    };
}

/// <summary>Software manages no payment providers.</summary>
public sealed record ProvidersForPeople()
    : Refusal(RefusalKind.NotAllowed, "peopleOnly", "Payment providers are managed by the company's people and not by software.");

/// <summary>The company has as many payment providers as it may.</summary>
public sealed record ProvidersFull(int Most)
    : Refusal(RefusalKind.Conflict, "providersFull", $"The company has {Most} payment providers in use; revoke one first.");

/// <summary>This request made a payment provider before, and a secret is shown once.</summary>
public sealed record ProviderExists()
    : Refusal(
        RefusalKind.Conflict, "providerExists",
        "This request made its payment provider before. The secret is not shown again: rotate it for another.");

/// <summary>The payment provider is out of use.</summary>
public sealed record ProviderRevoked(Instant At)
    : Refusal(RefusalKind.Conflict, "providerRevoked", "The payment provider is revoked, for ever; make another.");

/// <summary>As many secrets hold as may.</summary>
public sealed record ProviderSecretsFull(int Most, Instant From)
    : Refusal(
        RefusalKind.Conflict, "secretsFull",
        $"{Most} secrets of this payment provider hold already; another can be made from {Wording.InWords(From, DateTimeZone.Utc)} on.",
        HoldsFrom: From);
