using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Places;

namespace WorkMarket.Domain.Tests.Places;

/// <summary>Where work is done in these tests.</summary>
internal static class Sites
{
    /// <summary>A store in Denver.</summary>
    public static Site Store => new()
    {
        Name = "Store 12",
        Line1 = "1600 Larimer Street",
        Line2 = "Rear door",
        City = "Denver",
        Region = "CO",
        PostalCode = "80202",
        Country = "US",
        Coordinates = new(39.7508, -104.9966),
    };

    /// <summary>Another store, on the other side of town.</summary>
    public static Site FarStore => Store with
    {
        Name = "Store 13",
        Line1 = "2100 South Colorado Boulevard",
        PostalCode = "80222",
        Coordinates = new(39.6781, -104.9408),
    };

    /// <summary>The door around the corner of the store: less than 500 m away, with the same postal code.</summary>
    public static Site Corner => Store with { Line1 = "1415 16th Street", Coordinates = new(39.7497, -104.9990) };

    /// <summary>A draft at a place.</summary>
    public static Func<DraftRequest, DraftRequest> At(Place place) => request => request with { Place = place };

    /// <summary>A draft in the store.</summary>
    public static DraftRequest InStore(DraftRequest request) => request with { Place = new(Store) };
}
