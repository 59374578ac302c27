using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.ApiClients;

/// <summary>
/// A company's own software: what it shows together with its secret. The company comes first in it, up to the last dot; what follows
/// is random, or as hard to guess as the Idempotency-Key of the request that made it.
/// </summary>
public readonly record struct ApiClientId(string Value)
{
    /// <summary>The company that it names, or null where it has not the form of an id.</summary>
    public CompanyId? Company => Value.LastIndexOf('.') is > 0 and var dot && dot < Value.Length - 1 ? new CompanyId(Value[..dot]) : null;

    /// <summary>The part after the company.</summary>
    public string Name => Value[(Value.LastIndexOf('.') + 1)..];

    /// <summary>The id of a company's software.</summary>
    public static ApiClientId ForCompany(CompanyId company, string name) => new($"{company}.{name}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One of the secrets of an API client, without its value.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Since">When it was made.</param>
/// <param name="Until">Until when it holds, where it was followed by another.</param>
/// <param name="Request">What makes a repeat of the request recognisable that made it, where it can be repeated.</param>
public sealed record ApiSecret(int Number, Instant Since, Instant? Until = null, string? Request = null);

/// <summary>Who took an API client out of use, and when.</summary>
public sealed record Revocation(PersonId By, Instant At);

/// <summary>A company's own software, which acts for one of the company's people (published Employer API, "authorization").</summary>
public sealed record ApiClient
{
    /// <summary>Its id.</summary>
    public required ApiClientId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required CompanyId Company { get; init; }

    /// <summary>What the company calls it.</summary>
    public required string Name { get; init; }

    /// <summary>In whose name it acts.</summary>
    public required PersonId ActsFor { get; init; }

    /// <summary>Who made it.</summary>
    public required PersonId CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Its secrets, oldest first; those that no longer hold are gone with the next rotation.</summary>
    public required ImmutableList<ApiSecret> Secrets { get; init; }

    /// <summary>That it is out of use, for ever.</summary>
    public Revocation? Revoked { get; init; }
}
