using WorkMarket.Application.Cases;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Lists;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Phone;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>Every assignment has a number for people, those from before too.</summary>
[Rule("§1 An assignment has a number for people")]
public sealed class NumberTests
{
    private static readonly AssignmentId Old = new("0123456789abcdef");

    [Fact]
    public async Task A_new_assignment_has_one_by_which_it_is_found_and_a_repeat_meets_the_same()
    {
        var market = await Market.Open();
        var key = market.Key(Cast.Nora, "/api/assignments");
        await market.Create(key);
        await market.Create(key);
        var number = await NumberOf(market, key.NewCase());
        Assert.Equal(key.NewCase(), await market.Storage.Phone.FindCase(number!.Value, default));
        await market.RunEffects();
        var page = await market.Storage.Lists.Read([new AssignmentList.OfCompany(Cast.Nora.Company)], null, null, 10, default);
        Assert.Equal(number, Assert.Single(page.Rows).Number);
    }

    [Fact]
    public async Task A_refused_draft_uses_none_up()
    {
        var market = await Market.Open();
        await market.CaseThatIs(Status.Draft); // facts are in the cache now
        var key = market.Key(Cast.Nora, "/api/assignments");
        market.Storage.Requests.Reset();
        var refused = await market.Writer.Create(
            key, Cast.Draft(market.Clock.GetCurrentInstant()) with { Title = "" }, Market.Ask(Cast.Nora, key), market.Reply, default);
        Assert.IsType<RequestOutcome.Refused>(refused);
        Assert.DoesNotContain(market.Requests(), request => request.Contains("insert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_from_before_gets_its_own_with_what_is_written_next_at_one_request_more_once()
    {
        var market = await WithOld();
        market.Storage.Requests.Reset();
        await market.Do(Old, Cast.Nora, Cast.Message("Is this still needed?"));
        Assert.Contains("1 table.insert directory", market.Requests());
        var number = await NumberOf(market, Old);
        Assert.Equal(Old, await market.Storage.Phone.FindCase(number!.Value, default));
        market.Storage.Requests.Reset();
        await market.Do(Old, Cast.Nora, Cast.Message("It is."));
        Assert.DoesNotContain("1 table.insert directory", market.Requests());
        Assert.Equal(number, await NumberOf(market, Old));
    }

    [Fact]
    public async Task One_from_before_gets_its_own_when_indexes_are_rebuilt_and_once()
    {
        var market = await WithOld();
        Assert.Empty(await market.Run(JobKind.Reindex));
        var stored = (await market.Storage.Cases.Read(Old, default))!;
        Assert.Equal((2, await market.Storage.Phone.Claim(Old, default)), (stored.Version, stored.State.Core.Number));
        Assert.Empty(await market.Run(JobKind.Reindex));
        Assert.Equal(2, (await market.Storage.Cases.Read(Old, default))!.Version);
    }

    [Fact]
    public async Task The_number_that_it_had_on_the_telephone_stays_its_own()
    {
        var market = await WithOld();
        var typed = await market.Storage.Phone.Claim(Old, default);
        await market.Do(Old, Cast.Nora, Cast.Message("Hello."));
        Assert.Equal(typed, await NumberOf(market, Old));
    }

    private static async Task<Market> WithOld()
    {
        var market = await Market.Open();
        var written = ((Decision.Accepted)DraftRules.Create(
            Old, Cast.Draft(market.Clock.GetCurrentInstant()), Cast.Nora, await market.Facts.ForDraft(Cast.Nora.Company, default),
            market.Policy, market.Clock.GetCurrentInstant())).Happened;
        await market.Storage.Cases.Commit(new(Old, null, ((Assignment?)null).Evolve(written)!, written, null, null));
        return market;
    }

    private static async Task<AssignmentNumber?> NumberOf(Market market, AssignmentId id) =>
        (await market.Storage.Cases.Read(id, default))!.State.Core.Number;
}
