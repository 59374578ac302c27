using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Places;

/// <summary>What a place may hold, and who may read all of it (domain.md §8).</summary>
public static class PlaceRules
{
    /// <summary>What is wrong with a place: every field that is.</summary>
    public static IEnumerable<Refusal> Check(Place place, string field, PlacePolicy limits) => place.Site is not { } site ? [] :
    [
        .. Text.Line(site.Name ?? "", $"{field}.site.name", limits.LineLength),
        .. Text.Line(site.Line1 ?? "", $"{field}.site.line1", limits.LineLength),
        .. site.Line2 is { } more ? Text.Line(more, $"{field}.site.line2", limits.LineLength) : [],
        .. Text.Line(site.City, $"{field}.site.city", limits.LineLength),
        .. site.Region is { } region ? Text.Line(region, $"{field}.site.region", limits.LineLength) : [],
        .. Geography.Country(site.Country, $"{field}.site.country"),
        .. Geography.PostalCode(site.PostalCode, site.Country, $"{field}.site.postalCode", limits.PostalCodeLength),
        .. site.Coordinates is { } point ? Geography.Point(point, $"{field}.site.coordinates") : [],
    ];

    /// <summary>
    /// Whether somebody reads the whole place, with street, contact and access notes: the client's people and WorkMarket, and the worker
    /// who has it until it is paid, or cancelled without pay.
    /// </summary>
    public static bool ReadsStreet(Assignment state, Actor by) =>
        Access.IsParty(state, by) && (by is not Actor.Worker || state is not (Paid or Cancelled));

    /// <summary>The place as somebody may read it.</summary>
    public static Place? ForReader(Assignment state, Actor by, Place? place) => ReadsStreet(state, by) ? place : place?.InScope();
}
