using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Due;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>A request under an Idempotency-Key counts once, and its repeat gets the very same answer, for seven days.</summary>
public sealed class RepeatedCommandTests
{
    [Fact]
    public async Task A_repeat_gets_the_very_same_answer_and_changes_nothing()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var key = market.Key(Cast.Nora, "/messages");
        var first = await market.Do(id, Cast.Nora, Cast.Message("Once."), key);
        Same(first, await market.Try(id, Cast.Nora, Cast.Message("Once."), key));
        await market.Do(id, Cast.Nora, Cast.Message("Another."));
        await market.Do(id, Cast.Nora, new Send(new Audience.Open()));
        Same(first, await market.Try(id, Cast.Nora, Cast.Message("Once."), key));
        Assert.Equal(4, (await market.Events(id)).Count);
    }

    [Fact]
    public async Task A_repeat_of_what_would_be_refused_now_gets_the_answer_of_then()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var key = market.Key(Cast.Nora, "/send");
        var send = new Send(new Audience.Open());
        var first = Assert.IsType<RequestOutcome.Done>(await market.Try(id, Cast.Nora, send, key, ifMatch: 1)).Answer;
        Same(first, await market.Try(id, Cast.Nora, send, key, ifMatch: 1));
        await market.Do(id, Cast.Nora, new VoidAssignment(null));
        Same(first, await market.Try(id, Cast.Nora, send, key, ifMatch: 1));
        Assert.IsType<RequestOutcome.Stale>(await market.Try(id, Cast.Nora, send, ifMatch: 1));
    }

    [Fact]
    public async Task Two_of_the_same_at_once_count_once()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var key = market.Key(Cast.Nora, "/messages");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => market.Try(id, Cast.Nora, Cast.Message("Once."), key)));
        var first = Assert.Single(outcomes.Cast<RequestOutcome.Done>(), done => !done.Repeated).Answer;
        Assert.All(outcomes.Cast<RequestOutcome.Done>(), done => Assert.Equal(first.Body.ToArray(), done.Answer.Body.ToArray()));
        Assert.Equal(2, (await market.Events(id)).Count);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_whether_the_rules_allow_it_or_not()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var (message, send) = (market.Key(Cast.Nora, "/messages"), market.Key(Cast.Nora, "/send"));
        await market.Do(id, Cast.Nora, Cast.Message("Once."), message);
        await market.Do(id, Cast.Nora, new Send(new Audience.Open()), send);
        Assert.IsType<RequestOutcome.KeyReused>(await market.Try(id, Cast.Nora, Cast.Message("Other."), message, body: "other"));
        Assert.IsType<RequestOutcome.KeyReused>(await market.Try(id, Cast.Nora, new Send(new Audience.Open()), send, body: "other"));
        Assert.Equal(3, (await market.Events(id)).Count);
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var key = market.Key(Cast.Nora, "/approve");
        Assert.IsType<RequestOutcome.Refused>(await market.Try(id, Cast.Nora, new Approve(), key));
        Assert.Single(await market.Rows(id, "command-"));
        foreach (var (_, by, command) in Cast.Life.TakeWhile(step => step.Before != Status.PendingApproval)
            .SkipWhile(step => step.Command is PostMessage))
            await market.Do(id, by, command);
        Assert.False(Assert.IsType<RequestOutcome.Done>(await market.Try(id, Cast.Nora, new Approve(), key)).Repeated);
    }

    [Fact]
    public async Task After_seven_days_a_request_is_forgotten_and_executed_anew()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var key = market.Key(Cast.Nora, "/messages");
        var first = await market.Do(id, Cast.Nora, Cast.Message("Once a week."), key);
        market.Clock.Advance(market.Options.KeepCommands);
        Same(first, await market.Try(id, Cast.Nora, Cast.Message("Once a week."), key));
        market.Clock.Advance(Duration.FromSeconds(1));
        var second = Assert.IsType<RequestOutcome.Done>(await market.Try(id, Cast.Nora, Cast.Message("Once a week."), key));
        Assert.False(second.Repeated);
        Same(second.Answer, await market.Try(id, Cast.Nora, Cast.Message("Once a week."), key));
        Assert.Equal(2, (await market.Events(id)).OfType<MessagePosted>().Count(posted => posted.Text == "Once a week."));
    }

    [Fact]
    public async Task Records_of_requests_go_by_the_due_index_at_the_end_of_their_last_day()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        await market.RunEffects();
        var forget = DueScan.ForgetAt(market.Clock.GetCurrentInstant(), market.Options);
        Assert.Equal(Instant.FromUtc(2026, 11, 28, 0, 0), forget);
        Assert.Equal((forget, DueKind.Forget), Assert.Single((await market.DueRows()).Select(row => (row.At, row.Kind))));

        market.Clock.Advance(Duration.FromDays(1));
        await market.Do(id, Cast.Nora, Cast.Message("A day later."), market.Key(Cast.Nora, "/messages"));
        await market.RunEffects();
        market.Clock.Set(forget);
        Assert.Equal(forget + Duration.FromDays(1), await market.Scan.Run(default));
        Assert.Single(await market.Rows(id, "command-"));
        market.Clock.Advance(Duration.FromDays(1));
        Assert.Null(await market.Scan.Run(default));
        Assert.Empty(await market.Rows(id, "command-"));
        Assert.Equal(2, (await market.Events(id)).Count);
    }

    [Fact]
    public async Task A_repeated_create_meets_the_case_that_it_created()
    {
        var market = await Market.Open();
        var key = market.Key(Cast.Nora, "/api/assignments");
        var first = Assert.IsType<RequestOutcome.Done>(await market.Create(key)).Answer;
        Same(first, await market.Create(key));
        await market.Do(key.NewCase(), Cast.Nora, new VoidAssignment(null));
        Same(first, await market.Create(key));
        Assert.IsType<RequestOutcome.KeyReused>(await market.Create(key, body: "other"));
        Assert.Equal(2, (await market.Events(key.NewCase())).Count);
    }

    [Fact]
    public async Task A_create_repeated_after_seven_days_still_meets_its_case()
    {
        var market = await Market.Open();
        var key = market.Key(Cast.Nora, "/api/assignments");
        await market.Create(key);
        market.Clock.Advance(Duration.FromDays(8));
        var again = Assert.IsType<RequestOutcome.Done>(await market.Create(key));
        Assert.True(again.Repeated);
        Assert.Equal(1, again.Answer.Version);
        Assert.Single(await market.Events(key.NewCase()));
    }

    private static void Same(Answer first, RequestOutcome outcome)
    {
        var again = Assert.IsType<RequestOutcome.Done>(outcome);
        Assert.True(again.Repeated);
        Assert.Equal(first.Body.ToArray(), again.Answer.Body.ToArray());
        Assert.Equal((first.Status, first.Version, first.Location), (again.Answer.Status, again.Answer.Version, again.Answer.Location));
    }
}
