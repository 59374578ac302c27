using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;
using WorkMarket.Storage.Tables;
using WorkMarket.Storage.Tests.Cases;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Escalations;

/// <summary>The desk's lists follow the cases, and cost the same however much is closed (domain.md §6).</summary>
public sealed class EscalationDeskTests
{
    private static readonly Actor.AccountManager Ada = new(new("ada"), Channel.Desktop);

    [Fact]
    public async Task An_escalation_stands_there_as_it_is_from_its_opening_to_its_end()
    {
        var market = await Market.Open();
        var id = await Escalated(market);
        var opened = Assert.Single(await All(market));
        Assert.Equal((id, "Replace a switch", Cast.Nora.Company, Cast.Nora.Id, Cast.Wanda.Id), (opened.Assignment, opened.Title, opened.Company, opened.ProjectManager, opened.Worker));
        Assert.Equal((EscalationStage.Messages, EscalationCause.Impasse, 0, null), (opened.Stage, opened.Cause, opened.Responses, opened.ClaimedBy));
        Assert.Equal((StepKind.Stage, EscalationStage.ProjectManager, opened.StageEndsAt), (opened.Next.Kind, opened.Next.Stage, opened.Next.At));

        await Do(market, id, Cast.Sam, new Command.ClaimEscalation());
        await Do(market, id, Cast.Nora, new Command.GiveEscalationUpdate("Let us talk."));
        var engaged = Assert.Single(await All(market));
        Assert.Equal((EscalationStage.Engaged, 1, Cast.Sam.Id, market.Clock.GetCurrentInstant()), (engaged.Stage, engaged.Responses, engaged.ClaimedBy, engaged.LastResponseAt));

        await Do(market, id, Cast.Nora, new Command.ReportViolation(ViolationCategory.Conduct, "She sings.", null, null, []));
        var suspended = Assert.Single(await All(market));
        Assert.Equal((true, null, StepKind.Update), (suspended.ViolationOpen, suspended.MonthEndsAt, suspended.Next.Kind));
        Assert.NotNull(suspended.SuspendedSince);

        await Do(market, id, Cast.Wanda, new Command.WithdrawEscalation(null));
        Assert.Empty(await All(market));
        await Do(market, id, Cast.Sam, new Command.DismissViolation(new("n3"), "So she may."));
        Assert.Empty(await All(market));
    }

    [Fact]
    public async Task The_clock_moves_it_on_to_arbitration_and_out()
    {
        var market = await Market.Open();
        var id = await Escalated(market);
        var stages = new List<EscalationStage>();
        while (await All(market) is [var row])
        {
            Assert.Equal(new[] { row.StageEndsAt, row.NextUpdateAt, row.MonthEndsAt }.Min(), row.Next.At);
            stages.Add(row.Stage);
            market.Clock.Set(row.Next.At);
            market.Storage.Requests.Reset();
            await market.Writer.Tick(id, default);
            await market.RunEffects();
            Assert.Equal(["1 table.get escalations", "1 table.transaction escalations"], market.Requests().Where(request => request.EndsWith(" escalations", StringComparison.Ordinal)));
        }
        Assert.Equal([EscalationStage.Messages, EscalationStage.ProjectManager, EscalationStage.AccountManager], stages.Distinct());
        Assert.Equal(EscalationStage.Arbitration, (await market.Storage.Cases.Read(id, default))!.State.Core.Escalations[^1].Stage);
    }

    [Fact]
    public async Task Counts_tell_age_who_takes_care_what_stands_still_and_what_is_overdue()
    {
        var market = await Market.Open();
        await Put(market, new() { ["young"] = 1, ["week"] = 8, ["old"] = 40 });
        await Place(market, EscalationListsTests.Row("sams", 1) with { Stage = EscalationStage.Engaged, ClaimedBy = Cast.Sam.Id, SuspendedSince = ManualClock.Start, Next = Later });
        var counts = await market.Desk.Count(default);
        Assert.Equal((4, 3, 1, 3), (counts.All.Open, counts.All.Unclaimed, counts.All.Suspended, counts.All.Overdue));
        Assert.Equal([2, 0, 1, 0, 1], counts.All.Ages.Select(age => age.Count));
        Assert.Equal((Duration.FromDays(28), null), (counts.All.Ages[^1].From, counts.All.Ages[^1].Until));
        Assert.Equal(EscalationDesk.Stages, counts.Stages.Keys);
        Assert.Equal((3, 0, 0, 1), (counts.Stages[EscalationStage.Messages].Open, counts.Stages[EscalationStage.ProjectManager].Open, counts.Stages[EscalationStage.AccountManager].Open, counts.Stages[EscalationStage.Engaged].Open));
        Assert.Equal((0, 1, 0), (counts.Stages[EscalationStage.Engaged].Unclaimed, counts.Stages[EscalationStage.Engaged].Suspended, counts.Stages[EscalationStage.Engaged].Overdue));
    }

