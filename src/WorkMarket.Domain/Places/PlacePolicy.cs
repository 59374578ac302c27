using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace WorkMarket.Domain.Places;

/// <summary>The limits of places, and when a change of place has to be agreed to (domain.md §8).</summary>
public sealed record PlacePolicy
{
    /// <summary>The longest name of a site, line of its address, city or region, in characters.</summary>
    public int LineLength { get; init; } = 200;

    /// <summary>The longest postal code, in characters.</summary>
    public int PostalCodeLength { get; init; } = 20;

    /// <summary>The longest access notes, in characters.</summary>
    public int NotesLength { get; init; } = 2_000;

    /// <summary>The longest mail address of a contact, in characters.</summary>
    public int EmailLength { get; init; } = 254;

    /// <summary>
    /// How many metres away another place may be of which the worker is told and not asked, within one postal code (domain.md §8: 500).
    /// </summary>
    [Range(0, 100_000)]
    public int NearMetres { get; init; } = 500;

    /// <summary>
    /// How long the worker can decide on another place where the scheduled start has passed (domain.md §8: 48 hours after the request).
    /// </summary>
    public Duration DecidedWithin { get; init; } = Duration.FromHours(48);
}
