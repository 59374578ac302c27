using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

public sealed class ContentionTests
{
    [Fact]
    public async Task Many_writers_without_a_queue_lose_nothing_and_write_nothing_twice()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
            Task.Run(() => market.Try(
                id, Cast.Nora, Cast.Message($"Number {number}."), number % 2 == 0 ? market.Key(Cast.Nora, "/messages") : null))));
        var accepted = outcomes.Count(outcome => outcome is RequestOutcome.Done);
        Assert.All(outcomes, outcome => Assert.True(outcome is RequestOutcome.Done or RequestOutcome.Busy));
        Assert.True(accepted >= 20, $"Only {accepted} of 40 were accepted.");
        var texts = (await market.Events(id)).Skip(1).Cast<MessagePosted>().Select(posted => posted.Text).ToList();
        Assert.Equal(accepted, texts.Distinct().Count());
        Assert.Equal(accepted, texts.Count);
        await market.RunEffects();
        Assert.DoesNotContain(
            (await market.Storage.Cases.ReadWork(id, null, default)).Outbox, entry => entry.Status == OutboxStatus.Pending);
    }

    [Fact]
    public async Task After_a_bounded_number_of_attempts_the_case_is_busy_and_nothing_is_written()
    {
        var network = new Interference();
        var market = await Market.Open(network, new() { Attempts = 2 });
        var id = await market.CaseThatIs(Status.Draft);
        var faster = new CaseWriter(
            market.Storage.Cases, market.Facts, market.Storage.Phone, new NoWriterQueue(), market.Recent, market.Clock, new());
        for (var time = 0; time < 2; time++)
            network.Before(async () => await faster.Execute(id, Cast.Message("Faster."), Market.Ask(Cast.Nora), market.Reply, default));
        Assert.IsType<RequestOutcome.Busy>(await market.Try(id, Cast.Nora, Cast.Message("Slow."), market.Key(Cast.Nora, "/messages")));
        Assert.DoesNotContain((await market.Events(id)).OfType<MessagePosted>(), posted => posted.Text == "Slow.");
        Assert.Single(await market.Rows(id, "command-"));
    }

    [Fact]
    public async Task Who_was_slower_goes_on_under_the_same_attempt()
    {
        var network = new Interference();
        var market = await Market.Open(network);
        var id = await market.CaseThatIs(Status.Draft);
        var faster = new CaseWriter(
            market.Storage.Cases, market.Facts, market.Storage.Phone, new NoWriterQueue(), market.Recent, market.Clock, new());
        network.Before(async () => await faster.Execute(id, Cast.Message("Faster."), Market.Ask(Cast.Nora), market.Reply, default));
        await market.Do(id, Cast.Nora, Cast.Message("Slow."));
        Assert.Equal(1 + 2, market.Outbox.All.Count);
        Assert.Equal(["Faster.", "Slow."], (await market.Events(id)).Skip(1).Cast<MessagePosted>().Select(posted => posted.Text));
    }
}
