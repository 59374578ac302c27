using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Operations;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Escalations;

/// <summary>The desk's lists are right at the instant of reading, and cost the same however much is closed (domain.md §6).</summary>
public sealed class EscalationDeskTests
{
    private static readonly Actor.AccountManager Ada = new(new("ada"), Channel.Desktop);

    [Fact]
    public async Task An_escalation_stands_there_as_it_is_from_its_opening_to_its_end()
    {
        var market = await Market.Open();
        var id = await Escalated(market);
        var opened = Assert.Single(await All(market));
        Assert.Equal(
            (id, "Replace a switch", Cast.Nora.Company, Cast.Nora.Id),
            (opened.Row.Assignment, opened.Row.Title, opened.Row.Company, opened.Row.ProjectManager));
        Assert.Equal((StepKind.Stage, EscalationStage.ProjectManager), (opened.Next.Kind, opened.Next.Stage));

        foreach (var (by, command) in new (Actor, Command)[]
        {
            (Cast.Sam, new ClaimEscalation()),
            (Cast.Nora, new GiveEscalationUpdate("Let us talk.")),
            (Cast.Nora, new ReportViolation(ViolationCategory.Conduct, "She sings.", null, null, [])),
        })
        {
            await Do(market, id, by, command);
            Assert.Equal(EscalationRecord.Open(await State(market, id)), Assert.Single(await All(market)).Escalation);
        }
        Assert.True(Assert.Single(await All(market)).Row.ViolationOpen);

        await Do(market, id, Cast.Wanda, new WithdrawEscalation(null));
        Assert.Empty(await All(market));
        await Do(market, id, Cast.Sam, new DismissViolation(new("n1"), "So she may."));
        Assert.Empty(await All(market));
    }

