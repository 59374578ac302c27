using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Messages;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>Where nobody knows whether a commit was stored, a tombstone under its key settles it.</summary>
public sealed class AmbiguousAnswerTests
{
    [Theory, InlineData(0, false), InlineData(0, true), InlineData(3, false), InlineData(3, true)]
    public async Task A_commit_whose_answer_is_lost_is_answered_as_committed(int retries, bool withKey)
    {
        var network = new Interference(retries);
        var market = await Market.Open(network);
        var id = await market.CaseThatIs(Status.Draft);
        network.LoseAnswer();
        var answer = await market.Do(id, Cast.Nora, Cast.Message("Once."), withKey ? market.Key(Cast.Nora, "/messages") : null);
        Assert.Equal(2, answer.Version);
        await OnceAndSeen(market, id, attempts: 1 + 1);
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_answered_as_committed()
    {
        var network = new Interference();
        var market = await Market.Open(network.LoseAnswer());
        var key = market.Key(Cast.Nora, "/api/assignments");
        Assert.IsType<RequestOutcome.Done>(await market.Create(key));
        Assert.IsType<Created>(Assert.Single(await market.Events(key.NewCase())));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_commit_that_was_lost_is_buried_and_decided_anew(bool withKey)
    {
        var network = new Interference();
        var market = await Market.Open(network);
        var id = await market.CaseThatIs(Status.Draft);
        network.LoseRequest();
        await market.Do(id, Cast.Nora, Cast.Message("Once."), withKey ? market.Key(Cast.Nora, "/messages") : null);
        Assert.Single((await market.Storage.Cases.ReadWork(id, null, default)).Outbox, entry => entry.Status == OutboxStatus.Buried);
        await OnceAndSeen(market, id, attempts: 1 + 2);
    }

    [Fact]
    public async Task A_commit_that_arrives_after_its_tombstone_is_not_stored()
    {
        var network = new Interference();
        var market = await Market.Open(network);
        var id = await market.CaseThatIs(Status.Draft);
        DelayedWrite? delayed = null;
        network.Then(async (message, _) =>
        {
            delayed = await DelayedWrite.Read(message);
            throw new IOException("No answer in time.");
        });
        await market.Do(id, Cast.Nora, Cast.Message("Once."));
        Assert.Contains("EntityAlreadyExists", await delayed!.Arrive(), StringComparison.Ordinal);
        await OnceAndSeen(market, id, attempts: 1 + 2);
    }

    [Fact]
    public async Task A_commit_that_arrives_before_its_tombstone_counts()
    {
        var network = new Interference();
        var market = await Market.Open(network);
        var id = await market.CaseThatIs(Status.Draft);
        DelayedWrite? delayed = null;
        network.Then(async (message, _) =>
        {
            delayed = await DelayedWrite.Read(message);
            throw new IOException("No answer in time.");
        }).Before(async () => await delayed!.Arrive());
        await market.Do(id, Cast.Nora, Cast.Message("Once."));
        await OnceAndSeen(market, id, attempts: 1 + 1);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Where_not_even_a_tombstone_can_be_set_the_request_fails_and_its_repeat_counts_once(bool stored)
    {
        var network = new Interference();
        var market = await Market.Open(network);
        var id = await market.CaseThatIs(Status.Draft);
        _ = stored ? network.LoseAnswer() : network.LoseRequest();
        network.LoseRequest();
        var key = market.Key(Cast.Nora, "/messages");
        await Assert.ThrowsAsync<StorageUnavailableException>(() => market.Do(id, Cast.Nora, Cast.Message("Once."), key));
        var again = Assert.IsType<RequestOutcome.Done>(await market.Try(id, Cast.Nora, Cast.Message("Once."), key));
        Assert.Equal(stored, again.Repeated);
        await OnceAndSeen(market, id, attempts: 1 + 2);
    }

    private static async Task OnceAndSeen(Market market, AssignmentId id, int attempts)
    {
        Assert.Single((await market.Events(id)).OfType<MessagePosted>(), posted => posted.Text == "Once.");
        Assert.Equal(attempts, market.Outbox.All.Count);
        await market.RunEffects();
        Assert.DoesNotContain(
            (await market.Storage.Cases.ReadWork(id, null, default)).Outbox, entry => entry.Status == OutboxStatus.Pending);
        var row = Assert.Single(await market.List(new AssignmentList.OfCompany(Cast.Nora.Company)));
        Assert.Equal((await market.Storage.Cases.Read(id, default))!.Version, row.Version);
    }
}
