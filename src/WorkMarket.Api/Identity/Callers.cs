using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Identity;

/// <summary>
/// Finds out who calls: by a bearer token, or by the platform's sign-in where that is switched on. What a person may do comes from the
/// directory, never from a provider.
/// </summary>
public sealed class Callers(IdentityOptions options, MailOptions mail, CachedApiClients clients, CachedDirectory directory)
{
    /// <summary>Who calls, or null where nobody is signed in.</summary>
    public async Task<Actor?> Find(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count > 0 || !options.PlatformPrincipal)
            return await ByBearer(http);
        return !IsOurs(http.Request) || PlatformPrincipal.Read(http.Request) is not { } principal ? null
            : await Find(principal, http.RequestAborted) is { } person ? Person.ActorOf(person.Id, person.Role, person.Company, Channel(principal))
            : null;
    }

    private async Task<Actor?> ByBearer(HttpContext http)
    {
        var result = await http.AuthenticateAsync(BearerTokenDefaults.AuthenticationScheme);
        if (!result.Succeeded)
            return null;
        return Claims.ToApiClient(result.Principal) is { } client && await clients.FindActing(client, http.RequestAborted) is null
            ? null
            : Claims.ToActor(result.Principal);
    }

    private async Task<Person?> Find(PlatformPrincipal principal, CancellationToken cancellation)
    {
        if (options.PersonClaim is { } claim)
            return principal.Claim(claim) is { } id ? await directory.FindPerson(new(id), cancellation) : null;
        return principal.VerifiedEmail is { } email ? await directory.FindByEmail(email, cancellation) : null;
    }

    private Channel Channel(PlatformPrincipal principal) =>
        principal.Claim("azp") is { } client && options.MobileClients.Contains(client) ? Domain.People.Channel.Mobile : Domain.People.Channel.Desktop;

    // The platform knows its people by a cookie, which a browser also sends along with what another site's page makes it do, a neighbour's
    // under the same domain among them. So a write has to say that a page of ours made it. Browsers of old have no Sec-Fetch-Site: then
    // its origin is the address that was asked, or the public one, which a host that is asked over plain HTTP by what stands before it
    // does not see.
    private bool IsOurs(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || (request.Headers["Sec-Fetch-Site"], request.Headers.Origin) switch
        {
            ([{ } site], _) => site is "same-origin" or "none",
            ([], [{ } origin]) => IsOne(origin, $"{request.Scheme}://{request.Host}") || IsOne(origin, mail.BaseUrl.GetLeftPart(UriPartial.Authority)),
            _ => false,
        };

    private static bool IsOne(string origin, string ours) => origin.Equals(ours, StringComparison.OrdinalIgnoreCase);
}
