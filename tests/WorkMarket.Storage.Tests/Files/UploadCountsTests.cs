using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Assignments;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

[Rule("§3 Uploads per case and day have a bound; a repeat under the same Idempotency-Key is not counted twice")]
public sealed class UploadCountsTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    [Fact]
    public async Task So_many_are_begun_a_day_each_counted_once()
    {
        var market = await Market.Open();
        var (counts, id) = (market.Storage.UploadCounts, await market.CaseThatIs(Status.Assigned));
        var key = market.Key(Cast.Wanda, "/uploads");
        var first = Upload(id, key);
        market.Storage.Requests.Reset();
        Assert.True(await counts.Count(first, Today, 2, default));
        Assert.Equal(["1 table.get cases", "1 table.insert cases"], market.Requests());
        // The same request again, also in another hour.
        market.Clock.Advance(Duration.FromHours(1));
        Assert.True(await counts.Count(Upload(id, key), Today, 2, default));
        var second = Upload(id, null);
        Assert.True(await counts.Count(second, Today, 2, default));
        Assert.True(await counts.Count(second, Today, 2, default));
        Assert.False(await counts.Count(Upload(id, null), Today, 2, default));
        Assert.True(await counts.Count(Upload(id, null), Today.PlusDays(1), 2, default));
        var other = await market.CaseThatIs(Status.Assigned, named: "other");
        Assert.True(await counts.Count(Upload(other, null), Today, 2, default));
        // It is no part of the case.
        Assert.NotNull(await market.Storage.Cases.Read(id, default));

        UploadId Upload(AssignmentId @case, CommandKey? under) => UploadId.New(@case, under, new string('b', 64), market.Clock.GetCurrentInstant());
    }

    [Fact]
    public async Task At_once_no_more_get_in_than_there_is_room_for()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Assigned);
        var counted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            market.Storage.UploadCounts.Count(UploadId.New(id, null, "", market.Clock.GetCurrentInstant()), Today, 5, default)));
        Assert.Equal(5, counted.Count(isCounted => isCounted));
    }
}
