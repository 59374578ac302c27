using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace WorkMarket.Api.Identity;

/// <summary>How people are signed in, under <c>WorkMarket:Identity:</c> in configuration.</summary>
public sealed record IdentityOptions
{
    /// <summary>
    /// Whether the header counts by which the platform says who is signed in. Only where the platform's sign-in stands in front of every
    /// request: elsewhere anybody can write the header.
    /// </summary>
    public bool PlatformPrincipal { get; init; }

    /// <summary>The claim that holds a person's id in the directory; without one, people are found by the e-mail address that the provider has verified.</summary>
    public string? PersonClaim { get; init; }

    /// <summary>The provider's client ids (claim <c>azp</c>) of mobile apps; whoever comes through another is at the desktop site.</summary>
    public ImmutableHashSet<string> MobileClients { get; init; } = [];

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">One is wrong.</exception>
    public static IdentityOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("WorkMarket:Identity");
        return new()
        {
            PlatformPrincipal = (section["PlatformPrincipal"] ?? "").ToLower(CultureInfo.InvariantCulture) switch
            {
                "" or "false" => false,
                "true" => true,
                var other => throw new InvalidOperationException($"WorkMarket:Identity:PlatformPrincipal is true or false, not '{other}'."),
            },
            PersonClaim = section["PersonClaim"] is { Length: > 0 } claim ? claim : null,
            MobileClients = [.. (section["MobileClients"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        };
    }
}
