using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Identity;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Identity;

/// <summary>An API client to be made; it acts for whoever makes it, unless another of the company's people is named.</summary>
public sealed record ApiClientRequest(string Name, PersonId? ActsFor = null);

/// <summary>A secret: when it was made, and until when it holds where another has followed it.</summary>
public sealed record ApiSecretView(int Number, Instant Since, Instant? Until);

/// <summary>Who revoked an API client, and when.</summary>
public sealed record RevocationView(PersonId By, Instant At);

/// <summary>An API client. Its token names it where it asks for access; the secrets themselves are shown when they are made and never again.</summary>
public sealed record ApiClientView(
    ApiClientId Token, string Name, PersonId ActsFor, PersonId CreatedBy, Instant CreatedAt, ImmutableList<ApiSecretView> Secrets, RevocationView? Revoked)
{
    /// <summary>As it is shown.</summary>
    public static ApiClientView Of(ApiClient client, Instant now) => new(
        client.Id, client.Name, client.ActsFor, client.CreatedBy, client.CreatedAt,
        ApiClientRules.Holding(client, now).ConvertAll(secret => new ApiSecretView(secret.Number, secret.Since, secret.Until)),
        client.Revoked is { } revoked ? new(revoked.By, revoked.At) : null);
}

/// <summary>An API client, and the secret that was made for it: it is shown this once.</summary>
public sealed record ApiClientSecretView(ApiClientView Client, string Secret);

/// <summary>The API clients of a company.</summary>
public sealed record ApiClientListView(ImmutableList<ApiClientView> Clients);

/// <summary>What happened with an API client: who did it, or null where it was the software, and from where.</summary>
public sealed record ApiClientEntryView(Instant At, ApiClientId Token, ApiClientDeed Deed, PersonId? By, string? From);

/// <summary>A page of what happened, newest first.</summary>
public sealed record ApiClientLogView(ImmutableList<ApiClientEntryView> Entries, string? Next);

/// <summary>What an API client shows to get access.</summary>
public sealed record AuthorizationRequest(string Token, string Secret);

/// <summary>A bearer token, and until when it holds.</summary>
public sealed record AuthorizationView(string AccessToken, string TokenType, Instant ExpiresAt);
