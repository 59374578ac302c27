using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using NodaTime;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Identity;

/// <summary>Issues bearer tokens that ASP.NET Core's own BearerToken handler reads.</summary>
public sealed class Tokens(IOptionsMonitor<BearerTokenOptions> options, IClock clock)
{
    /// <summary>A token for an actor.</summary>
    /// <param name="actor">Whose it is.</param>
    /// <param name="life">How long it holds.</param>
    /// <param name="client">The API client that acts for the person, where one does.</param>
    public string Issue(Actor actor, Duration life, ApiClientId? client = null)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = (clock.GetCurrentInstant() + life).ToDateTimeOffset() };
        var ticket = new AuthenticationTicket(
            Claims.ToPrincipal(actor, client), properties, $"{BearerTokenDefaults.AuthenticationScheme}:AccessToken");
        return options.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector.Protect(ticket);
    }
}
