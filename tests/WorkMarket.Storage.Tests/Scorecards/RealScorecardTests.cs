using System.Collections.Immutable;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;
using Xunit;

namespace WorkMarket.Storage.Tests.Scorecards;

/// <summary>Scorecards of cases as they are lived, written by the effects of their commits.</summary>
public sealed class RealScorecardTests
{
    private static readonly ScorecardSettings Settings = new();

    [Fact]
    public async Task Effects_bring_every_scorecard_to_what_a_recount_of_all_cases_comes_to()
    {
        var market = await Market.Open();
        var ids = new List<AssignmentId>();
        foreach (var status in new[] { Status.Sent, Status.InProgress, Status.PendingApproval, Status.Invoiced, Status.Paid, Status.Paid })
        {
            ids.Add(await market.CaseThatIs(status));
            if (status == Status.PendingApproval)
                await market.RunEffects();
        }
        await market.Do(ids[2], Cast.Nora, new SendBack("The photo is dark."));
        await market.RunEffects();
        await market.Effects.Handle(
            ids[3], [.. market.Outbox.All.Select(item => item.Message).Where(message => message.Case == ids[3])], default);

        var contributions = new List<(AssignmentId Id, Contribution Contribution)>();
        foreach (var id in ids)
            contributions.AddRange(
                Contributions.FromCase((await market.Storage.Cases.Read(id, default))!.State, Settings).Select(contribution =>
                    (id, contribution)));
        Assert.Equal(2, contributions.DistinctBy(one => one.Contribution.To).Count());
        foreach (var card in contributions.GroupBy(one => one.Contribution.To))
            await Recount.Equal(market.Storage.Scorecards, card.Key, card.ToDictionary(one => one.Id, one => one.Contribution.Entries));
    }

    [Fact]
    public async Task Effects_cost_what_changes_on_a_scorecard_and_nothing_where_nothing_can()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.PendingApproval);
        await market.RunEffects();
        Assert.Empty(await Effects(market, id, Cast.Message("Hello?")));
        // The company's figures change; the worker's stay, and what stands behind them moves forward.
        Assert.Equal(["4 table.get scorecards", "2 table.transaction scorecards"], await Effects(market, id, new Approve()));
    }

    private static async Task<ImmutableList<string>> Effects(Market market, AssignmentId id, Command command)
    {
        await market.Do(id, Cast.Nora, command);
        market.Storage.Requests.Reset();
        await market.RunEffects();
        return [.. market.Requests().Where(request => request.EndsWith(" scorecards", StringComparison.Ordinal))];
    }
}
