using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Places;

namespace WorkMarket.Domain.Tests.Places;

/// <summary>Every limit of a place, on both of its sides.</summary>
[Rule("§8 On site or remote")]
public sealed class PlaceFieldTests
{
    private static readonly PlacePolicy Limits = Policy.Default.Places;

    [Fact]
    public void Work_is_on_a_site_or_remote_or_nothing_is_said_of_it()
    {
        Accepted(Sites.Store);
        Assert.True(Given.Draft(Sites.At(Place.Remote())).State.Brief.Place!.IsRemote());
        Assert.Null(Given.Draft().State.Brief.Place);
    }

    [Fact]
    public void A_site_has_a_name_and_an_address()
    {
        Refused(site => site with { Name = null, Line1 = " ", City = "" }, "name textRequired", "line1 textRequired", "city textRequired");
        Refused(site => site with { Line2 = "" }, "line2 textRequired");
        Refused(site => site with { Region = "a\nb" }, "region oneLine");
        Accepted(Sites.Store with { Line2 = null, Region = null, PostalCode = null, Coordinates = null });
    }

    [Fact]
    public void Its_texts_have_a_longest_length()
    {
        var (longest, longer) = (new string('x', Limits.LineLength), new string('x', Limits.LineLength + 1));
        Accepted(Sites.Store with { Name = longest, Line1 = longest, Line2 = longest, City = longest, Region = longest });
        Refused(
            site => site with { Name = longer, Line1 = longer, Line2 = longer, City = longer, Region = longer },
            "name textTooLong", "line1 textTooLong", "line2 textTooLong", "city textTooLong", "region textTooLong");
        Refused(
            site => site with { Country = "GB", PostalCode = new('1', Limits.PostalCodeLength + 1) }, "postalCode textTooLong");
    }

    [Theory]
    [InlineData("US")]
    [InlineData("CA")]
    [InlineData("DE")]
    [InlineData("VA")]
    [InlineData("PR")]
    [InlineData("SS")]
    public void A_country_is_one_of_ISO_3166(string code) => Accepted(Sites.Store with { Country = code });

    [Theory]
    [InlineData("")]
    [InlineData("us")]
    [InlineData("USA")]
    [InlineData("XX")]
    [InlineData("ZZ")]
    [InlineData("EU")]
    [InlineData("SU")]
    [InlineData("U\u0000")]
    public void A_country_that_does_not_exist_is_refused(string code) =>
        Refused(site => site with { Country = code, PostalCode = null }, "country countryUnknown");

    [Fact]
    public void A_zip_code_has_five_or_nine_digits()
    {
        foreach (var code in new[] { "80202", "80202-1234" })
            Accepted(Sites.Store with { PostalCode = code });
        foreach (var code in new[] { "8020", "802021", "80202-12", "80202 1234", "8O202", "" })
            Refused(site => site with { PostalCode = code }, "postalCode zipCodeInvalid");
        Accepted(Sites.Store with { Country = "CA", PostalCode = "K1A 0B1" });
    }

    [Fact]
    public void Coordinates_lie_on_the_globe()
    {
        foreach (var (latitude, longitude) in new[] { (90d, 180d), (-90, -180), (0, 0) })
            Accepted(Sites.Store with { Coordinates = new(latitude, longitude) });
        foreach (var wrong in new[] { 180.0001, -180.0001, double.NaN, double.PositiveInfinity })
        {
            Refused(
                site => site with { Coordinates = new(wrong, wrong) },
                "coordinates.latitude latitudeOutOfRange", "coordinates.longitude longitudeOutOfRange");
        }
        Refused(site => site with { Coordinates = new(90.0001, 0) }, "coordinates.latitude latitudeOutOfRange");
    }

    [Fact]
    public void The_great_circle_is_measured_in_metres()
    {
        var (denver, london) = (new Coordinates(39.7392, -104.9903), new Coordinates(51.5074, -0.1278));
        Assert.Equal(7_540_000, denver.MetresTo(london), 2_000d);
        Assert.Equal(0, denver.MetresTo(denver));
        Assert.Equal(20_015_115, new Coordinates(0, 0).MetresTo(new(0, 180)), 10d);
        Assert.Equal(111_195, new Coordinates(0, 179.5).MetresTo(new(0, -179.5)), 10d);
    }

    private static void Accepted(Site site) =>
        Assert.Equal(site, Given.Draft(Sites.At(new Place(site))).State.Brief.Place?.Site);

    private static void Refused(Func<Site, Site> change, params string[] refusals)
    {
        var decision = DraftRules.Create(
            Given.Id, Sites.At(new Place(change(Sites.Store)))(Given.Request), Clara, Given.Company, Policy.Default, At("06-10 09:00"));
        Assert.Equal(
            refusals.Select(refusal => $"place.site.{refusal}").Order(StringComparer.Ordinal),
            ((Decision.Refused)decision).Refusals.Select(refusal => $"{refusal.Field} {refusal.Rule}").Order(StringComparer.Ordinal));
    }
}
