using System.Collections.Frozen;
using NodaTime.TimeZones;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Places;

/// <summary>What a place may hold, and who may read all of it (domain.md §8).</summary>
public static class PlaceRules
{
    private const string UnitedStates = "US";

    // The time zone database lists every country of ISO 3166 in which somebody lives.
    private static readonly FrozenSet<string> Countries =
        TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.CountryCode).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a place: every field that is.</summary>
    public static IEnumerable<Refusal> Check(Place place, string field, PlacePolicy limits) => place.Site is not { } site ? [] :
    [
        .. Text.Line(site.Name ?? "", $"{field}.site.name", limits.LineLength),
        .. Text.Line(site.Line1 ?? "", $"{field}.site.line1", limits.LineLength),
        .. site.Line2 is { } more ? Text.Line(more, $"{field}.site.line2", limits.LineLength) : [],
        .. Text.Line(site.City, $"{field}.site.city", limits.LineLength),
        .. site.Region is { } region ? Text.Line(region, $"{field}.site.region", limits.LineLength) : [],
        .. Country(site.Country, $"{field}.site.country"),
        .. PostalCode(site.PostalCode, site.Country, $"{field}.site.postalCode", limits),
        .. site.Coordinates is { } point ? Point(point, $"{field}.site.coordinates") : [],
    ];

    /// <summary>
    /// Whether somebody reads the whole place, with street, contact and access notes: the client's people and WorkMarket, and the worker
    /// who has it until it is paid, or cancelled without pay.
    /// </summary>
    public static bool ReadsStreet(Assignment state, Actor by) =>
        Access.IsParty(state, by) && (by is not Actor.Worker || state is not (Paid or Cancelled));

    /// <summary>The place as somebody may read it.</summary>
    public static Place? ForReader(Assignment state, Actor by, Place? place) => ReadsStreet(state, by) ? place : place?.InScope();

    /// <summary>What is wrong with a country.</summary>
    internal static IEnumerable<Refusal> Country(string country, string field)
    {
        if (!Countries.Contains(country))
            yield return new InvalidField(
                field, "countryUnknown", "A country is two capital letters of ISO 3166, such as US or CA; there is none of these.");
    }

    /// <summary>What is wrong with a postal code, where there is one.</summary>
    internal static IEnumerable<Refusal> PostalCode(string? code, string country, string field, PlacePolicy limits) => code switch
    {
        null => [],
        _ when country == UnitedStates && !IsZip(code) =>
            [new InvalidField(field, "zipCodeInvalid", "A ZIP code has five digits, or nine as in 10001-1234.")],
        _ => Text.Line(code, field, limits.PostalCodeLength),
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
