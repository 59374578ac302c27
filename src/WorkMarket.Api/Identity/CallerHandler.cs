using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Identity;

/// <summary>
/// Signs people and API clients in: by a bearer token, by the session of our own pages, or by the platform's sign-in where that is switched
/// on. What a person may do comes from the directory, never from a provider.
/// </summary>
internal sealed class CallerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes, ILoggerFactory logs, UrlEncoder encoder,
    IdentityOptions identity, MailOptions mail, CachedApiClients clients, CachedDirectory directory, SessionDesk sessions,
    IDataProtectionProvider keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, logs, encoder)
{
    /// <summary>The scheme of whoever is signed in.</summary>
    public const string SchemeName = "WorkMarket";

    // The handler's own logger also has what ASP.NET Core says of every challenge.
    private readonly ILogger log = logs.CreateLogger("WorkMarket.Api.Identity.Refused");

    /// <summary>
    /// Reads the token of the Authorization header. The name of a scheme has no case (RFC 9110 11.1), which the framework's own reading
    /// minds.
    /// </summary>
    public static Task ReadToken(MessageReceivedContext message)
    {
        if (AuthenticationHeaderValue.TryParse(message.Request.Headers.Authorization, out var header)
            && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            message.Token = header.Parameter;
        }
        return Task.CompletedTask;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count > 0)
            return await ByBearer();
        if (!IsOurs(Request, mail))
            return AuthenticateResult.NoResult();
        if (SessionKey.Parse(Request.Cookies[SessionCookie.Name]) is { } key
            && await sessions.Find(key, Context.RequestAborted) is { } session
            && await directory.FindPerson(session.Person, Context.RequestAborted) is { Left: null } signedIn)
            return As(signedIn, session.Channel);
        return identity.PlatformPrincipal && PlatformPrincipal.Read(Request) is { } principal
            && await Find(principal) is { Left: null } person
            ? As(person, ChannelOf(principal))
            : AuthenticateResult.NoResult();
    }

    private AuthenticateResult As(Person person, Channel channel) =>
        Person.ActorOf(person.Id, person.Role, person.Company, channel) is { } actor
            ? AuthenticateResult.Success(new(Claims.ToPrincipal(actor), Scheme.Name))
            : AuthenticateResult.NoResult();

    /// <summary>The keys lie in storage: a token that cannot be read is wrong only where they can be.</summary>
    /// <exception cref="StorageUnavailableException">They cannot be read.</exception>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            if (Request.Headers.Authorization.Count > 0)
                keys.CreateProtector("WorkMarket").Protect([]);
        }
        catch (CryptographicException failure)
        {
            throw new StorageUnavailableException("The keys of tokens cannot be read.", failure);
        }
        log.LogInformation("{Endpoint} is refused: nobody is signed in.", Pipeline.Endpoint(Context).Name);
        return Problems.Create(
            StatusCodes.Status401Unauthorized, "unauthenticated",
            "Sign in first: the bearer token is missing, expired, revoked or not ours.")
            .ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var role = Claims.ToActor(Context.User)!.Role;
        log.LogInformation("{Endpoint} is refused to the role {Role}.", Pipeline.Endpoint(Context).Name, role);
        return Problems.Create(StatusCodes.Status403Forbidden, "forbidden",
            $"This is not for the role “{Wording.InWords(role)}”.").ExecuteAsync(Context);
    }

    private async Task<AuthenticateResult> ByBearer()
    {
        var result = await Context.AuthenticateAsync(BearerTokenDefaults.AuthenticationScheme);
        if (!result.Succeeded || Claims.ToActor(result.Principal)?.Person() is not { } id
            || await directory.FindPerson(id, Context.RequestAborted) is not { Left: null })
            return AuthenticateResult.NoResult();
        return Claims.ToApiClient(result.Principal) is { } client && await clients.FindActing(client, Context.RequestAborted) is null
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new(result.Principal, Scheme.Name));
    }

    private async Task<Person?> Find(PlatformPrincipal principal)
    {
        if (identity.PersonClaim is { } claim)
            return principal.Claim(claim) is { } id ? await directory.FindPerson(new(id), Context.RequestAborted) : null;
        return principal.VerifiedEmail is { } email ? await directory.FindByEmail(email, Context.RequestAborted) : null;
    }

    private Channel ChannelOf(PlatformPrincipal principal) =>
        principal.Claim("azp") is { } client && identity.MobileClients.Contains(client) ? Channel.Mobile : Channel.Desktop;

    // The platform knows its people by a cookie, and so do our pages: a browser also sends it along with what another site's page makes it
    // do, a neighbour's under the same domain among them. So a write has to say that a page of ours made it. Browsers of old have no
    // Sec-Fetch-Site: then its origin is the address that was asked, or the public one, which a host that is asked over plain HTTP by what
    // stands before it does not see.
    internal static bool IsOurs(HttpRequest request, MailOptions mail) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || (request.Headers["Sec-Fetch-Site"], request.Headers.Origin) switch
        {
            ([{ } site], _) => site is "same-origin" or "none",
            ([], [{ } origin]) =>
                IsOne(origin, $"{request.Scheme}://{request.Host}") || IsOne(origin, mail.BaseUrl.GetLeftPart(UriPartial.Authority)),
            _ => false,
        };

    private static bool IsOne(string origin, string ours) => origin.Equals(ours, StringComparison.OrdinalIgnoreCase);
}
