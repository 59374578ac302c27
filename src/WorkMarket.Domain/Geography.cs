using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace WorkMarket.Domain;

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

/// <summary>In which unit a distance is said.</summary>
public enum DistanceUnit
{
    /// <summary>Miles, as in the United States.</summary>
    Miles,

    /// <summary>Kilometres.</summary>
    Kilometres,
}

/// <summary>What countries, postal codes and coordinates may be, of places and of homes (domain.md §8).</summary>
public static class Geography
{
    /// <summary>The country whose postal codes have known centroids.</summary>
    public const string UnitedStates = "US";

    // The time zone database lists every country of ISO 3166 in which somebody lives.
    private static readonly FrozenSet<string> Countries =
        TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.CountryCode).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a country.</summary>
    internal static IEnumerable<Refusal> Country(string country, string field)
    {
        if (!Countries.Contains(country))
            yield return new InvalidField(
                field, "countryUnknown", "A country is two capital letters of ISO 3166, such as US or CA; there is none of these.");
    }

    /// <summary>What is wrong with a postal code, where there is one.</summary>
    internal static IEnumerable<Refusal> PostalCode(string? code, string country, string field, int longest) => code switch
    {
        null => [],
        _ when country == UnitedStates && !IsZip(code) =>
            [new InvalidField(field, "zipCodeInvalid", "A ZIP code has five digits, or nine as in 10001-1234.")],
        _ => Text.Line(code, field, longest),
    };

    /// <summary>What is wrong with coordinates. What is no number is out of range too.</summary>
    internal static IEnumerable<Refusal> Point(Coordinates point, string field)
    {
        if (!(Math.Abs(point.Latitude) <= 90))
            yield return new InvalidField($"{field}.latitude", "latitudeOutOfRange", "The latitude is between -90 and 90 degrees.");
        if (!(Math.Abs(point.Longitude) <= 180))
            yield return new InvalidField($"{field}.longitude", "longitudeOutOfRange", "The longitude is between -180 and 180 degrees.");
    }

    private static bool IsZip(string code) => code.Length switch
    {
        5 => code.All(char.IsAsciiDigit),
        10 => code[5] == '-' && code.Remove(5, 1).All(char.IsAsciiDigit),
        _ => false,
    };
}
