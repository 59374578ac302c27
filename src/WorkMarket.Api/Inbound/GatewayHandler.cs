using System.Security.Claims;
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
        return Problems.Of(StatusCodes.Status401Unauthorized, "secretWrong", "This is not the mail gateway that is set here, or none is.")
            .ExecuteAsync(Context);
    }
}
