using WorkMarket.Application.Lists;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.People;

[Rule("§1 Scans are open to the worker, support, and companies where an application is pending or work is assigned and not yet paid")]
public sealed class ScanReadersTests
{
    private static readonly Actor.Client Elsewhere = new(new("fiona"), new("elsewhere"), Channel.Desktop);

    [Fact]
    public async Task A_company_may_while_an_application_is_pending_or_work_is_not_yet_paid()
    {
        var market = await Market.Open();
        var readers = new ScanReaders(market.Storage.Lists, market.Storage.Cases);
        Assert.False(await May(Cast.Nora));
        var id = await market.CaseThatIsJust(Status.Draft, named: "scans");
        await Do(Cast.Nora, new Send(new Audience.Named([Cast.Wanda.Id])));
        Assert.False(await May(Cast.Nora));
        await Do(Cast.Wanda, new Apply(null));
        Assert.True(await May(Cast.Nora));
        await Do(Cast.Nora, new DeclineApplication(new("a1"), null));
        Assert.False(await May(Cast.Nora));
        await Do(Cast.Wanda, new Apply(null));
        await Do(Cast.Nora, new AcceptApplication(new("a2")));
        Assert.True(await May(Cast.Nora));
        Assert.False(await May(Elsewhere));
        await Do(Cast.Nora, new Cancel(CancellationReason.Duplicate, Cast.Usd(10), null));
        Assert.True(await May(Cast.Nora));
        await Do(Cast.Nora, new Pay(null));
        Assert.False(await May(Cast.Nora));

        Task<bool> May(Actor by) => readers.MayRead(by, Cast.Wanda.Id, default);

        async Task Do(Actor by, Command command)
        {
            await market.Do(id, by, command);
            await market.RunEffects();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_offers_however_many_hide_neither_work_nor_an_application(bool isAccepted)
    {
        var market = await Market.Open();
        var readers = new ScanReaders(market.Storage.Lists, market.Storage.Cases);
        await Offer();
        Assert.False(await readers.MayRead(Cast.Nora, Cast.Wanda.Id, default));
        var id = await market.CaseThatIsJust(Status.Sent, named: "scans");
        await market.Do(id, Cast.Wanda, new Apply(null));
        if (isAccepted)
            await market.Do(id, Cast.Nora, new AcceptApplication(new("a1")));
        await market.RunEffects();
        market.Clock.Advance(NodaTime.Duration.FromHours(1));
        await Offer();
        Assert.True(await readers.MayRead(Cast.Nora, Cast.Wanda.Id, default));
        Assert.False(await readers.MayRead(Elsewhere, Cast.Wanda.Id, default));

        async Task Offer()
        {
            for (var number = 0; number < 51; number++)
            {
                var row = market.ListRow(new($"{Guid.NewGuid():N}")) with
                {
                    Status = Status.Sent,
                    Todo = new(Status.Sent, null, null, null, null, []),
                };
                await market.Storage.Lists.Put(new AssignmentList.OfWorker(Cast.Wanda.Id), row, gone: false, default);
            }
        }
    }

    [Fact]
    public async Task The_worker_and_support_always_may_and_others_never()
    {
        var market = await Market.Open();
        var readers = new ScanReaders(market.Storage.Lists, market.Storage.Cases);
        market.Storage.Requests.Reset();
        Assert.True(await readers.MayRead(Cast.Wanda, Cast.Wanda.Id, default));
        Assert.True(await readers.MayRead(Cast.Sam, Cast.Wanda.Id, default));
        Assert.False(await readers.MayRead(Cast.Walt, Cast.Wanda.Id, default));
        Assert.False(await readers.MayRead(new Actor.AccountManager(new("ada"), Channel.Desktop), Cast.Wanda.Id, default));
        Assert.Empty(market.Requests());
    }
}
