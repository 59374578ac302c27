using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;
using Xunit;

namespace WorkMarket.Storage.Tests.Effects;

/// <summary>An outage is not an outbox message's fault.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Effects_that_meet_an_outage_come_again_after_a_while_and_are_no_failure()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Assigned);
        await market.RunEffects();
        await market.Do(id, Cast.Nora, new PostMessage(Domain.Messages.MessageKind.Message, "Hello", Private: false));
        var message = Assert.Single(market.Outbox.Take());

        var cut = new EffectsHandler(
            market.Storage.Cases, new(market.Clock), market.Outbox, new([new AwayIndex()]), market.Storage.Files,
            new Application.Escalations.NoEscalationSignals(), market.Notifier, new NoFaults(), market.Clock, market.Options);
        await cut.Handle(id, [message], default);
        var (again, hidden) = market.Outbox.All[^1];
        Assert.Equal((message, market.Options.AfterOutage), (again, hidden));
        Assert.Contains((await market.Storage.Cases.ReadWork(id, null, default)).Outbox, entry => entry.Status == OutboxStatus.Pending);

        await market.RunEffects();
        Assert.DoesNotContain(
            (await market.Storage.Cases.ReadWork(id, null, default)).Outbox, entry => entry.Status == OutboxStatus.Pending);
    }

    private sealed class AwayIndex : ICaseIndex
    {
        public string Name => "away";

        public Task Write(CommittedEvents committed, CancellationToken cancellation) => throw new StorageUnavailableException("Away.");

        public Task Rebuild(StoredCase stored, CancellationToken cancellation) => throw new StorageUnavailableException("Away.");
    }
}
