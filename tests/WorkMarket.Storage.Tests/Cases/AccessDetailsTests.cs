using System.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Places;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>Contact and access notes lie beside the events, written and deleted in the transaction of the event that says so.</summary>
[Rule("§1 Contact and access notes lie beside the events, which hold only a salted hash of them, so the chain still verifies; §8")]
public sealed class AccessDetailsTests
{
    private static readonly KeptAccess Ring = new(new(new("Dana Fox", "+13035550100"), "Ring at the back."), EventJson.NewSalt());

    [Fact]
    public async Task They_are_read_with_the_case_and_the_events_do_not_say_them()
    {
        var market = await Market.Open();
        var id = await Placed(market);
        Assert.Equal(Ring, (await market.Storage.Cases.Read(id, default))!.Access);
        Assert.Equal(Ring.Details, (await market.Reader.Read(id, Cast.Nora, default))!.Access);
        Assert.Null((await market.Reader.Read(id, Cast.Wanda, default))?.Access);
        foreach (var item in await market.Storage.Cases.ReadEvents(id, 0, 2, default).ToListAsync())
            Assert.DoesNotContain("Ring", Encoding.UTF8.GetString(item.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_they_are_gone_from_storage_and_the_chain_still_verifies()
    {
        var market = await Market.Open();
        var id = await Placed(market);
        await market.Do(id, Cast.Nora, new RemoveAccess());
        Assert.Null((await market.Storage.Cases.Read(id, default))!.Access);
        Assert.False(Assert.Single(await market.Rows(id, "head-access")).TryGet<byte[]>("body0", out _));
        Assert.Equal(
            [new AccessChanged(Ring.Hash()), new AccessChanged(null)], (await market.Events(id)).OfType<AccessChanged>());
    }

    [Fact]
    public async Task They_outlive_whatever_else_happens()
    {
        var market = await Market.Open();
        var id = await Placed(market);
        await market.Do(id, Cast.Nora, new Send(new Audience.Open()));
        await market.RunEffects();
        Assert.Equal(Ring, (await market.Storage.Cases.Read(id, default))!.Access);
        var later = Ring with { Details = new(null, "The gate is open.") };
        await market.Do(id, Cast.Nora, new ChangeAccess(later));
        Assert.Equal(later, (await market.Storage.Cases.Read(id, default))!.Access);
    }

    private static async Task<AssignmentId> Placed(Market market)
    {
        var key = market.Key(Cast.Nora, "/api/assignments");
        Assert.IsType<RequestOutcome.Done>(await market.Create(
            key, Cast.Draft(market.Clock.GetCurrentInstant()) with { Place = Cast.Elsewhere, Access = Ring }));
        return key.NewCase();
    }
}
