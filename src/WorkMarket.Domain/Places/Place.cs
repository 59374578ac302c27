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

/// <summary>A point in WGS 84.</summary>
/// <param name="Latitude">Degrees north, between −90 and 90.</param>
/// <param name="Longitude">Degrees east, between −180 and 180.</param>
public sealed record Coordinates(double Latitude, double Longitude)
{
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>Metres along the great circle to another point.</summary>
    public double MetresTo(Coordinates other)
    {
        var (latitude, otherLatitude) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var (north, east) =
            (otherLatitude - latitude, double.DegreesToRadians(other.Longitude - Longitude));
        var half = Math.Pow(Math.Sin(north / 2), 2) + Math.Cos(latitude) * Math.Cos(otherLatitude) * Math.Pow(Math.Sin(east / 2), 2);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    /// <summary>The point put to a tenth of a degree, which tells nobody the house.</summary>
    public Coordinates Rounded() => new(Tenth(Latitude), Tenth(Longitude));

    // Adding nothing makes of a negative nought an ordinary one.
    private static double Tenth(double degrees) => Math.Round(degrees, 1, MidpointRounding.AwayFromZero) + 0.0;
}
