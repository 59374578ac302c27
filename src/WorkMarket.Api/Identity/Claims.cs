using System.Security.Claims;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Identity;

/// <summary>An actor as claims of a token, and back. The channel is the credential's: no request can say another (domain.md §3).</summary>
public static class Claims
{
    private const string Subject = "sub";
    private const string RoleName = "role";
    private const string Company = "company";
    private const string ChannelName = "channel";

    /// <summary>The claims of an actor.</summary>
    public static ClaimsPrincipal ToPrincipal(Actor actor)
    {
        List<Claim> claims =
        [
            new(Subject, actor.Person()!.Value.Value),
            new(RoleName, actor.Role.ToString()),
            new(ChannelName, actor.Channel()!.Value.ToString()),
        ];
        if (actor is Actor.Client client)
            claims.Add(new(Company, client.Company.Value));
        return new(new ClaimsIdentity(claims, "WorkMarket", Subject, RoleName));
    }

    /// <summary>The actor of a token's claims, or null where they say none.</summary>
    public static Actor? ToActor(ClaimsPrincipal principal)
    {
        if (principal.FindFirst(Subject) is not { } subject || !Enum.TryParse<Channel>(principal.FindFirst(ChannelName)?.Value, out var channel))
            return null;
        var id = new PersonId(subject.Value);
        return principal.FindFirst(RoleName)?.Value switch
        {
            nameof(Role.Worker) => new Actor.Worker(id, channel),
            nameof(Role.Client) when principal.FindFirst(Company) is { } company => new Actor.Client(id, new(company.Value), channel),
            nameof(Role.AccountManager) => new Actor.AccountManager(id, channel),
            nameof(Role.Support) => new Actor.Support(id, channel),
            _ => null,
        };
    }
}
