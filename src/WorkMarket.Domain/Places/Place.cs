namespace WorkMarket.Domain.Places;

/// <summary>Where the work is done: on a site, or remote (domain.md §8).</summary>
/// <param name="Site">The site; null where the work is remote.</param>
public sealed record Place(Site? Site = null)
{
    /// <summary>Work that is done from anywhere.</summary>
    public static Place Remote() => new();

    /// <summary>Whether the work is done from anywhere.</summary>
    public bool IsRemote() => Site is null;

    /// <summary>What everybody sees of it who sees the scope: city, region, postal code and country (domain.md §8).</summary>
    public Place InScope() => With(null);

    /// <summary>The same with the coordinates put to a tenth of a degree: enough to tell how far it is, and not which house.</summary>
    public Place Nearby() => With(Site?.Coordinates?.Rounded());

    /// <summary>What everybody may know of it, as in <c>Denver, CO 80202, US</c>.</summary>
    public string InWords() => Site is not { } site
        ? "remote"
        : string.Join(", ", new[] { site.City, $"{site.Region} {site.PostalCode}".Trim(), site.Country }.Where(part => part.Length > 0));

    /// <summary>All of it on one line, for those who may read the street.</summary>
    public string InFull() => Site is not { } site ? "remote"
        : string.Join(", ", new[] { site.Name, site.Line1, site.Line2, InWords() }.Where(part => !string.IsNullOrEmpty(part)));

    private Place With(Coordinates? point) =>
        Site is null ? this : new(Site with { Name = null, Line1 = null, Line2 = null, Coordinates = point });
}

/// <summary>A site with its address.</summary>
public sealed record Site
{
    /// <summary>What the site is called; left out for those who may not see the street.</summary>
    public string? Name { get; init; }

    /// <summary>Street and number; left out for those who may not see it.</summary>
    public string? Line1 { get; init; }

    /// <summary>What comes after street and number, such as floor and door.</summary>
    public string? Line2 { get; init; }

    /// <summary>City, town or village.</summary>
    public required string City { get; init; }

    /// <summary>State, province or county, where addresses have one.</summary>
    public string? Region { get; init; }

    /// <summary>The postal code; in the United States a ZIP code of five or nine digits.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The country as two capital letters of ISO 3166, such as <c>US</c>.</summary>
    public required string Country { get; init; }

    /// <summary>Where it is exactly, in WGS 84; left out for those who may not see the street.</summary>
    public Coordinates? Coordinates { get; init; }
}
