using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Files;
using WorkMarket.Storage.Tables;
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
        var (counts, id) = (market.Storage.UploadCounts, await market.CaseThatIsJust(Status.Assigned));
        var key = market.Key(Cast.Wanda, "/uploads");
        var first = Upload(id, key);
        market.Storage.Requests.Reset();
        Assert.True(await counts.Count(first, Role.Worker, Today, 2, default));
        Assert.Equal(["1 table.get cases", "1 table.insert cases"], market.Requests());
        // The same request again, also in another hour.
        market.Clock.Advance(Duration.FromHours(1));
        Assert.True(await counts.Count(Upload(id, key), Role.Worker, Today, 2, default));
        var second = Upload(id, null);
        Assert.True(await counts.Count(second, Role.Worker, Today, 2, default));
        Assert.True(await counts.Count(second, Role.Worker, Today, 2, default));
        Assert.False(await counts.Count(Upload(id, null), Role.Worker, Today, 2, default));
        Assert.True(await counts.Count(Upload(id, null), Role.Worker, Today.PlusDays(1), 2, default));
        var other = await market.CaseThatIsJust(Status.Assigned, named: "other");
        Assert.True(await counts.Count(Upload(other, null), Role.Worker, Today, 2, default));
        // What one side begins takes no room from the other.
        Assert.True(await counts.Count(Upload(id, null), Role.Client, Today, 2, default));
        // It is no part of the case.
        Assert.NotNull(await market.Storage.Cases.Read(id, default));

        UploadId Upload(AssignmentId @case, CommandKey? under) =>
            UploadId.New(@case, under, new string('b', 64), market.Clock.GetCurrentInstant());
    }

    [Fact]
    public async Task At_once_no_more_get_in_than_there_is_room_for()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Assigned);
        var counted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            market.Storage.UploadCounts.Count(
                UploadId.New(id, null, "", market.Clock.GetCurrentInstant()), Role.Worker, Today, 5, default)));
        Assert.Equal(5, counted.Count(isCounted => isCounted));
    }

    [Fact]
    public async Task Many_at_once_wait_for_each_other()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Assigned);
        var counted = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ =>
            market.Storage.UploadCounts.Count(
                UploadId.New(id, null, "", market.Clock.GetCurrentInstant()), Role.Worker, Today, 200, default)));
        Assert.All(counted, Assert.True);
    }

    [Fact]
    public async Task Where_others_are_always_faster_it_is_too_busy_and_storage_is_well()
    {
        var market = await Market.Open();
        var (id, others) = (await market.CaseThatIsJust(Status.Assigned), market.Storage.UploadCounts);
        var between = new Interference();
        for (var tries = 0; tries < 20; tries++)
            between.Before(() => others.Count(
                UploadId.New(id, null, "", market.Clock.GetCurrentInstant()), Role.Worker, Today, 200, default));
        var counts = new TableUploadCounts(TableStorage.Open(market.Connection, new() { PerAttempt = [between] })
            .Table(market.Table.Name));
        await Assert.ThrowsAsync<BusyException>(() => counts.Count(
            UploadId.New(id, null, "", market.Clock.GetCurrentInstant()), Role.Worker, Today, 200, default));
    }

    [Fact]
    [Rule("Issue 11: uploads to a profile have the bound of uploads to an assignment; the day begins at midnight in UTC")]
    public async Task So_many_uploads_to_a_profile_are_begun_a_day_and_no_more()
    {
        var market = await Market.Open();
        var policy = Policy.Default with { UploadsPerDay = 2 };
        var profiles = new ProfileFiles(
            market.Directory, market.Storage.Directory, market.Storage.Files, market.Storage.UploadCounts, market.Clock, new(), policy);
        market.Clock.Set(Instant.FromUtc(2026, 11, 20, 22, 30));
        var key = market.Key(Cast.Wanda, "/uploads");
        market.Storage.Requests.Reset();
        var first = await Begin(key);
        Assert.NotNull(first.Grant);
        Assert.Equal(["1 table.get cases", "1 table.insert cases"], market.Requests());
        Assert.NotNull((await Begin(key)).Grant);
        Assert.NotNull((await Begin(null)).Grant);
        var refusal = Assert.Single((await Begin(null)).Refusals);
        Assert.Equal(
            ("uploadsFull", RefusalKind.Conflict, Instant.FromUtc(2026, 11, 21, 0, 0)),
            (refusal.Rule, refusal.Kind, refusal.HoldsFrom!.Value));
        Assert.Equal(
            "At most 2 files can be handed in to a profile in a day. You can hand in more from Saturday, 21 November 2026, 00:00 UTC on.",
            refusal.Message);
        // One that is under way gets another address all the same; another worker has a day of their own.
        Assert.NotNull((await Begin(null, first.Grant.Upload.Value)).Grant);
        Assert.NotNull((await profiles.Begin(Cast.Walt.Id, Market.Ask(Cast.Walt), "a.pdf", 10, null, default)).Grant);
        market.Clock.Set(refusal.HoldsFrom!.Value);
        Assert.NotNull((await Begin(null)).Grant);
        // Where they are counted is no case.
        Assert.Empty((await market.Storage.Cases.Cases(null, default)).Ids);

        Task<(UploadGrant? Grant, ImmutableList<Refusal> Refusals)> Begin(CommandKey? under, string? renew = null) =>
            profiles.Begin(Cast.Wanda.Id, Market.Ask(Cast.Wanda, under, new('b', 64)), "a.pdf", 10, renew, default);
    }
}
