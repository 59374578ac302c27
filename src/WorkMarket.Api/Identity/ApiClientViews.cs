using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Identity;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Identity;

/// <summary>An API client to be made; it acts for whoever makes it, unless another of the company's people is named.</summary>
/// <param name="Name">What the software is, for the people of the company.</param>
/// <param name="ActsFor">The person in whose name it acts, one of the company's people; whoever makes it, if left out.</param>
public sealed record ApiClientRequest(string Name, PersonId? ActsFor = null);

/// <summary>What is known of a secret, without the secret itself.</summary>
/// <param name="Number">Its number among the secrets of this API client, from 1.</param>
/// <param name="Since">When it was made.</param>
/// <param name="Until">Until when it holds; left out as long as no newer secret replaces it.</param>
public sealed record ApiSecretView(int Number, Instant Since, Instant? Until);

/// <summary>Who revoked an API client, and when.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When it was.</param>
public sealed record RevocationView(PersonId By, Instant At);

/// <summary>
/// An API client. Its token names it where it asks for access; the secrets themselves are shown when they are made and never again.
/// </summary>
/// <param name="Token">Its id, in its request for access and in URLs.</param>
/// <param name="Name">The name of the software, as the company's people see it.</param>
/// <param name="ActsFor">The person in whose name it acts.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Secrets">Its secrets that still hold: number, made when, valid until; never the secret itself.</param>
/// <param name="Revoked">Who revoked it and when; left out while it has access.</param>
public sealed record ApiClientView(
    ApiClientId Token, string Name, PersonId ActsFor, PersonId CreatedBy, Instant CreatedAt, ImmutableList<ApiSecretView> Secrets,
    RevocationView? Revoked)
{
    /// <summary>The client as it is at an instant: secrets that have lapsed by then are left out.</summary>
    public static ApiClientView FromClient(ApiClient client, Instant now) => new(
        client.Id, client.Name, client.ActsFor, client.CreatedBy, client.CreatedAt,
        ApiClientRules.Holding(client, now).ConvertAll(secret => new ApiSecretView(secret.Number, secret.Since, secret.Until)),
        client.Revoked is { } revoked ? new(revoked.By, revoked.At) : null);
}

/// <summary>The answer to making an API client or a further secret for it: the only one that shows the secret.</summary>
/// <param name="Client">The API client as it now is.</param>
/// <param name="Secret">The secret. Only this answer shows it.</param>
public sealed record ApiClientSecretView(ApiClientView Client, string Secret);

/// <summary>The API clients of a company.</summary>
/// <param name="Clients">The oldest first, revoked ones too.</param>
public sealed record ApiClientListView(ImmutableList<ApiClientView> Clients);

/// <summary>What happened with an API client.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Token">The API client.</param>
/// <param name="Deed">What was done with it, or by it.</param>
/// <param name="By">The person who did it; left out where the API client itself did.</param>
/// <param name="From">The address on the network that it came from; left out where that is not known.</param>
public sealed record ApiClientEntryView(Instant At, ApiClientId Token, ApiClientDeed Deed, PersonId? By, string? From);

/// <summary>A page of what happened, newest first.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record ApiClientLogView(ImmutableList<ApiClientEntryView> Entries, string? Next);

/// <summary>What an API client shows to get access.</summary>
/// <param name="Token">The API client.</param>
/// <param name="Secret">One of its secrets that still holds.</param>
public sealed record AuthorizationRequest(string Token, string Secret);

/// <summary>A bearer token, and until when it holds.</summary>
/// <param name="AccessToken">What goes into the header <c>Authorization</c> of other requests, after <c>Bearer</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresAt">Until when it holds.</param>
public sealed record AuthorizationView(string AccessToken, string TokenType, Instant ExpiresAt);
