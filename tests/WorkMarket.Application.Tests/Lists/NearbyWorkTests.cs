using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Places;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Lists;

[Rule("§8 and §10 Filtering and sorting by distance")]
public sealed class NearbyWorkTests
{
    private static readonly string[] Zips = ["80202", "80203", "80222", "80521", "10001", "00000", "94103", "60601"];

    private static readonly WorkerHome Home = new("US", "80202", Radius: 25);

    [Fact]
    public void A_filter_leaves_out_what_is_unknown_and_says_how_many_and_remote_work_passes()
    {
        ImmutableList<ListRow> rows =
            [Row(1, At("80222")), Row(2, At("10001")), Row(3, null), Row(4, At("00000")), Row(5, Place.Remote())];
        var near = NearbyWork.Page(rows, Home, new(Miles(25), WithUnknown: false, Nearest: true), null, 50);
        Assert.Equal(["5", "1"], Ids(near));
        Assert.Equal(2, near.LeftOut);
        var all = NearbyWork.Page(rows, Home, new(Miles(25), WithUnknown: true, Nearest: true), null, 50);
        Assert.Equal(["5", "1", "3", "4"], Ids(all));
        Assert.Null(all.LeftOut);
        Assert.Equal(["5", "1", "2", "3", "4"], Ids(NearbyWork.Page(rows, Home, new(null, false, true), null, 50)));
        Assert.Equal(["5"], Ids(NearbyWork.Page(rows, null, new(Miles(25), false, false), null, 50)));
    }

    [Fact]
    public void Two_hundred_random_queries_are_answered_as_by_looking_at_each()
    {
        var dice = new Dice(11);
        for (var query = 0; query < 200; query++)
        {
            var rows = Enumerable.Range(1, dice.Between(0, 40)).Select(id => Row(id, AnyPlace(dice))).ToImmutableList();
            var home = dice.OneIn(8) ? null : new WorkerHome("US", dice.One(Zips));
            var most = dice.OneIn(3) ? null : dice.OneIn(2)
                ? Miles(dice.Between(1, 2_000)) : new(dice.Between(1, 3_000), DistanceUnit.Kilometres);
            var wanted = new Nearness(most, dice.OneIn(2), dice.OneIn(2));

            var expected = rows.Select(row => (Row: row, Distance: Distance.Roughly(row.Place?.Site, home)))
                .Select(one => (one.Row, Metres: one.Row.Place?.Site is null && one.Row.Place is not null ? 0 : one.Distance?.ToMetres()))
                .Where(one => one.Metres is { } metres ? most is null || metres <= most.ToMetres() : most is null || wanted.WithUnknown)
                .OrderBy(one => one.Metres is null).ThenBy(one => wanted.Nearest ? (int?)one.Metres : 0)
                .ThenByDescending(one => one.Row.CreatedAt).Select(one => one.Row.Id.Value).ToList();

            Assert.Equal(expected, Paged(rows, home, wanted, dice.Between(1, 9)));
        }
    }

    private static List<string> Paged(ImmutableList<ListRow> rows, WorkerHome? home, Nearness wanted, int limit)
    {
        var (all, after) = (new List<string>(), (string?)null);
        do
        {
            var page = NearbyWork.Page(rows, home, wanted, after, limit);
            Assert.InRange(page.Rows.Count, 0, limit);
            all.AddRange(Ids(page));
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    private static IEnumerable<string> Ids(NearPage page) => page.Rows.Select(row => row.Row.Id.Value);

    private static Distance Miles(int miles) => new(miles, DistanceUnit.Miles);

    private static Place At(string zip) => new(new Site { City = "Somewhere", PostalCode = zip, Country = "US" });

    private static Place? AnyPlace(Dice dice) => dice.One<Place?>(
        null, Place.Remote(), At(dice.One(Zips)), At(dice.One(Zips)),
        new(new Site { City = "Calgary", Country = "CA", Coordinates = new(51.0 + dice.Below(10) / 10d, -114.1) }));

    private static ListRow Row(int id, Place? place) => new()
    {
        Id = new($"{id}"),
        Version = 1,
        Status = Status.Sent,
        Title = "Replace a switch",
        Company = new("northwind"),
        CreatedAt = ManualClock.Start - Duration.FromMinutes(id),
        Schedule = new(ManualClock.Start, ManualClock.Start + Duration.FromHours(2), DateTimeZone.Utc),
        Place = place,
        Price = Money.From(100, Currency.Usd),
        Labels = [],
    };
}
