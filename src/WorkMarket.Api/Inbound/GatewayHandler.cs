using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkMarket.Application.Mail;

namespace WorkMarket.Api.Inbound;

/// <summary>Lets the mail gateway in, by the secret that it brings.</summary>
internal sealed class GatewayHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes, ILoggerFactory logs, UrlEncoder encoder, MailOptions mail)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, logs, encoder)
{
    /// <summary>The scheme of the mail gateway.</summary>
    public const string SchemeName = "MailGateway";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(GatewaySecret.Fits(Request, mail.InboundSecret)
        ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(SchemeName)), SchemeName))
        : AuthenticateResult.NoResult());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = GatewaySecret.Challenge;
        return Problems.Create(
            StatusCodes.Status401Unauthorized, "secretWrong", "This is not the mail gateway that is set here, or none is.")
            .ExecuteAsync(Context);
    }
}

/// <summary>
/// The secret that the mail gateway brings: as a bearer, or as the password of a user of any name, which an address can hold.
/// </summary>
internal static class GatewaySecret
{
    /// <summary>What the gateway is asked for that brings none.</summary>
    public const string Challenge = "Basic realm=\"mail\", Bearer";

    /// <summary>Whether a request brings the secret; never where none is set. Takes the same time either way.</summary>
    public static bool Fits(HttpRequest request, string? secret) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization.ToString(), out var brought)
        && Read(brought) is { } words
        && secret is not null
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(words)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static string? Read(AuthenticationHeaderValue header) => header switch
    {
        { Scheme: var scheme, Parameter: { } token } when scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) => token,
        { Scheme: var scheme, Parameter: { } pair } when scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) => Password(pair),
        _ => null,
    };

    private static string? Password(string pair)
    {
        var bytes = new byte[pair.Length];
        return Convert.TryFromBase64String(pair, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : null;
    }
}
