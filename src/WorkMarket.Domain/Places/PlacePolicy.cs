namespace WorkMarket.Domain.Places;

/// <summary>The limits of places, and when a change of place has to be agreed to (domain.md §8).</summary>
public sealed record PlacePolicy
{
    /// <summary>The longest name of a site, line of its address, city or region, in characters.</summary>
    public int LineLength { get; init; } = 200;

    /// <summary>The longest postal code, in characters.</summary>
    public int PostalCodeLength { get; init; } = 20;
}
