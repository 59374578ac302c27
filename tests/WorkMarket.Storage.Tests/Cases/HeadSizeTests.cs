using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Negotiation;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

public sealed class HeadSizeTests
{
    private static readonly Policy Wordy = new() { DescriptionLength = 2_000_000 };

    [Fact]
    public async Task A_head_of_several_chunks_comes_back_as_it_was()
    {
        var market = await Market.Open(policy: Wordy);
        var description = Words(300_000);
        var id = await market.CaseThatIsJust(
            Status.Assigned, Cast.Draft(market.Clock.GetCurrentInstant()) with { Description = description });
        Assert.True((await market.Table.Get(id.Value, "head"))!.Properties.Keys
            .Count(name => name.StartsWith("state", StringComparison.Ordinal)) > 4);
        Assert.Equal(description, (await market.Storage.Cases.Read(id, default))!.State.Brief.Description);
        Assert.Equal(description, Assert.IsType<Created>((await market.Events(id))[0]).Brief.Description);
    }

    [Fact]
    public async Task A_head_that_shrinks_leaves_no_chunk_behind()
    {
        var market = await Market.Open(policy: Wordy);
        var id = await market.CaseThatIsJust(
            Status.Draft, Cast.Draft(market.Clock.GetCurrentInstant()) with { Description = Words(300_000) });
        var stored = (await market.Storage.Cases.Read(id, default))!;
        var shorter = stored.State with { Core = stored.State.Core with { Brief = stored.State.Brief with { Description = "Short." } } };
        await market.Storage.Cases.Commit(new(
            id, stored, shorter, [new(market.Clock.GetCurrentInstant(), Cast.Nora, new VoidedByClient(null))], null, null));
        Assert.Equal("Short.", (await market.Storage.Cases.Read(id, default))!.State.Brief.Description);
    }

    [Fact]
    public async Task What_outgrows_the_store_is_refused_and_nothing_is_written()
    {
        var market = await Market.Open(policy: Wordy);
        var key = market.Key(Cast.Nora, "/api/assignments");
        var large = Cast.Draft(market.Clock.GetCurrentInstant()) with { Description = Words(656_000) };
        Assert.IsType<RequestOutcome.TooLarge>(await market.Create(key, large));
        Assert.Empty(market.Outbox.All);
        Assert.Empty(await market.Rows(key.NewCase(), "command-"));
        Assert.Null(await market.Storage.Cases.Read(key.NewCase(), default));
        Assert.IsType<RequestOutcome.Done>(await market.Create(key));
    }

    [Fact]
    public async Task A_full_case_takes_no_more_in_and_still_moves_on()
    {
        var market = await Market.Open(policy: Wordy);
        var id = await market.CaseThatIsJust(
            Status.Sent, Cast.Draft(market.Clock.GetCurrentInstant()) with { Description = Words(654_000) });
        await market.Try(id, Cast.Wanda, new Apply(new('x', 500)));
        Assert.IsType<RequestOutcome.TooLarge>(await market.Try(id, Cast.Walt, new Apply(new('x', 500))));
        Assert.IsType<RequestOutcome.Done>(await market.Try(id, Cast.Nora, new VoidAssignment(null)));
    }

    private static string Words(int length) => string.Create(length, 0, static (text, _) =>
    {
        for (var index = 0; index < text.Length; index++)
            text[index] = (char)('a' + index % 26);
    });
}
