using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace WorkMarket.Api.Inbound;

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
        && Of(brought) is { } words
        && secret is not null
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(words)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static string? Of(AuthenticationHeaderValue header) => header switch
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
