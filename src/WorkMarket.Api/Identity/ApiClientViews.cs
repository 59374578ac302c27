using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Identity;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Identity;

/// <summary>An API client to be made; it acts for whoever makes it, unless another of the company's people is named.</summary>
/// <param name="Name">What the software is, for the people of the company.</param>
/// <param name="ActsFor">Whose it is in what it does, one of the company's people; whoever makes it, if left out.</param>
public sealed record ApiClientRequest(string Name, PersonId? ActsFor = null);

/// <summary>A secret: when it was made, and until when it holds where another has followed it.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Since">When it was made.</param>
/// <param name="Until">Until when it holds; left out where no other has followed it.</param>
public sealed record ApiSecretView(int Number, Instant Since, Instant? Until);

/// <summary>Who revoked an API client, and when.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When it was.</param>
public sealed record RevocationView(PersonId By, Instant At);

/// <summary>
/// An API client. Its token names it where it asks for access; the secrets themselves are shown when they are made and never again.
/// </summary>
/// <param name="Token">Names it where it asks for access, and in addresses.</param>
/// <param name="Name">What the software is.</param>
/// <param name="ActsFor">The person for whom it acts.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Secrets">When its secrets were made, without the secrets themselves.</param>
/// <param name="Revoked">Since when it has no access any more; left out while it has.</param>
public sealed record ApiClientView(
    ApiClientId Token, string Name, PersonId ActsFor, PersonId CreatedBy, Instant CreatedAt, ImmutableList<ApiSecretView> Secrets,
    RevocationView? Revoked)
{
    /// <summary>As it is shown.</summary>
    public static ApiClientView FromClient(ApiClient client, Instant now) => new(
        client.Id, client.Name, client.ActsFor, client.CreatedBy, client.CreatedAt,
        ApiClientRules.Holding(client, now).ConvertAll(secret => new ApiSecretView(secret.Number, secret.Since, secret.Until)),
        client.Revoked is { } revoked ? new(revoked.By, revoked.At) : null);
}

/// <summary>An API client, and the secret that was made for it: it is shown this once.</summary>
/// <param name="Client">The API client as it now is.</param>
/// <param name="Secret">The secret. It cannot be read again.</param>
public sealed record ApiClientSecretView(ApiClientView Client, string Secret);

/// <summary>The API clients of a company.</summary>
/// <param name="Clients">The oldest first, those that are revoked among them.</param>
public sealed record ApiClientListView(ImmutableList<ApiClientView> Clients);

/// <summary>What happened with an API client: who did it, or null where it was the software, and from where.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Token">The API client.</param>
/// <param name="Deed">What was done with it, or by it.</param>
/// <param name="By">Who did it; left out where it was the software.</param>
/// <param name="From">The address on the network that it came from; left out where that is not known.</param>
public sealed record ApiClientEntryView(Instant At, ApiClientId Token, ApiClientDeed Deed, PersonId? By, string? From);

/// <summary>A page of what happened, newest first.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record ApiClientLogView(ImmutableList<ApiClientEntryView> Entries, string? Next);

/// <summary>What an API client shows to get access.</summary>
/// <param name="Token">The API client.</param>
/// <param name="Secret">One of its secrets.</param>
public sealed record AuthorizationRequest(string Token, string Secret);

/// <summary>A bearer token, and until when it holds.</summary>
/// <param name="AccessToken">What goes into the header <c>Authorization</c> of other requests, after <c>Bearer</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresAt">Until when it holds.</param>
public sealed record AuthorizationView(string AccessToken, string TokenType, Instant ExpiresAt);
