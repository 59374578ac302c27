using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Lists;

[Rule("§3 At approval are shown apart: times overlapping with a visit elsewhere (how long, not where)")]
public sealed class VisitsElsewhereTests
{
    [Fact]
    public async Task What_is_submitted_says_for_how_long_the_worker_was_on_visits_of_other_assignments_too()
    {
        var (market, first, second) = await TwoAtOnce();
        await Submit(market, second);
        Assert.Equal(
            [new(new("v1"), Duration.FromMinutes(30))],
            Assert.Single((await market.Events(second)).OfType<Completed>()).Elsewhere!);
        // The one that was submitted before nobody knew of says nothing; whoever is to approve it sees it all the same.
        Assert.Null(Assert.Single((await market.Events(first)).OfType<Completed>()).Elsewhere);
        Assert.Equal([Duration.FromMinutes(30)], Seen(await market.Reader.Read(first, Cast.Nora, default)));
        Assert.Equal([Duration.FromMinutes(30)], Seen(await market.Reader.Read(second, Cast.Nora, default)));
    }

    [Fact]
    public async Task Those_of_an_engagement_that_ended_count_too()
    {
        var (market, first, second) = await TwoAtOnce();
        await market.Do(first, Cast.Nora, new SendBack("Walt is nearer."));
        await market.Do(first, Cast.Nora, new Unassign("Walt is nearer.", CancellationReason.Other, Cast.Usd(40)));
        await market.RunEffects();
        await Submit(market, second);
        Assert.Equal(
            [new(new("v1"), Duration.FromMinutes(30))],
            Assert.Single((await market.Events(second)).OfType<Completed>()).Elsewhere!);
    }

    [Fact]
    public async Task It_costs_one_request_where_times_are_submitted_or_looked_at_before_approval()
    {
        var (market, first, second) = await TwoAtOnce();
        market.Storage.Requests.Reset();
        await market.Reader.Read(first, Cast.Nora, default);
        Assert.Equal(["1 table.query cases", "1 table.query lists"], market.Requests());
        await market.Do(first, Cast.Nora, new Approve());
        market.Storage.Requests.Reset();
        await market.Reader.Read(first, Cast.Nora, default);
        Assert.DoesNotContain("1 table.query lists", market.Requests());
    }

    [Fact]
    public async Task Another_workers_visits_and_those_of_other_times_are_none_of_it()
    {
        var (market, first, _) = await TwoAtOnce();
        var lists = market.Storage.Lists;
        var visit = Assert.Single(
            await Read(Cast.Wanda.Id, new("none"), Instant.MinValue, Instant.MaxValue), seen => seen.CheckOut is not null);
        Assert.Equal(Duration.FromHours(1), visit.CheckOut - visit.CheckIn);
        Assert.Empty(await Read(Cast.Walt.Id, new("none"), Instant.MinValue, Instant.MaxValue));
        Assert.DoesNotContain(visit, await Read(Cast.Wanda.Id, first, Instant.MinValue, Instant.MaxValue));
        Assert.DoesNotContain(visit, await Read(Cast.Wanda.Id, new("none"), visit.CheckOut!.Value, Instant.MaxValue));
        Assert.Empty(await Read(Cast.Wanda.Id, new("none"), Instant.MinValue, visit.CheckIn));

        Task<ImmutableList<VisitTimes>> Read(PersonId worker, AssignmentId but, Instant from, Instant until) =>
            lists.ReadVisits(worker, but, from, until, default);
    }

    // The first is submitted with a visit of an hour; the second has one that began half an hour before that ended.
    private static async Task<(Market Market, AssignmentId First, AssignmentId Second)> TwoAtOnce()
    {
        var market = await Market.Open();
        var first = await market.CaseThatIsJust(Status.Assigned);
        var second = await market.CaseThatIsJust(Status.Assigned, named: "at once");
        foreach (var id in new[] { first, second })
            await market.Do(id, Cast.Wanda, new Confirm());
        market.Clock.Advance(Duration.FromHours(12));
        await market.Do(first, Cast.Wanda, new CheckIn(null, null));
        market.Clock.Advance(Duration.FromMinutes(30));
        var begun = market.Clock.GetCurrentInstant();
        market.Clock.Advance(Duration.FromMinutes(30));
        await Submit(market, first);
        market.Clock.Advance(Duration.FromMinutes(10));
        await market.Do(second, Cast.Wanda, new CheckIn(begun, null));
        market.Clock.Advance(Duration.FromMinutes(10));
        await market.RunEffects();
        return (market, first, second);
    }

    private static async Task Submit(Market market, AssignmentId id)
    {
        await market.Do(id, Cast.Wanda, new CheckOut(null, null, null));
        await market.Do(id, Cast.Wanda, Cast.Deliver("u1", DeliverableType.SignOff, "signoff.pdf"));
        await market.Do(id, Cast.Wanda, Cast.Deliver("u2", DeliverableType.Photo, "switch.jpg"));
        await market.Do(id, Cast.Wanda, new Complete("Switch replaced.", null, null));
        await market.RunEffects();
    }

    private static IEnumerable<Duration?> Seen(CaseView? view) => TimesApart.FromCase(
            view!.State, view.Facts.Policy,
            TimeElsewhere.Find(((WithWorker)view.State).Engagement.Visits, view.Facts.VisitsElsewhere, view.At))!
        .Visits.Select(visit => visit.Elsewhere).Where(span => span is not null);
}
