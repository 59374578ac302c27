using System.Collections.Immutable;
using System.Text.Json;

namespace WorkMarket.Api.Identity;

/// <summary>How people are signed in.</summary>
public sealed record IdentityOptions
{
    /// <summary>
    /// Whether the header counts by which the platform says who is signed in. Only where the platform's sign-in stands in front of every
    /// request: elsewhere anybody can write the header.
    /// </summary>
    public bool PlatformPrincipal { get; init; }

    /// <summary>
    /// The claim that holds a person's id in the directory; without one, people are found by the e-mail address that the provider has
    /// verified.
    /// </summary>
    public string? PersonClaim { get; init; }

    /// <summary>
    /// The provider's client ids (claim <c>azp</c>) of mobile apps; whoever comes through another is at the desktop site.
    /// </summary>
    public ImmutableHashSet<string> MobileClients { get; init; } = [];
}

/// <summary>
/// Who is signed in, as the platform's sign-in says in a header: claims of the provider, of which roles are none of ours.
/// </summary>
internal sealed class PlatformPrincipal
{
    /// <summary>The header, JSON in base64.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const int LongestHeader = 32 * 1024;
    private static readonly string[] Emails = ["email", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"];

    private readonly ImmutableList<Wire.Claim> claims;

    private PlatformPrincipal(ImmutableList<Wire.Claim> claims)
    {
        this.claims = claims;
    }

    /// <summary>The e-mail address, where there is one and the provider has verified it.</summary>
    public string? VerifiedEmail => bool.TryParse(Claim("email_verified"), out var isVerified) && isVerified ? Claim(Emails) : null;

    /// <summary>Reads the header; null where it is missing, there twice or unreadable.</summary>
    public static PlatformPrincipal? Read(HttpRequest request)
    {
        if (request.Headers[Header] is not [{ Length: > 0 and <= LongestHeader } text])
            return null;
        try
        {
            return JsonSerializer.Deserialize<Wire>(Convert.FromBase64String(text)) is { Claims: { } claims } && !claims.Contains(null!)
                ? new(claims)
                : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The value of a claim, or null where it is missing or has several.</summary>
    /// <param name="types">The names that it goes by.</param>
    public string? Claim(params string[] types) =>
        claims.Where(claim => types.Contains(claim.Type, StringComparer.Ordinal)).Select(claim => claim.Value).Distinct()
            .ToList() is [{ Length: > 0 } only] ? only : null;

    private sealed record Wire([property: System.Text.Json.Serialization.JsonPropertyName("claims")] ImmutableList<Wire.Claim>? Claims)
    {
        public sealed record Claim(
            [property: System.Text.Json.Serialization.JsonPropertyName("typ")] string? Type,
            [property: System.Text.Json.Serialization.JsonPropertyName("val")] string? Value);
    }
}
