using NodaTime;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.People;

[Rule("§6 Somebody is always asked: who leaves the company passes the assignments on")]
public sealed class SuccessionTests
{
    // More than a slice of the job takes.
    private const int Many = 54;

    private static readonly Person Wanda = Cast.People.Find(person => person.Id == Cast.Wanda.Id)!;

    [Fact]
    public async Task The_assignments_pass_to_the_companys_owner_slice_by_slice_whatever_process_goes_on()
    {
        var door = await FrontDoor.Open();
        var ids = await Drafts(door, FrontDoor.Nick, Many);
        var other = (await Drafts(door, Cast.Nora, 1))[0];
        await door.People.Deactivate(Cast.Nora, FrontDoor.Nick.Id, null, default);
        // Each process ends after its first slice.
        await Jobs(door).Run(Duration.Zero, null, default);
        var passed = 0;
        foreach (var id in ids)
            passed += await ManagerOf(door, id) == Cast.Nora.Id ? 1 : 0;
        Assert.InRange(passed, 1, Many - 1);
        await Jobs(door).Run(Duration.FromHours(1), null, default);
        foreach (var id in ids)
            Assert.Equal(Cast.Nora.Id, await ManagerOf(door, id));
        var events = await door.Market.Events(ids[0]);
        Assert.Equal(new ProjectManagerChanged(FrontDoor.Nick.Id, Cast.Nora.Id), Assert.Single(events.OfType<ProjectManagerChanged>()));
        Assert.Empty((await door.Market.Events(other)).OfType<ProjectManagerChanged>());
    }

    [Fact]
    public async Task A_successor_who_is_named_gets_them_and_what_was_made_meanwhile_is_found_by_a_later_pass()
    {
        var door = await FrontDoor.Open();
        var directory = door.Market.Storage.Directory;
        await directory.Put(new Person(new("nat"), "Nat Vu", Role.Client, Cast.Nora.Company) { Email = "nat@example.com" }, default);
        var company = (await directory.FindCompany(Cast.Nora.Company, default))!;
        await directory.Put(company with { People = company.People.Add(new("nat")) }, default);
        var before = (await Drafts(door, FrontDoor.Nick, 1))[0];
        await door.People.Deactivate(Cast.Nora, FrontDoor.Nick.Id, new("nat"), default);
        await Jobs(door).Run(Duration.FromHours(1), null, default);
        Assert.Equal(new PersonId("nat"), await ManagerOf(door, before));
        Assert.Equal("You take over from Nick Adeyemi", Assert.Single(await door.Mails("nat@example.com")).Line);
        // Another process still remembers Nick as one of the company's people.
        var late = (await Drafts(door, FrontDoor.Nick, 1))[0];
        door.Market.Clock.Advance(Duration.FromMinutes(2));
        await Jobs(door).Run(Duration.FromHours(1), null, default);
        Assert.Equal(new PersonId("nat"), await ManagerOf(door, late));
        Assert.Empty(await door.Market.Storage.Successions.Pending(default));
        Assert.Single(await door.Mails("nat@example.com"));
        // Then there is nothing to do, and the job is not begun again.
        var run = (await Jobs(door).All(default)).Single().Run;
        await Jobs(door).Run(Duration.FromHours(1), null, default);
        Assert.Equal(run, (await Jobs(door).All(default)).Single().Run);
    }

    [Fact]
    public async Task Nobody_takes_over_who_would_be_on_both_sides()
    {
        var door = await FrontDoor.Open();
        var directory = door.Market.Storage.Directory;
        var id = await door.Market.CaseThatIsJust(Status.Assigned);
        await door.Market.RunEffects();
        var nat = new Person(new("nat"), "Nat Vu", Role.Client, Cast.Nora.Company) { Phone = "+12125550147" };
        await directory.Put(nat, default);
        await directory.Put(Wanda with { Phone = nat.Phone }, default);
        await directory.Put(Cast.Northwind with { People = [Cast.Nora.Id, FrontDoor.Nick.Id, nat.Id], Owner = nat.Id }, default);
        door.Market.Clock.Advance(Duration.FromMinutes(1));
        await door.People.Deactivate(Cast.Sam, Cast.Nora.Id, null, default);
        await Jobs(door).Run(Duration.FromHours(1), null, default);
        Assert.Equal(FrontDoor.Nick.Id, await ManagerOf(door, id));
    }

    [Fact]
    public async Task What_nobody_can_take_over_is_found_and_tried_again()
    {
        var door = await FrontDoor.Open();
        var directory = door.Market.Storage.Directory;
        var id = await door.Market.CaseThatIsJust(Status.Assigned);
        await door.Market.RunEffects();
        await directory.Put(Cast.Northwind with { People = [Cast.Nora.Id, FrontDoor.Nick.Id], Owner = FrontDoor.Nick.Id }, default);
        foreach (var person in new[] { Wanda, (await directory.FindPerson(FrontDoor.Nick.Id, default))! })
            await directory.Put(person with { Phone = "+12125550147" }, default);
        door.Market.Clock.Advance(Duration.FromMinutes(1));
        await door.People.Deactivate(Cast.Sam, Cast.Nora.Id, null, default);
        door.Market.Clock.Advance(Duration.FromMinutes(5));
        await Jobs(door).Run(Duration.FromHours(1), null, default);
        var finding = Assert.Single((await door.Market.Storage.Jobs.Findings(JobKind.Succession, 1, null, 10, default)).Findings);
        Assert.Equal((id, FindingKind.NoProjectManager), (finding.Case, finding.Kind));
        Assert.Contains("both sides", finding.Detail, StringComparison.Ordinal);
        await directory.Put(Wanda with { Phone = null }, default);
        door.Market.Clock.Advance(Duration.FromMinutes(5));
        await Jobs(door).Run(Duration.FromHours(1), null, default);
        Assert.Equal(FrontDoor.Nick.Id, await ManagerOf(door, id));
    }

    private static JobRunner Jobs(FrontDoor door)
    {
        var market = door.Market;
        var work = new SuccessionWork(
            market.Storage.Successions, market.Storage.Directory, door.People, market.Storage.Lists, market.Storage.Cases, market.Writer,
            market.Storage.Mail, market.Clock);
        return new(market.Storage.Jobs, [work], market.Clock, new());
    }

    private static async Task<IReadOnlyList<AssignmentId>> Drafts(FrontDoor door, Actor.Client by, int count)
    {
        var market = door.Market;
        var ids = await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            var key = market.Key(by, "/api/assignments");
            await market.Writer.Create(
                key, Cast.Draft(market.Clock.GetCurrentInstant()), Market.Ask(by, key), market.Reply, default);
            return key.NewCase();
        }));
        await market.RunEffects();
        return ids;
    }

    private static async Task<PersonId> ManagerOf(FrontDoor door, AssignmentId id) =>
        (await door.Market.Storage.Cases.Read(id, default))!.State.Brief.ProjectManager;
}
