using WorkMarket.Domain.Places;

namespace WorkMarket.Api.Places;

/// <summary>Where the work is done: either on a <c>site</c>, or <c>remote</c>.</summary>
/// <param name="Remote">Whether it is done from anywhere.</param>
/// <param name="Site">The site with its address, where it is not remote; its name and first line have to be there.</param>
public sealed record PlaceBody(bool Remote = false, Site? Site = null)
{
    /// <summary>The place.</summary>
    internal Place ToPlace(string field) => Remote == Site is null
        ? new(Site)
        : throw new BadRequestException(field, "placeRequired", "Either give the 'site', or say that the work is done from anywhere "
            + "with 'remote': true.");
}

/// <summary>Where the work is done, as far as its reader may see.</summary>
/// <param name="Remote">Whether it is done from anywhere.</param>
/// <param name="Site">
/// The site: its city, region, postal code and country for everybody who sees the scope; its name, street and coordinates for the
/// client's people and the assigned worker alone, until it is paid or cancelled without pay.
/// </param>
public sealed record PlaceView(bool Remote, Site? Site)
{
    internal static PlaceView FromPlace(Place place) => new(place.IsRemote(), place.Site);
}
