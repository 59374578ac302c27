using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Negotiation;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>An outbox message may be seen before its commit is there: it is looked for twice, and then it can never come.</summary>
public sealed class LostOutboxMessageTests
{
    private readonly Interference network = new();

    [Fact]
    public async Task An_outbox_message_without_a_commit_is_looked_for_a_second_time_after_a_while()
    {
        var market = await Market.Open();
        var id = new AssignmentId("0000000000000000");
        await market.Effects.Handle(id, [new(id, new("lost"), Look: 1)], default);
        var (second, hidden) = Assert.Single(market.Outbox.All);
        Assert.Equal(new OutboxMessage(id, new("lost"), Look: 2), second);
        Assert.Equal(market.Options.SecondLook, hidden);
        Assert.Empty((await market.Storage.Cases.ReadWork(id, null, default)).Outbox);
    }

    [Fact]
    public async Task At_the_second_look_it_is_buried()
    {
        var market = await Market.Open();
        var id = new AssignmentId("0000000000000000");
        await market.Effects.Handle(id, [new(id, new("lost"), Look: 2)], default);
        Assert.Equal(OutboxStatus.Buried, Assert.Single((await market.Storage.Cases.ReadWork(id, null, default)).Outbox).Status);
        await market.Effects.Handle(id, [new(id, new("lost"), Look: 2)], default);
        Assert.Empty(market.Outbox.All);
        Assert.Null(await market.Storage.Cases.Read(id, default));
    }

    [Fact]
    public async Task A_commit_between_the_looks_has_its_effects_at_the_second()
    {
        var market = await Market.Open(network);
        var id = await Draft(market);
        network.Before(() => Look(market, id));
        await market.Do(id, Cast.Nora, new Send(new Audience.Open()));
        Assert.Empty(await market.List(new AssignmentList.Open()));
        await market.RunEffects();
        Assert.Equal(id, Assert.Single(await market.List(new AssignmentList.Open())).Id);
        Assert.Single((await market.Events(id)).OfType<SentToWorkers>());
    }

    [Fact]
    public async Task A_commit_after_the_second_look_fails_and_is_decided_anew_under_a_new_attempt()
    {
        var market = await Market.Open(network);
        var id = await Draft(market);
        network.Before(async () =>
        {
            await Look(market, id);
            await Look(market, id);
        });
        await market.Do(id, Cast.Nora, new Send(new Audience.Open()));
        Assert.Single((await market.Events(id)).OfType<SentToWorkers>());
        var outbox = (await market.Storage.Cases.ReadWork(id, null, default)).Outbox;
        Assert.Equal(1, outbox.Count(entry => entry.Status == OutboxStatus.Buried));
        Assert.Equal(1, outbox.Count(entry => entry.Status == OutboxStatus.Pending));

        await market.RunEffects();
        Assert.Equal(id, Assert.Single(await market.List(new AssignmentList.Open())).Id);
    }

    [Fact]
    public async Task A_commit_under_the_consumers_hand_has_its_effects_at_once()
    {
        var market = await Market.Open(network);
        var id = await Draft(market);
        var late = new LateLook(market);
        network.Before(() => Look(market, id));
        var doing = market.Do(id, Cast.Nora, new Send(new Audience.Open()));
        await doing;
        await late.Handle(id);
        Assert.Equal(id, Assert.Single(await market.List(new AssignmentList.Open())).Id);
    }

    [Fact]
    public async Task An_outbox_message_whose_commit_was_cleared_away_does_no_harm()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        await market.RunEffects();
        market.Clock.Advance(NodaTime.Duration.FromMinutes(61));
        await market.Do(id, Cast.Nora, Cast.Message("This clears it away."));
        var old = market.Outbox.All[0].Message;
        Assert.DoesNotContain((await market.Storage.Cases.ReadWork(id, null, default)).Outbox, entry => entry.Attempt == old.Attempt);
        await market.Effects.Handle(id, [old, old with { Look = 2 }], default);
        await market.RunEffects();
        Assert.Equal(2, (await market.Events(id)).Count);
        Assert.Equal(2, Assert.Single(await market.List(new AssignmentList.OfCompany(Cast.Nora.Company))).Version);
    }

    private static async Task<AssignmentId> Draft(Market market)
    {
        var id = await market.CaseThatIs(Status.Draft);
        await market.RunEffects();
        return id;
    }

    private static Task Look(Market market, AssignmentId id) => market.Effects.Handle(id, market.Outbox.Take(), default);

    /// <summary>A consumer that looked before the commit and comes to bury it after.</summary>
    private sealed class LateLook(Market market)
    {
        public async Task Handle(AssignmentId id)
        {
            var second = Assert.Single(market.Outbox.Take());
            Assert.Equal(2, second.Look);
            Assert.False(await market.Storage.Cases.Abandon(id, second.Attempt, default));
            await market.Effects.Handle(id, [second], default);
        }
    }
}