    [Fact]
    public async Task One_that_a_payment_had_ended_stands_there_again_where_that_did_not_arrive()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Invoiced);
        market.Clock.Advance(Duration.FromDays(46));
        await Do(market, id, Cast.Wanda, Cast.Message("Where is the money?"));
        await Do(market, id, Cast.Wanda, new OpenEscalation(EscalationCause.PaymentPastDue, "Nobody pays.", []));
        Assert.Single(await All(market));
        await Do(market, id, Cast.Nora, new Pay(null));
        Assert.Empty(await All(market));

        await Do(market, id, Cast.Wanda, new ReportNotReceived(null));
        Assert.Equal(EscalationRecord.Open(await State(market, id)), Assert.Single(await All(market)).Escalation);
        await Do(market, id, Cast.Nora, new Pay(null));
        Assert.Single(await All(market));
        await Do(market, id, Cast.Wanda, new ConfirmPayment());
        Assert.Empty(await All(market));
    }

    [Fact]
    public async Task Time_moves_it_on_though_no_clock_has_looked_and_the_clock_s_steps_cost_its_lists_nothing_but_the_end()
    {
        var market = await Market.Open();
        var id = await Escalated(market);
        var stages = new List<EscalationStage>();
        while (await All(market) is [var open])
        {
            stages.Add(open.Escalation.Stage);
            market.Clock.Set(open.Next.At);
            var unseen = await All(market);
            market.Storage.Requests.Reset();
            await market.Scan.Run(default);
            var isOver = EscalationRecord.Open(await State(market, id)) is null;
            Assert.Equal(
                isOver ? ["1 table.transaction escalations"] : Array.Empty<string>(),
                market.Requests().Where(request => request.EndsWith(" escalations", StringComparison.Ordinal)));
            Assert.Equal(unseen, await All(market));
            Assert.Equal(EscalationRecord.Open(await State(market, id)), unseen.SingleOrDefault()?.Escalation);
        }
        Assert.Equal([EscalationStage.Messages, EscalationStage.ProjectManager, EscalationStage.AccountManager], stages.Distinct());
        Assert.Equal(EscalationStage.Arbitration, (await State(market, id)).Core.Escalations[^1].Stage);
    }

    [Fact]
    public async Task What_is_due_first_comes_first_and_pages_miss_and_double_nothing()
    {
        var market = await Market.Open();
        for (var number = 0; number < 25; number++)
        {
            var row = EscalationListsTests.Row($"id{number:D14}", 1);
            await Put(
                market,
                row with
                {
                    Escalation = row.Escalation with { NextUpdateAt = ManualClock.Start + Duration.FromMinutes(1 + number * 7 % 25 / 2) },
                });
        }
        var (paged, after) = (new List<ListedEscalation>(), (string?)null);
        do
        {
            var page = await market.Desk.Read(Cast.Sam, null, new(), after, 4, default);
            paged.AddRange(page.Escalations);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(paged.OrderBy(open => open.Next.At).ThenBy(open => open.Row.Assignment.Value, StringComparer.Ordinal), paged);
        Assert.Equal(25, paged.DistinctBy(open => open.Row.Assignment).Count());
        Assert.Equal(25, paged.Count);
    }

    [Theory, InlineData(""), InlineData("x"), InlineData("1234567890123456789"), InlineData("1234567890123456789-a' or 'b")]
    [InlineData("123456789012345678/-abc")]
    public async Task A_cursor_of_somebody_elses_making_is_refused(string cursor)
    {
        var market = await Market.Open();
        await Assert.ThrowsAsync<FormatException>(() => market.Desk.Read(Cast.Sam, null, new(), cursor, 10, default));
    }

    [Fact]
    public async Task Counts_tell_age_who_takes_care_what_stands_still_and_what_is_overdue()
    {
        var market = await Market.Open();
        foreach (var (id, age) in new[] { ("young", 1), ("week", 8), ("old", 40) })
            await Put(market, EscalationListsTests.Row(id, 1, age));
        var sams = EscalationListsTests.Row("sams", 1);
        await Put(
            market,
            sams with
            {
                Escalation = sams.Escalation with
                {
                    Stage = EscalationStage.Engaged,
                    ClaimedBy = Cast.Sam.Id,
                    Suspension = new(ManualClock.Start, null),
                },
            });
        // One that waits for the clock, one that the clock can still be about to see, one that is no escalation, and what is no step.
        foreach (var (id, minutes, kind) in new[] { ("week", 3, DueKind.Tick), ("old", 1, DueKind.Tick), ("other", 9, DueKind.Tick),
            ("young", 9, DueKind.Forget) })
            await market.Storage.Due.Put(new(ManualClock.Start - Duration.FromMinutes(minutes), new(id), kind), default);

        var counts = await market.Desk.Count(default);
        Assert.Equal((4, 3, 1, 1), (counts.All.Open, counts.All.Unclaimed, counts.All.Suspended, counts.All.Overdue));
        Assert.Equal([2, 0, 1, 0, 1], counts.All.Ages.Select(age => age.Count));
        Assert.Equal((Duration.FromDays(28), null), (counts.All.Ages[^1].From, counts.All.Ages[^1].Until));
        Assert.Equal(EscalationDesk.Stages, counts.Stages.Keys);
        Assert.Equal([3, 0, 0, 1], counts.Stages.Values.Select(stage => stage.Open));
        Assert.Equal([3, 0, 0, 0], counts.Stages.Values.Select(stage => stage.Unclaimed));
        Assert.Equal([0, 0, 0, 1], counts.Stages.Values.Select(stage => stage.Suspended));
        Assert.Equal([1, 0, 0, 0], counts.Stages.Values.Select(stage => stage.Overdue));
    }

    [Fact]
    public async Task Lists_and_counts_cost_one_request_for_a_thousand_open_ones_however_many_are_closed()
    {
        var market = await Market.Open();
        await Fill(market, 1200);
        await market.Storage.Escalations.Close(new("closed"), new("e1"), Cast.Nora.Company, default);
        market.Storage.Requests.Reset();
        var first = await market.Desk.Read(Cast.Sam, null, new(), null, 200, default);
        Assert.Equal(["2 table.query escalations"], market.Requests());
        Assert.Equal(200, first.Escalations.Count);
        market.Storage.Requests.Reset();
        Assert.Equal(
            200,
            (await market.Desk.Read(Cast.Sam, Cast.Nora.Company, new() { Unclaimed = true }, first.Next, 200, default)).Escalations.Count);
        Assert.Equal(["2 table.query escalations"], market.Requests());
        market.Storage.Requests.Reset();
        Assert.Equal(1200, (await market.Desk.Count(default)).All.Open);
        Assert.Equal(["1 table.query due", "2 table.query escalations"], market.Requests());
    }

    [Fact]
    public async Task An_account_manager_sees_those_of_the_companies_looked_after_by_now_and_no_other()
    {
        var market = await Market.Open();
        await market.Storage.Directory.Put(Cast.Northwind with { AccountManager = Ada.Id }, default);
        foreach (var (id, company) in new[] { ("one", "globex"), ("two", "initech"), ("three", "umbra") })
        {
            await market.Storage.Directory.Put(
                Cast.Northwind with { Id = new(company), AccountManager = company == "umbra" ? new("bob") : Ada.Id }, default);
            await Put(market, EscalationListsTests.Row(id, 1) with { Company = new(company) });
        }
        await market.Storage.Directory.Put(Cast.Northwind with { Id = new("initech"), AccountManager = new("bob") }, default);
        await Escalated(market);
        Assert.Equal(["globex", "northwind"], await Companies(market, Ada, null));
        Assert.Equal(["globex"], await Companies(market, Ada, new("globex")));
        Assert.Empty(await Companies(market, Ada, new("umbra")));
        Assert.Equal(["initech", "umbra"], await Companies(market, Ada with { Id = new("bob") }, null));
        Assert.Empty(await Companies(market, Ada with { Id = new("nobody") }, null));
        Assert.Equal(["globex", "initech", "northwind", "umbra"], await Companies(market, Cast.Sam, null));
    }

    internal static async Task<AssignmentId> Escalated(Market market)
    {
        var id = await market.CaseThatIsJust(Status.PendingApproval);
        await market.Do(id, Cast.Wanda, Cast.Message("Two more hours."));
        await market.Do(id, Cast.Nora, Cast.Message("No."));
        await Do(market, id, Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", []));
        return id;
    }

    internal static async Task<IReadOnlyList<ListedEscalation>> All(Market market) =>
        (await market.Desk.Read(Cast.Sam, null, new(), null, 200, default)).Escalations;

    private static async Task Do(Market market, AssignmentId id, Actor by, Command command)
    {
        await market.Do(id, by, command);
        await market.RunEffects();
    }

    private static async Task<Assignment> State(Market market, AssignmentId id) => (await market.Storage.Cases.Read(id, default))!.State;

    private static async Task<IEnumerable<string>> Companies(Market market, Actor by, CompanyId? company) =>
        (await market.Desk.Read(by, company, new(), null, 200, default)).Escalations.Select(open => open.Row.Company.Value)
            .Order(StringComparer.Ordinal);

    private static Task Put(Market market, EscalationRow row) => market.Storage.Escalations.Put(row, isNew: true, default);

    // As the lists themselves would write them, a hundred rows at a time.
    private static async Task Fill(Market market, int open)
    {
        await Put(market, EscalationListsTests.Row("model", 1));
        var table = market.TableNamed("escalations");
        var model = (await table.Get("open", "row-northwind-model-e1"))!;
        foreach (var some in Enumerable.Range(1, open - 1).Chunk(TableLimits.TransactionOperations))
            await table.Submit([.. some.Select(number => new TableOperation.Insert(Like(model, $"model{number:D11}")))]);
    }

    private static TableRow Like(TableRow model, string id)
    {
        var row = new TableRow(model.PartitionKey, $"row-northwind-{id}-e1");
        foreach (var (name, value) in model)
            row[name] = value is byte[] body
                ? System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(body)
                    .Replace("model", id, StringComparison.Ordinal)) : value;
        return row;
    }
}
