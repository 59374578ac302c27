using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Todo;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Lists;

/// <summary>Work in hand is told rightly for the instant of reading, and at a cost that does not grow with what is done with.</summary>
public sealed class TodoListsTests
{
    private static readonly Instant Start = ManualClock.Start + Duration.FromHours(12);

    [Fact]
    public async Task Each_side_sees_what_it_has_to_do()
    {
        var market = await Market.Open();
        var applied = await market.CaseThatIs(Status.Sent);
        await market.Do(applied, Cast.Wanda, new Apply(null));
        var assigned = await market.CaseThatIs(Status.Assigned);
        var pending = await market.CaseThatIs(Status.PendingApproval);
        var invoiced = await market.CaseThatIs(Status.Invoiced);
        var paid = await market.CaseThatIs(Status.Paid);
        await market.RunEffects();

        // The client has rated what is paid; the worker still can.
        Assert.Equal(new HashSet<AssignmentId> { invoiced, pending, applied }, await Ids(market, Cast.Nora, Focus.NeedsAction));
        Assert.Equal(new HashSet<AssignmentId> { assigned, invoiced, paid }, await Ids(market, Cast.Wanda, Focus.NeedsAction));
        Assert.Empty(await Ids(market, Cast.Walt, Focus.NeedsAction));
        Assert.Equal(new HashSet<AssignmentId> { pending }, await Ids(market, Cast.Nora, Focus.PendingApproval));
        Assert.Equal(new HashSet<AssignmentId> { assigned }, await Ids(market, Cast.Wanda, Focus.Starting));

        var counts = await market.InHand.Count(Cast.Nora, default);
        Assert.Equal([3, 1, 0, 1, 0], counts.Foci.Values);
        Assert.Equal(
            [(Status.Sent, 1), (Status.Assigned, 1), (Status.PendingApproval, 1), (Status.Invoiced, 1)],
            counts.Statuses.Select(status => (status.Key, status.Value)));
    }

    [Fact]
    public async Task Time_alone_moves_it_though_no_clock_has_looked()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(
            Status.Assigned,
            Cast.Draft(market.Clock.GetCurrentInstant()) with { CheckIn = new(Required: false, null, Duration.FromMinutes(15)) });
        var late = await market.CaseThatIsJust(Status.Assigned);
        var owed = await market.CaseThatIsJust(Status.Invoiced);
        await market.RunEffects();
        Assert.Equal([1, 2, 0, 0, 0], await Counts(market));

        market.Clock.Set(Start);
        Assert.Equal(
            Status.InProgress, (await market.InHand.Count(Cast.Nora, default)).Statuses.Keys.Single(status => status == Status.InProgress));
        Assert.Equal([1, 0, 0, 0, 0], await Counts(market));
        market.Clock.Set(Start + Duration.FromMinutes(15));
        Assert.Equal(new HashSet<AssignmentId> { late }, await Ids(market, Cast.Wanda, Focus.Late));
        var (page, at) = await market.InHand.Read(Cast.Wanda, Focus.Late, null, 10, default);
        Assert.Equal([Label.WorkerNotConfirmed, Label.WorkerLate], page.Rows.Single().Todo!.LabelsAt(at)!);
        Assert.Empty(page.Rows.Single().Labels);
        market.Clock.Set(ManualClock.Start + Duration.FromDays(30));
        Assert.Equal(new HashSet<AssignmentId> { owed }, await Ids(market, Cast.Nora, Focus.PastDue));
        Assert.Equal(new HashSet<AssignmentId> { late, id }, await Ids(market, Cast.Wanda, Focus.Late));
    }

    [Fact]
    public async Task What_is_done_with_costs_no_request_and_does_not_come_back()
    {
        var market = await Market.Open();
        var row = market.ListRow(new("0123456789abcdef"));
        var list = new AssignmentList.OfCompany(Cast.Nora.Company);
        for (var number = 0; number < 40; number++)
            await market.Storage.Lists.Put(
                list, row with { Id = new($"done{number:D12}"), Status = Status.Paid, Todo = null }, gone: false, default);
        var open = row with { Id = new("open000000000000"), Todo = Outlook(Status.Sent), Version = 4 };
        await market.Storage.Lists.Put(list, open, gone: false, default);
        market.Storage.Requests.Reset();
        Assert.Equal([open.Id], (await market.Storage.Lists.ReadTodo(list, _ => true, null, 200, default)).Rows.Select(found => found.Id));
        Assert.Equal(["1 table.query lists"], market.Requests());

        await market.Storage.Lists.Put(list, open with { Version = 6, Todo = null }, gone: false, default);
        await market.Storage.Lists.Put(list, open with { Version = 5 }, gone: false, default);
        Assert.Empty((await market.Storage.Lists.ReadTodo(list, _ => true, null, 200, default)).Rows);
        await market.Storage.Lists.Put(list, open with { Version = 7 }, gone: false, default);
        await market.Storage.Lists.Put(list, open with { Version = 8 }, gone: true, default);
        Assert.Empty((await market.Storage.Lists.ReadTodo(list, _ => true, null, 200, default)).Rows);
    }

    [Fact]
    public async Task Pages_miss_and_double_nothing()
    {
        var market = await Market.Open();
        var row = market.ListRow(new("0123456789abcdef"));
        var list = new AssignmentList.OfWorker(Cast.Wanda.Id);
        for (var number = 0; number < 25; number++)
        {
            await market.Storage.Lists.Put(list, row with
            {
                Id = new($"case{number:D12}"),
                CreatedAt = row.CreatedAt + Duration.FromMinutes(number / 2),
                Todo = Outlook(number % 5 == 0 ? Status.PendingApproval : Status.Sent),
            }, gone: false, default);
        }
        foreach (var (focus, number) in new[] { (Focus.PendingApproval, 5), (Focus.Late, 0) })
        {
            var (found, after) = (new List<AssignmentId>(), (string?)null);
            do
            {
                var page = (await market.InHand.Read(Cast.Wanda, focus, after, 2, default)).Page;
                found.AddRange(page.Rows.Select(listed => listed.Id));
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(number, found.Distinct().Count());
            Assert.Equal(number, found.Count);
        }
        await Assert.ThrowsAsync<FormatException>(() => market.InHand.Read(Cast.Wanda, Focus.Late, "x", 2, default));
    }

    private static TodoEntry Outlook(Status status) => new(status, null, null, null, null, []);

    private static async Task<IReadOnlySet<AssignmentId>> Ids(Market market, Domain.People.Actor by, Focus focus) =>
        (await market.InHand.Read(by, focus, null, 50, default)).Page.Rows.Select(row => row.Id).ToHashSet();

    private static async Task<IEnumerable<int>> Counts(Market market) => (await market.InHand.Count(Cast.Nora, default)).Foci.Values;
}
