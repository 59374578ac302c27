using System.Collections.Immutable;

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
