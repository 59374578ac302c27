using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.People;

/// <summary>What the directory knows of people keeps them apart, before any case is decided.</summary>
[Rule("§2 One person, mail address or telephone is never on both sides of an assignment")]
public sealed class BothSidesTests
{
    private static readonly string[] Rule = ["bothSides"];

    [Fact]
    public async Task Who_shares_the_project_managers_address_does_not_apply_until_it_is_changed()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Sent);
        await Put(market, "q@example.com", " Q@example.com");
        market.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(Rule, Refused(await market.Try(id, Cast.Wanda, new Apply(null))));
        Assert.Equal(Rule, Refused(await market.Try(id, Cast.Wanda, new Counteroffer(new(Cast.Usd(150)), null))));

        // Nobody is refused for what was half a minute ago.
        await Put(market, "q@example.com", "wanda@example.com");
        await market.Do(id, Cast.Wanda, new Apply(null));
    }

    [Fact]
    public async Task Who_shares_the_workers_telephone_neither_accepts_nor_approves()
    {
        var market = await Market.Open();
        var sent = await market.CaseThatIsJust(Status.Sent);
        await market.Do(sent, Cast.Wanda, new Apply(null));
        var pending = await market.CaseThatIsJust(Status.PendingApproval, named: "pending");
        await Put(market, phone: "+1 212 555 0100", workersPhone: "+12125550100");
        market.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(Rule, Refused(await market.Try(sent, Cast.Nora, new AcceptApplication(new("a1")))));
        Assert.Equal(Rule, Refused(await market.Try(pending, Cast.Nora, new Approve())));

        await Put(market);
        await market.Do(pending, Cast.Nora, new Approve());
        await market.Do(sent, Cast.Nora, new AcceptApplication(new("a1")));
    }

    [Fact]
    public async Task A_number_that_the_worker_takes_on_later_stops_nobody_from_approving_and_paying()
    {
        var door = await FrontDoor.Open();
        var (market, number) = (door.Market, "+12125550100");
        var pending = await market.CaseThatIsJust(Status.PendingApproval);
        await Put(market, phone: number);
        market.Clock.Advance(Duration.FromMinutes(1));
        Assert.IsType<DirectoryOutcome<Person>.Done>(
            await door.People.Change(Cast.Wanda, Cast.Wanda.Id, "Wanda Ortiz", number, version: 0, default));
        market.Clock.Advance(Duration.FromMinutes(1));
        await market.Do(pending, Cast.Nora, new Approve());
        // Who has it already is refused from the next assignment on.
        var sent = await market.CaseThatIsJust(Status.Sent, named: "sent");
        Assert.Equal(Rule, Refused(await market.Try(sent, Cast.Wanda, new Apply(null))));
    }

    private static async Task Put(
        Market market, string? mail = null, string? workersMail = null, string? phone = null, string? workersPhone = null)
    {
        var people = Cast.People.ToDictionary(person => person.Id);
        await market.Storage.Directory.Put(people[Cast.Nora.Id] with { Email = mail, Phone = phone }, default);
        await market.Storage.Directory.Put(people[Cast.Wanda.Id] with { Email = workersMail, Phone = workersPhone }, default);
    }

    private static IEnumerable<string> Refused(RequestOutcome outcome) =>
        Assert.IsType<RequestOutcome.Refused>(outcome).Refusals.Select(refusal => refusal.Rule);
}
