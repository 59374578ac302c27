using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Places;

/// <summary>Where the work is done (domain.md §8), over HTTP.</summary>
public sealed class PlaceTests(HostFixture fixture) : HostTests(fixture)
{
    private static object Store => Site("1600 Larimer Street", "80202", 39.7508, -104.9966);

    private static object FarStore => Site("2100 South Colorado Boulevard", "80222", 39.6781, -104.9408);

    private static object Corner => Site("1415 16th Street", "80202", 39.7497, -104.9990);

    private static object Access => new { contact = new { name = "Dana Fox", phone = "+13035550100" }, notes = "Ring at the back." };

    [Fact]
    public async Task The_street_is_for_the_clients_people_and_the_assigned_worker_until_it_is_cancelled()
    {
        var id = await Offers.Sent(("place", Store), ("siteAccess", Access));
        var offered = (await Wanda.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Equal("Denver", offered.GetProperty("place").GetProperty("site").GetProperty("city").GetString());
        Hides(offered);
        Hides((await Wanda.Get("assignments?limit=100")).Expect(200).Json);
        Shows((await Nora.Get($"assignments/{id}")).Expect(200).Json);

        var application = (await Wanda.Post($"assignments/{id}/applications")).Expect(201).As<Done>().Application!;
        (await Nora.Post($"assignments/{id}/applications/{application.Id}/accept")).Expect(200);
        Shows((await Wanda.Get($"assignments/{id}")).Expect(200).Json);
        Shows((await Sam.Get($"assignments/{id}")).Expect(200).Json);

        (await Nora.Post($"assignments/{id}/cancel", new { reason = "workNotNeeded" })).Expect(200);
        Hides((await Wanda.Get($"assignments/{id}")).Expect(200).Json);
        Hides((await Wanda.Get($"assignments/{id}/timeline?limit=100")).Expect(200).Json);
        (await Sam.Delete($"assignments/{id}/access")).Expect(200);
        var timeline = (await Nora.Get($"assignments/{id}/timeline?limit=100")).Expect(200).Json;
        Assert.True(timeline.GetProperty("chain").GetProperty("verified").GetBoolean());
        Assert.False((await Nora.Get($"assignments/{id}")).Json.TryGetProperty("siteAccess", out _));
    }

    [Fact]
    public async Task The_worker_agrees_to_another_place_and_is_told_of_one_around_the_corner()
    {
        var id = await Offers.Assigned(("place", Store));
        (await Nora.Post($"assignments/{id}/place", new { place = Corner })).Expect(200);
        Assert.Equal("1415 16th Street", await Street(id));
        (await Nora.Post($"assignments/{id}/place", new
        {
            place = FarStore,
            reason = "They moved.",
            travel = new { amount = "20.00", currency = "USD" },
        })).Expect(200);
        Assert.Equal("1415 16th Street", await Street(id));
        await Refused(id, () => Nora.Post($"assignments/{id}/place", new { place = Store }), 409, "placeUndecided");
        (await Wanda.Post($"assignments/{id}/place/approve")).Expect(200);
        Assert.Equal("2100 South Colorado Boulevard", await Street(id));
        Assert.Single((await Wanda.Get($"assignments/{id}")).Json.GetProperty("funds").EnumerateArray());
        await Refused(id, () => Wanda.Post($"assignments/{id}/place/decline"), 409, "noPlaceRequest");
        (await Nora.Post($"assignments/{id}/place", new { place = new { remote = true } })).Expect(200);
        (await Nora.Post($"assignments/{id}/place/withdraw")).Expect(200);
    }

    [Fact]
    public async Task What_no_place_can_be_is_refused()
    {
        foreach (var (place, rule) in new[]
        {
            (Site("x", "80202", 91, 0), "latitudeOutOfRange"), (Site("x", "80202", 0, 181), "longitudeOutOfRange"),
            (Site("x", "8020", 0, 0), "zipCodeInvalid"), (Site("x", "80202", 0, 0, "XX"), "countryUnknown"),
            (Site(new('x', 201), "80202", 0, 0), "textTooLong"),
        })
            (await Nora.Post("assignments", Offers.Body(("place", place)))).ExpectRefusal(400, rule);
        (await Nora.Post("assignments", Offers.Body(("place", new { })))).ExpectRefusal(400, "placeRequired");
        (await Nora.Post("assignments", Offers.Body(("place", new { remote = true }), ("siteAccess", Access))))
            .ExpectRefusal(409, "noSite");
        (await Nora.Post(
            "assignments", Offers.Body(("place", Store), ("siteAccess", new { contact = new { name = "Dana", phone = "911" } }))))
            .ExpectRefusal(400, "phoneNotE164");
        Assert.Equal(400, (await Nora.Post(
            "assignments", Offers.Body(("place", new { site = new { coordinates = new { latitude = "NaN" } } })))).Status);
    }

    [Fact]
    public async Task A_list_is_filtered_and_sorted_by_distance()
    {
        (await Wanda.Get("assignments?within=25")).ExpectRefusal(400, "withinInvalid");
        (await Wanda.Get("assignments?within=0mi")).ExpectRefusal(400, "withinInvalid");
        (await Wanda.Get("assignments?sort=price")).ExpectRefusal(400, "sortUnknown");
        (await Wanda.Get("assignments?within=5mi&unknown=yes")).ExpectRefusal(400, "unknownUnknown");
        (await Nora.Get("assignments?within=25mi")).ExpectRefusal(400, "distanceForWorkers");
        var near = (await Wanda.Get("assignments?within=25mi&sort=distance")).Expect(200).Json;
        Assert.True(near.TryGetProperty("unknownDistance", out _));
    }

    private static object Site(string street, string zip, double latitude, double longitude, string country = "US") => new
    {
        site = new
        {
            name = "Store 12",
            line1 = street,
            city = "Denver",
            region = "CO",
            postalCode = zip,
            country,
            coordinates = new { latitude, longitude },
        },
    };

    private async Task<string?> Street(string id) => (await Wanda.Get($"assignments/{id}")).Expect(200).Json
        .GetProperty("place").GetProperty("site").GetProperty("line1").GetString();

    private static void Shows(JsonElement view)
    {
        Assert.Contains("Larimer", view.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Ring at the back.", view.GetRawText(), StringComparison.Ordinal);
    }

    private static void Hides(JsonElement view)
    {
        Assert.All(
            ["Larimer", "Store 12", "Dana", "Ring at the back."],
            hidden => Assert.DoesNotContain(hidden, view.GetRawText(), StringComparison.Ordinal));
        // The latitude, and not the seconds of a time.
        Assert.DoesNotMatch(@"(?<!\d:)39\.75", view.GetRawText());
    }
}
