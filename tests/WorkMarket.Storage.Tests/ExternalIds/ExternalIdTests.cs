using WorkMarket.Application.Cases;
using WorkMarket.Application.ExternalIds;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Storage.Cases;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.ExternalIds;

[Rule("§9 External id")]
public sealed class ExternalIdTests
{
    private static readonly string[] Setting =
        ["1 queue.enqueue intents", "1 table.insert directory", "1 table.query cases", "1 table.transaction cases"];

    [Fact]
    public async Task Claiming_one_costs_one_request_more_and_nothing_is_paid_for_giving_it_back()
    {
        var market = await Market.Open();
        var first = await market.CaseThatIsJust(Status.Draft);
        market.Storage.Requests.Reset();
        await market.Do(first, Cast.Nora, new SetExternalId("PO 77"));
        Assert.Equal(Setting, market.Requests());

        market.Storage.Requests.Reset();
        Assert.IsType<RequestOutcome.Done>(await market.Create(
            market.Key(Cast.Nora, "/api/assignments"), Cast.Draft(market.Clock.GetCurrentInstant()) with { ExternalId = "PO 78" }));
        // A new assignment's number is claimed besides.
        Assert.Equal(
            Setting.Select(request => request.Replace("1 table.insert", "2 table.insert", StringComparison.Ordinal)), market.Requests());

        market.Storage.Requests.Reset();
        await market.Do(first, Cast.Nora, new SetExternalId(null));
        Assert.Equal(Setting.Where(request => !request.Contains("insert", StringComparison.Ordinal)), market.Requests());
    }

    [Fact]
    public async Task Two_assignments_of_a_company_never_have_the_same_until_it_is_released()
    {
        var market = await Market.Open();
        var (first, second) = (await market.CaseThatIsJust(Status.Sent), await market.CaseThatIs(Status.Draft));
        await market.Do(first, Cast.Nora, new SetExternalId("PO 77"));
        await Refused(second, "PO 77", first);
        Assert.Null((await market.Storage.Cases.Read(second, default))!.State.Core.ExternalId);
        await market.Do(second, Cast.Nora, new SetExternalId("po 77"));

        // Changed, cancelled, voided, deleted: each time the next one gets it.
        await market.Do(first, Cast.Nora, new SetExternalId("PO 80"));
        await market.Do(second, Cast.Nora, new SetExternalId("PO 77"));
        await Refused(first, "PO 77", second);
        await market.Do(second, Cast.Nora, new DeleteDraft());
        await market.Do(first, Cast.Nora, new SetExternalId("PO 77"));
        await market.Do(first, Cast.Nora, new VoidAssignment(null));
        var third = await market.CaseThatIsJust(Status.Assigned);
        await market.Do(third, Cast.Nora, new SetExternalId("PO 77"));
        await market.Do(third, Cast.Nora, new Cancel(CancellationReason.Duplicate, Cast.Usd(0), null));
        var paid = await market.CaseThatIsJust(Status.Paid);
        await market.Do(paid, Cast.Nora, new SetExternalId("PO 77"));
        Assert.Equal(paid, Assert.Single(await Reader(market).Find(Cast.Nora.Company, "PO 77", default)).Id);
        Assert.Empty(await Reader(market).Find(Cast.Nora.Company, "PO 80", default));
        Assert.Empty(await Reader(market).Find(new("another"), "PO 77", default));

        async Task Refused(AssignmentId id, string externalId, AssignmentId holder)
        {
            var outcome = await market.Try(id, Cast.Nora, new SetExternalId(externalId));
            Assert.Equal(
                [new ExternalIdTaken(externalId, holder)], Assert.IsType<RequestOutcome.Refused>(outcome).Refusals);
        }
    }

    [Fact]
    public async Task Of_many_who_want_it_at_once_one_gets_it()
    {
        var market = await Market.Open();
        var ids = new List<AssignmentId>();
        for (var number = 0; number < 6; number++)
            ids.Add(await market.CaseThatIsJust(Status.Draft));
        var outcomes = await Task.WhenAll(ids.Select(id => market.Try(id, Cast.Nora, new SetExternalId("PO 77"))));
        Assert.Single(outcomes.OfType<RequestOutcome.Done>());
        Assert.Equal(ids.Count - 1, outcomes.OfType<RequestOutcome.Refused>().Count());
        await HeldByOne(market, ids);
    }

