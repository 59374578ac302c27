using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using Xunit;

namespace WorkMarket.Storage.Tests.Effects;

/// <summary>The effects of a commit are one consumer's: those of another that lies beside it are left to its own.</summary>
public sealed class OwnEffectsTests
{
    [Fact]
    public async Task An_outbox_message_brings_its_own_commit_and_none_that_another_host_has_in_hand()
    {
        var market = await Market.Open(mail: true);
        var id = await market.CaseThatIsJust(Status.InProgress);
        await market.RunEffects();
        await market.Do(id, Cast.Nora, Cast.Message("One."));
        await market.Do(id, Cast.Nora, Cast.Message("Two."));
        var outbox = market.Outbox.Take();
        // As on another host, which remembers nothing of them.
        market.Clock.Advance(Duration.FromSeconds(31));
        await market.Effects.Handle(id, [outbox[0]], default);
        Assert.Equal([outbox[1].Attempt], await Pending(market, id));
        await market.Effects.Handle(id, [outbox[0], outbox[1]], default);
        Assert.Empty(await Pending(market, id));
    }

    [Theory, InlineData(0, false), InlineData(29, false), InlineData(31, true), InlineData(-29, false), InlineData(-31, true)]
    public async Task What_another_has_just_written_is_left_to_it_by_whichever_clock(int seconds, bool isSeenTo)
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Draft);
        market.Clock.Advance(Duration.FromSeconds(seconds));
        Assert.Equal(isSeenTo, await market.Effects.CatchUp(id, signalled: true, default));
        Assert.Equal(isSeenTo, (await Pending(market, id)).Count == 0);
    }

    private static async Task<IReadOnlyList<AttemptId>> Pending(Market market, AssignmentId id) =>
        [.. (await market.Storage.Cases.ReadWork(id, null, default)).Outbox.Where(entry => entry.Status == OutboxStatus.Pending)
            .Select(entry => entry.Attempt)];
}
