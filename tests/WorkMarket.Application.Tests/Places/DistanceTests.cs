using WorkMarket.Application.Places;
using WorkMarket.Domain;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Places;

[Rule("§8 Distance: between postal centroids, in whole miles or km, never below 1, elsewhere from coordinates rounded to 0.1°")]
public sealed class DistanceTests
{
    private static readonly Site Denver = new()
    {
        Name = "Store 12",
        Line1 = "1600 Larimer Street",
        City = "Denver",
        Region = "CO",
        PostalCode = "80202",
        Country = "US",
        Coordinates = new(39.7508, -104.9966),
    };

    private static readonly Site Toronto = new()
    {
        Name = "Depot",
        Line1 = "1 Front Street",
        City = "Toronto",
        PostalCode = "M5J 2X5",
        Country = "CA",
        Coordinates = new(43.6453, -79.3806),
    };

    /// <summary>Points as the Census Bureau's Gazetteer of 2021 has them.</summary>
    [Theory]
    [InlineData("00601", 18.181, -66.750)]
    [InlineData("10001", 40.751, -73.997)]
    [InlineData("60601", 41.885, -87.622)]
    [InlineData("94103", 37.773, -122.411)]
    [InlineData("96799", -14.323, -170.752)]
    [InlineData("99929", 56.221, -131.924)]
    [InlineData("10001-1234", 40.751, -73.997)]
    public void The_centroids_of_ZIP_codes_are_known(string zip, double latitude, double longitude) =>
        Assert.Equal(new Coordinates(latitude, longitude), PostalCentroids.Find("US", zip));

    [Fact]
    public void There_are_as_many_as_areas_and_none_elsewhere()
    {
        Assert.Equal(33_791, PostalCentroids.Count);
        Assert.Null(PostalCentroids.Find("US", "00000"));
        Assert.Null(PostalCentroids.Find("US", "1000"));
        Assert.Null(PostalCentroids.Find("DE", "10115"));
        Assert.Null(PostalCentroids.Find(null, "10001"));
        Assert.Null(PostalCentroids.Find("US", null));
    }

    [Fact]
    public void It_is_in_whole_miles_in_the_United_States_and_in_kilometres_elsewhere()
    {
        Assert.Equal(DistanceUnit.Miles, Roughly(Denver, Zip("10001")).Unit);
        Assert.Equal(1_627, Roughly(Denver, Zip("10001")).Value, 5d);
        Assert.Equal(DistanceUnit.Kilometres, Roughly(Toronto, Zip("10001")).Unit);
        Assert.Equal(552, Roughly(Toronto, Zip("10001")).Value, 8d);
        Assert.Equal(0, Roughly(Toronto, Zip("10001")).Value % 1);
    }

    [Fact]
    public void It_is_never_below_one()
    {
        Assert.Equal(1, Roughly(Denver, Zip("80202")).Value);
        Assert.Equal(1, Roughly(Toronto, new(Coordinates: Toronto.Coordinates)).Value);
    }

    [Fact]
    public void It_is_unknown_where_an_end_is()
    {
        Assert.Null(Distance.Roughly(Toronto with { Coordinates = null }, Zip("10001")));
        Assert.Null(Distance.Roughly(Denver, new("DE", "10115")));
        Assert.Null(Distance.Roughly(Denver, null));
        Assert.Null(Distance.Roughly(null, Zip("10001")));
        Assert.Null(Distance.Exactly(Denver with { PostalCode = "00000", Coordinates = null }, Zip("10001")));
    }

    [Fact]
    public void Who_sees_the_street_is_told_the_way_between_coordinates() =>
        Assert.Equal(new(0.1, DistanceUnit.Miles), Distance.Exactly(Denver, new(Coordinates: new(39.7497, -104.9990))));

    /// <summary>Whatever home somebody tries, two sites in one ZIP code, or in one tenth of a degree, are told alike.</summary>
    [Fact]
    public void No_site_can_be_found_by_moving_home_by_small_steps()
    {
        var dice = new Dice(7);
        foreach (var (one, other) in new[]
        {
            (Denver, Denver with { Coordinates = new(39.7400, -104.9800) }),
            (Denver, Denver with { Coordinates = null }),
            (Toronto, Toronto with { Coordinates = new(43.5601, -79.4499) }),
        })
        {
            for (var step = 0; step < 500; step++)
            {
                var home = new WorkerHome(Coordinates: new(
                    39 + dice.Below(60_000) / 10_000d, -106 + dice.Below(300_000) / 10_000d));
                Assert.Equal(Distance.Roughly(one, home), Distance.Roughly(other, home));
            }
        }
    }

    [Fact]
    public void No_home_can_be_found_either()
    {
        var (one, other) = (new WorkerHome("US", "80203", new(39.7312, -104.9826)), new WorkerHome("US", "80203", new(39.7390, -104.9750)));
        foreach (var latitude in Enumerable.Range(0, 200))
        {
            var site = Toronto with { Coordinates = new(39.70 + latitude / 1_000d, -104.98) };
            Assert.Equal(Distance.Roughly(site, one), Distance.Roughly(site, other));
        }
    }

    private static WorkerHome Zip(string code) => new("US", code);

    private static Distance Roughly(Site site, WorkerHome home) => Distance.Roughly(site, home)!;
}