    [Fact]
    public async Task A_page_is_one_request_and_the_counts_one_for_a_thousand_however_much_is_open_and_closed()
    {
        var market = await Market.Open();
        await Fill(market, open: 1200);
        await market.Storage.Escalations.Put(new("closed"), 3, null, default);
        market.Storage.Requests.Reset();
        var first = await market.Desk.Read(Cast.Sam, null, new(), null, 200, default);
        Assert.Equal(["1 table.query escalations"], market.Requests());
        Assert.Equal(200, first.Rows.Count);
        market.Storage.Requests.Reset();
        Assert.Equal(200, (await market.Desk.Read(Cast.Sam, Cast.Nora.Company, new() { Unclaimed = true }, first.Next, 200, default)).Rows.Count);
        Assert.Equal(["1 table.query escalations"], market.Requests());
        market.Storage.Requests.Reset();
        Assert.Equal(1200, (await market.Desk.Count(default)).All.Open);
        Assert.Equal(["2 table.query escalations"], market.Requests());
    }

    [Fact]
    public async Task An_account_manager_sees_those_of_the_companies_looked_after_by_now_and_no_other()
    {
        var market = await Market.Open();
        await market.Storage.Directory.Put(Cast.Northwind with { AccountManager = Ada.Id }, default);
        foreach (var (id, company) in new[] { ("one", "globex"), ("two", "initech"), ("three", "umbra") })
        {
            await market.Storage.Directory.Put(Cast.Northwind with { Id = new(company), AccountManager = company == "umbra" ? new("bob") : Ada.Id }, default);
            await Place(market, EscalationListsTests.Row(id, 1) with { Company = new(company) });
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

    private static Step Later => new(ManualClock.Start + Duration.FromDays(1), StepKind.Update, EscalationStage.Engaged);

    private static async Task Do(Market market, AssignmentId id, Actor by, Command command)
    {
        await market.Do(id, by, command);
        await market.RunEffects();
    }

    internal static async Task<AssignmentId> Escalated(Market market)
    {
        var id = await market.CaseThatIs(Status.PendingApproval);
        await market.Do(id, Cast.Wanda, Cast.Message("Two more hours."));
        await market.Do(id, Cast.Nora, Cast.Message("No."));
        await Do(market, id, Cast.Wanda, new Command.OpenEscalation(EscalationCause.Impasse, "We do not agree.", []));
        return id;
    }

    private static async Task<IReadOnlyList<EscalationRow>> All(Market market) =>
        (await market.Desk.Read(Cast.Sam, null, new(), null, 200, default)).Rows;

    private static async Task<IEnumerable<string>> Companies(Market market, Actor by, CompanyId? company) =>
        (await market.Desk.Read(by, company, new(), null, 200, default)).Rows.Select(row => row.Company.Value).Order(StringComparer.Ordinal);

    private static Task Place(Market market, EscalationRow row) => market.Storage.Escalations.Put(row.Assignment, row.Version, row, default);

    private static async Task Put(Market market, Dictionary<string, int> days)
    {
        foreach (var (id, age) in days)
        {
            var row = EscalationListsTests.Row(id, 1, minute: -5);
            await Place(market, row with { OpenedAt = ManualClock.Start - Duration.FromDays(age) });
        }
    }

    // As the lists themselves would write them, a hundred rows at a time.
    private static async Task Fill(Market market, int open)
    {
        await Place(market, EscalationListsTests.Row("model", 1, minute: 1));
        var table = TableStorage.Open(Azurite.Shared.ConnectionString).Table(market.Prefix + "escalations");
        var models = new List<TableRow>();
        await foreach (var row in table.Query(TableQuery.Partition("open")))
            models.Add(row);
        foreach (var some in Enumerable.Range(1, open - 1).SelectMany(number => models.Select(model => Like(model, number))).Chunk(TableLimits.TransactionOperations))
            await table.Submit([.. some.Select(row => new TableOperation.Insert(row))]);
    }

    private static TableRow Like(TableRow model, int number)
    {
        var row = new TableRow(model.PartitionKey, model.RowKey.Replace("model", $"model{number:D5}", StringComparison.Ordinal));
        foreach (var (name, value) in model)
            row[name] = value is string text ? text.Replace("model", $"model{number:D5}", StringComparison.Ordinal) : value;
        return row;
    }
}
