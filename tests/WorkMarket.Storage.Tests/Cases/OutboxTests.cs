using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>
/// Outboxes that are done or buried are cleared away by a later commit, an hour after they were written; pending ones never.
/// </summary>
public sealed class OutboxTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task What_is_done_or_buried_goes_after_an_hour_with_the_next_commit()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        await market.RunEffects();
        await market.Storage.Cases.Abandon(id, new("0lost"), default);
        market.Clock.Advance(Hour);
        await market.Do(id, Cast.Nora, Cast.Message("Exactly an hour later."));
        Assert.Equal(3, (await Outbox(market, id)).Count);
        market.Clock.Advance(Duration.FromSeconds(1));
        await market.Do(id, Cast.Nora, Cast.Message("A second more."));
        Assert.All(await Outbox(market, id), entry => Assert.Equal(OutboxStatus.Pending, entry.Status));
        Assert.Equal(2, (await Outbox(market, id)).Count);
    }

    [Fact]
    public async Task What_is_pending_stays_however_old_it_is()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        market.Clock.Advance(Duration.FromDays(30));
        await market.Do(id, Cast.Nora, Cast.Message("A month later."));
        Assert.Equal(2, (await Outbox(market, id)).Count(entry => entry.Status == OutboxStatus.Pending));
        await market.RunEffects();
        Assert.All(await Outbox(market, id), entry => Assert.Equal(OutboxStatus.Done, entry.Status));
    }

    [Fact]
    public async Task A_long_tail_is_cleared_away_over_several_commits()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        for (var number = 0; number < 45; number++)
            await market.Do(id, Cast.Nora, Cast.Message("Hello."));
        await market.RunEffects();
        market.Clock.Advance(Hour + Hour);
        for (var number = 0; number < 3; number++)
            await market.Do(id, Cast.Nora, Cast.Message("Later."));
        Assert.Equal(3, (await Outbox(market, id)).Count);
        Assert.Equal(49, (await market.Events(id)).Count);
    }

    [Fact]
    public async Task Marking_done_what_is_cleared_away_marks_the_others()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var pending = await Outbox(market, id);
        await market.Storage.Cases.MarkDone(id, [.. pending, pending[0] with { Attempt = new("gone") }], default);
        Assert.All(await Outbox(market, id), entry => Assert.Equal(OutboxStatus.Done, entry.Status));
        Assert.Single(await Outbox(market, id));
    }

    private static async Task<IReadOnlyList<OutboxEntry>> Outbox(Market market, AssignmentId id) =>
        (await market.Storage.Cases.ReadWork(id, null, default)).Outbox;
}
