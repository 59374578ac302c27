using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Funds;
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

/// <summary>Whom to ask for on site, and how to get in; at least one of the two.</summary>
/// <param name="Contact">Whom to ask for.</param>
/// <param name="Notes">How to get in.</param>
public sealed record AccessBody(SiteContact? Contact = null, string? Notes = null)
{
    internal KeptAccess ToKept() => new(new(Contact, Notes), EventJson.NewSalt());
}

/// <summary>Another place, why, and what the longer way is worth.</summary>
/// <param name="Place">Where the work shall be done instead.</param>
/// <param name="Reason">What speaks for it, for the worker.</param>
/// <param name="Travel">What is added as an expense once the worker agrees; nothing if left out.</param>
public sealed record AskPlaceRequest(PlaceBody Place, string? Reason = null, Money? Travel = null);

/// <summary>Another place that the client has asked the worker for.</summary>
/// <param name="Place">Where the work shall be done instead.</param>
/// <param name="Reason">What speaks for it; left out where nothing was said.</param>
/// <param name="Travel">What is added for the way once the worker agrees; left out where nothing is.</param>
/// <param name="At">When it was asked.</param>
/// <param name="LapsesAt">When it lapses by itself.</param>
public sealed record PlaceRequestView(PlaceView Place, string? Reason, Money? Travel, Instant At, Instant LapsesAt)
{
    internal static PlaceRequestView FromRequest(RequestedPlace request, Schedule schedule) => new(
        PlaceView.FromPlace(request.Place), request.Reason, request.Travel, request.At, request.LapsesAt(schedule));
}
