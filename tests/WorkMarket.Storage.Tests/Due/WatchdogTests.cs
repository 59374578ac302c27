using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Application.Operations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using Xunit;

namespace WorkMarket.Storage.Tests.Due;

/// <summary>
/// Where an orchestration takes the steps of an escalation, the scan comes after a grace, and only for those that it did not take.
/// </summary>
public sealed class WatchdogTests
{
    private static readonly DueTimes Times = new(Duration.FromSeconds(90));

    [Fact]
    public async Task Steps_of_an_open_escalation_are_left_for_a_grace_and_nothing_else_is()
    {
        var market = await Market.Open();
        Assert.Null(Times.Next((await market.Storage.Cases.Read(await market.CaseThatIsJust(Status.Sent), default))!.State));
        var assigned = (await market.Storage.Cases.Read(await market.CaseThatIsJust(Status.Assigned), default))!.State;
        Assert.Equal(Clock.NextDue(assigned), Times.Next(assigned)!.At);
        var escalated = (await market.Storage.Cases.Read(await Escalated(market), default))!.State;
        Assert.Equal(Clock.NextDue(escalated) + Times.Grace, Times.Next(escalated)!.At);
        Assert.Equal(Clock.NextDue(escalated), new DueTimes(Duration.Zero).Next(escalated)!.At);
    }

    [Fact]
    public async Task What_falls_due_while_an_escalation_stands_still_is_not_left_for_the_grace_its_month_stands_still_too()
    {
        var market = await Market.Open();
        var state = (await market.Storage.Cases.Read(await market.CaseThatIsJust(Status.InProgress), default))!.State;
        var label = Clock.NextDue(state)!.Value;
        var hour = Duration.FromHours(1);
        var open = new Escalation(
            new("e1"), EscalationCause.Impasse, Cast.Wanda.Id, label - 9 * hour, EscalationStage.Engaged, label - 9 * hour)
        {
            MonthEndsAt = label - hour,
            NextUpdateAt = label + hour,
            Pause = new(label - 2 * hour, hour, ClosesAt: label + 700 * hour),
        };
        Assert.Equal(label, Next(open));
        Assert.Equal(label + Times.Grace, Next(open with { NextUpdateAt = label }));
        Assert.Equal(label, Next(open with { Pause = null, MonthEndsAt = label + hour }));
        Assert.Equal(label + Times.Grace, Next(open with { Pause = null, MonthEndsAt = label }));
        Assert.Equal(label + Times.Grace, Next(open with { Pause = null, MonthEndsAt = null, StageEndsAt = label }));
        Assert.Equal(label, Next(open with { Pause = null, NextUpdateAt = null, ClosedAt = label - hour, MonthEndsAt = label }));

        Instant Next(Escalation escalation) => Times.Next(state with { Core = state.Core with { Escalations = [escalation] } })!.At;
    }

    [Fact]
    public async Task A_step_that_the_orchestration_took_has_no_row_any_more_and_is_not_overdue()
    {
        var (market, id, cases, scan) = await Driven();
        var step = Assert.Single(await Rows(market, id));
        market.Clock.Set(step.At - Times.Grace);
        Assert.NotNull(await cases.TakeStep(id, default));
        var next = Assert.Single(await Rows(market, id));
        Assert.True(next.At > step.At);
        var events = (await market.Events(id)).Count;
        market.Clock.Set(step.At + Duration.FromSeconds(1));
        var lookout = new StatusReader(market.Storage, market.Storage.Queues, market.Storage.Due, market.Desk, market.Jobs(), market.Clock);
        Assert.Equal((0, (Instant?)null), ((await lookout.Read(default))!.Due.Overdue, (await lookout.Read(default))!.Due.Since));
        Assert.Equal(next.At, await scan.Run(default));
        Assert.Equal(events, (await market.Events(id)).Count);
    }

    [Fact]
    public async Task A_step_that_nobody_took_the_scan_takes_after_the_grace()
    {
        var (market, id, _, scan) = await Driven();
        var step = Assert.Single(await Rows(market, id));
        var events = (await market.Events(id)).Count;
        market.Clock.Set(step.At - Duration.FromSeconds(1));
        Assert.Equal(step.At, await scan.Run(default));
        Assert.Equal(events, (await market.Events(id)).Count);
        market.Clock.Set(step.At);
        await scan.Run(default);
        var late = (await market.Timeline(id)).Entries!.Select(entry => entry.Happened!).Skip(events).ToList();
        Assert.All(late, happened => Assert.Equal(step.At - Times.Grace, happened.At));
        Assert.NotEmpty(late);
    }

    [Fact]
    public async Task A_step_whose_orchestration_died_over_its_effects_has_them_by_the_scan()
    {
        var (market, id, _, scan) = await Driven();
        var step = Assert.Single(await Rows(market, id));
        market.Clock.Set(step.At - Times.Grace);
        Assert.NotNull((await market.Writer.Tick(id, default))!.Written);
        market.Clock.Set(step.At);
        await scan.Run(default);
        Assert.DoesNotContain(
            (await market.Storage.Cases.ReadWork(id, null, default)).Outbox,
            entry => entry.Status == Application.Cases.OutboxStatus.Pending);
        Assert.True(Assert.Single(await Rows(market, id)).At > step.At);
    }

    [Fact]
    public async Task A_row_that_was_put_without_the_grace_is_as_right()
    {
        var market = await Market.Open();
        var id = await Escalated(market);
        var rows = new DueRows(market.Storage.Due, Times, market.Storage.Cases, market.Clock, market.Options);
        var stored = (await market.Storage.Cases.Read(id, default))!;
        Assert.False(await rows.IsConsistent(stored, default));
        await market.Storage.Due.Put(new DueTimes(Duration.Zero).Next(stored.State)!, default);
        Assert.True(await rows.IsConsistent(stored, default));
        await rows.Rebuild(stored, default);
        Assert.True(await rows.IsConsistent(stored, default));
    }

    // As in Functions: the row of the first step stands with its grace.
    private static async Task<(Market Market, AssignmentId Id, CaseClock Cases, DueScan Scan)> Driven()
    {
        var market = await Market.Open();
        var id = await Escalated(market);
        await market.RunEffects();
        foreach (var row in await market.DueRows())
            await market.Storage.Due.Delete(row, default);
        await market.Storage.Due.Put(Times.Next((await market.Storage.Cases.Read(id, default))!.State)!, default);
        var cases = new CaseClock(market.Writer, market.Effects, market.Storage.Due, Times);
        return (market, id, cases, new(market.Storage.Due, Times, market.Storage.Cases, cases, market.Clock, market.Options));
    }

    private static async Task<IReadOnlyList<DueRow>> Rows(Market market, AssignmentId id) =>
        [.. (await market.DueRows()).Where(row => row.Case == id && row.Kind == DueKind.Tick)];

    private static async Task<AssignmentId> Escalated(Market market)
    {
        var id = await market.CaseThatIsJust(Status.InProgress);
        await market.Do(id, Cast.Wanda, Cast.Message("Two more hours."));
        await market.Do(id, Cast.Nora, Cast.Message("No."));
        await market.Do(id, Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", []));
        var state = (await market.Storage.Cases.Read(id, default))!.State;
        // Lateness of the work itself comes first.
        while (Clock.NextDue(state) is { } next && Times.Next(state)!.At == next)
        {
            market.Clock.Set(next);
            await market.Writer.Tick(id, default);
            state = (await market.Storage.Cases.Read(id, default))!.State;
        }
        return id;
    }
}
