using System.Security.Claims;
using WorkMarket.Application.People;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Http;

/// <summary>An actor as claims of a token, and back. The channel is the credential's: no request can say another (domain.md §3).</summary>
public static class Claims
{
    private const string Subject = "sub";
    private const string RoleName = "role";
    private const string Company = "company";
    private const string ChannelName = "channel";
    private const string ApiClient = "apiClient";

    /// <summary>The claims of an actor.</summary>
    /// <param name="actor">Whose they are.</param>
    /// <param name="client">The API client that acts for the person, where one does.</param>
    public static ClaimsPrincipal ToPrincipal(Actor actor, ApiClientId? client = null)
    {
        List<Claim> claims =
        [
            new(Subject, actor.Person()!.Value.Value),
            new(RoleName, actor.Role.ToString()),
            new(ChannelName, actor.Channel()!.Value.ToString()),
        ];
        if (actor is Actor.Client side)
            claims.Add(new(Company, side.Company.Value));
        if (client is { } software)
            claims.Add(new(ApiClient, software.Value));
        return new(new ClaimsIdentity(claims, "WorkMarket", Subject, RoleName));
    }

    /// <summary>The API client that acts, where one does.</summary>
    public static ApiClientId? ToApiClient(ClaimsPrincipal principal) =>
        principal.FindFirst(ApiClient) is { } claim ? new(claim.Value) : null;

    /// <summary>The actor of a token's claims, or null where they say none.</summary>
    public static Actor? ToActor(ClaimsPrincipal principal)
    {
        if (principal.FindFirst(Subject) is not { } subject
            || !Enum.TryParse<Channel>(principal.FindFirst(ChannelName)?.Value, out var channel))
            return null;
        return Enum.TryParse<Role>(principal.FindFirst(RoleName)?.Value, out var role)
            ? Person.ActorOf(
                new(subject.Value), role, principal.FindFirst(Company) is { } company ? new CompanyId(company.Value) : null, channel)
            : null;
    }
}
