using WorkMarket.Domain;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;

namespace WorkMarket.Application.Places;

/// <summary>How far it is from a worker's home to a site, along the great circle (domain.md §8).</summary>
/// <param name="Value">How far; whole and at least 1 for those who may not see the street.</param>
/// <param name="Unit">In miles where the site is in the United States, else in kilometres.</param>
public sealed record Distance(double Value, DistanceUnit Unit)
{
    private const double MetresInMile = 1_609.344;
    private const double MetresInKilometre = 1_000;

    /// <summary>The same in metres.</summary>
    public double ToMetres() => Value * MetresIn(Unit);

    private static double MetresIn(DistanceUnit unit) => unit == DistanceUnit.Miles ? MetresInMile : MetresInKilometre;

    /// <summary>
    /// For those who may not see the street: between the centroids of the postal codes, elsewhere from coordinates put to a tenth of a
    /// degree, in whole units and never below 1. Whatever home somebody tries, no more than one such point of a site can be found. Null
    /// where either end is not known.
    /// </summary>
    public static Distance? Roughly(Site? site, WorkerHome? home) =>
        site is not null && home is not null
        && (PostalCentroids.Find(site.Country, site.PostalCode) ?? site.Coordinates?.Rounded()) is { } there
        && (PostalCentroids.Find(home.Country, home.PostalCode) ?? home.Coordinates?.Rounded()) is { } here
            ? new(Math.Max(1, Math.Round(here.MetresTo(there) / MetresIn(UnitOf(site)))), UnitOf(site))
            : null;

    /// <summary>
    /// For the worker who sees the street: between coordinates, from the centroid of the postal code where there are none, to a tenth of a
    /// unit. Null where either end is not known.
    /// </summary>
    public static Distance? Exactly(Site? site, WorkerHome? home) =>
        site is not null && home is not null
        && (site.Coordinates ?? PostalCentroids.Find(site.Country, site.PostalCode)) is { } there
        && (home.Coordinates ?? PostalCentroids.Find(home.Country, home.PostalCode)) is { } here
            ? new(Math.Round(here.MetresTo(there) / MetresIn(UnitOf(site)), 1), UnitOf(site))
            : null;

    private static DistanceUnit UnitOf(Site site) =>
        site.Country == Geography.UnitedStates ? DistanceUnit.Miles : DistanceUnit.Kilometres;
}