    [Theory]
    [InlineData(FaultPoint.AfterExternalId)]
    [InlineData(FaultPoint.BeforeIntent)]
    [InlineData(FaultPoint.BeforeCommit)]
    [InlineData(FaultPoint.AfterCommit)]
    public async Task A_claim_whose_host_died_blocks_nobody_and_is_never_committed_behind_the_next_one(FaultPoint point)
    {
        var market = await Market.Open();
        var (first, second) = (await market.CaseThatIsJust(Status.Draft), await market.CaseThatIs(Status.Draft));
        var key = market.Key(Cast.Nora, "/external-id");
        var dying = Writer(market, new Dying(point));
        await Assert.ThrowsAsync<InvalidOperationException>(() => dying.Execute(
            first, new SetExternalId("PO 77"), Market.Ask(Cast.Nora, key), market.Reply, default));

        var committed = point == FaultPoint.AfterCommit;
        var outcome = await market.Try(second, Cast.Nora, new SetExternalId("PO 77"));
        Assert.Equal(committed, outcome is RequestOutcome.Refused);
        var repeated = await market.Try(first, Cast.Nora, new SetExternalId("PO 77"), key);
        Assert.Equal(committed, repeated is RequestOutcome.Done { Repeated: true });
        Assert.Equal(!committed, repeated is RequestOutcome.Refused);
        await HeldByOne(market, [first, second]);
    }

    [Fact]
    public async Task Who_is_slow_between_claim_and_commit_loses_it_to_who_wants_it_meanwhile()
    {
        var market = await Market.Open();
        var (first, second) = (await market.CaseThatIsJust(Status.Draft), await market.CaseThatIs(Status.Draft));
        var meanwhile = new Meanwhile(() => market.Try(second, Cast.Nora, new SetExternalId("PO 77")).GetAwaiter().GetResult());
        var slow = await Writer(market, meanwhile).Execute(
            first, new SetExternalId("PO 77"), Market.Ask(Cast.Nora), market.Reply, default);
        Assert.IsType<RequestOutcome.Done>(meanwhile.Outcome);
        Assert.Equal([new ExternalIdTaken("PO 77", second)], Assert.IsType<RequestOutcome.Refused>(slow).Refusals);
        await HeldByOne(market, [first, second]);
    }

    [Fact]
    public async Task A_claim_that_is_missing_is_found_and_written_again_by_reindexing()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Draft);
        await market.Do(id, Cast.Nora, new SetExternalId("PO 77"));
        var stored = (await market.Storage.Cases.Read(id, default))!;
        var directory = market.TableNamed("directory");
        await foreach (var row in directory.Query(TableQuery.Partition("external-ids-northwind")))
            await directory.Delete(row.PartitionKey, row.RowKey, Azure.ETag.All);
        var claims = new ExternalIdClaims(market.Storage.ExternalIds, market.Storage.Cases);
        Assert.False(await claims.IsConsistent(stored, default));
        await claims.Rebuild(stored, default);
        Assert.True(await claims.IsConsistent(stored, default));
        Assert.Single(await Reader(market).Find(Cast.Nora.Company, "PO 77", default));
    }

    private static async Task HeldByOne(Market market, IEnumerable<AssignmentId> ids)
    {
        var states = new List<Assignment>();
        foreach (var id in ids)
            states.Add((await market.Storage.Cases.Read(id, default))!.State);
        var holder = Assert.Single(states, state => ExternalIdRules.Holds(state, Cast.Nora.Company, "PO 77"));
        Assert.Equal(holder.Id, Assert.Single(await Reader(market).Find(Cast.Nora.Company, "PO 77", default)).Id);
    }

    private static ExternalIdReader Reader(Market market) => new(market.Storage.ExternalIds, market.Storage.Cases);

    private static CaseWriter Writer(Market market, IFaults faults) => new(
        new TableCaseStore(market.Table, market.Outbox, faults, market.Clock, new(), market.Storage.ExternalIds), market.Facts,
        market.Storage.Phone, new NoWriterQueue(), market.Recent, market.Clock, new());

    private sealed class Dying(FaultPoint where) : IFaults
    {
        public void At(FaultPoint point)
        {
            if (point == where)
                throw new InvalidOperationException("The host died.");
        }
    }

    private sealed class Meanwhile(Func<RequestOutcome> act) : IFaults
    {
        public RequestOutcome? Outcome { get; private set; }

        public void At(FaultPoint point)
        {
            if (point == FaultPoint.BeforeCommit)
                Outcome ??= act();
        }
    }
}
