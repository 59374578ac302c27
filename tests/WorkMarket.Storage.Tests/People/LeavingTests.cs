using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.People;

[Rule("§1 How people come in")]
public sealed class LeavingTests
{
    [Fact]
    public async Task Who_is_deactivated_keeps_the_name_and_is_nobody_of_the_company_any_more()
    {
        var door = await FrontDoor.Open();
        var nick = Done(await door.People.Deactivate(Cast.Nora, FrontDoor.Nick.Id, null, default));
        Assert.Equal(new Departure(door.Market.Clock.GetCurrentInstant(), Cast.Nora.Id), nick.Left);
        Assert.Equal("Nick Adeyemi", (await door.Market.Storage.Directory.FindPerson(nick.Id, default))!.Name);
        Assert.Equal([Cast.Nora.Id], (await door.Market.Storage.Directory.FindCompany(Cast.Nora.Company, default))!.People);
        // Again it is the same.
        Assert.Equal(nick, Done(await door.People.Deactivate(Cast.Sam, nick.Id, null, default)));
    }

    [Fact]
    public async Task A_company_is_never_without_an_active_owner_whatever_comes_at_once()
    {
        for (var round = 0; round < 4; round++)
        {
            var door = await FrontDoor.Open();
            await Task.WhenAll(
                door.Companies.PassOn(Cast.Nora, Cast.Nora.Company, FrontDoor.Nick.Id, default),
                door.People.Deactivate(Cast.Nora, FrontDoor.Nick.Id, null, default),
                door.People.Deactivate(FrontDoor.Nick, Cast.Nora.Id, null, default));
            var company = (await door.Market.Storage.Directory.FindCompany(Cast.Nora.Company, default))!;
            Assert.Contains(company.Owner!.Value, company.People);
            Assert.Null((await door.Market.Storage.Directory.FindPerson(company.Owner.Value, default))!.Left);
        }
    }

    [Fact]
    public async Task Who_comes_in_as_one_of_WorkMarket_s_own_people_is_listed_and_stays_so_when_deactivated()
    {
        var door = await FrontDoor.Open();
        var invited = await door.Invitations.Invite(
            Cast.Sam, new("Amy Ito", "amy@example.com", Role.AccountManager, null), null, default);
        var amy = Done(await door.Accept(Assert.IsType<DirectoryOutcome<Invitation>.Done>(invited).Value.Id));
        Assert.Equal(["Amy Ito", "Sam Rivera"], (await door.Market.Directory.FindStaff(default)).Select(person => person.Name));
        Done(await door.People.Deactivate(Cast.Sam, amy.Id, null, default));
        Assert.Equal([false, true], (await door.Market.Directory.FindStaff(default)).Select(person => person.Left is null));
    }

    [Fact]
    public async Task Half_a_minute_later_every_process_knows_it()
    {
        var door = await FrontDoor.Open();
        var other = new CachedDirectory(door.Market.Storage.Directory, door.Market.Clock, Duration.FromSeconds(30));
        Assert.Null((await other.FindPerson(FrontDoor.Nick.Id, default))!.Left);
        Done(await door.People.Deactivate(Cast.Nora, FrontDoor.Nick.Id, null, default));
        door.Market.Clock.Advance(Duration.FromSeconds(30));
        Assert.NotNull((await other.FindPerson(FrontDoor.Nick.Id, default))!.Left);
    }

    [Fact]
    public async Task A_departure_that_was_cut_off_once_the_company_let_the_person_go_is_brought_to_its_end()
    {
        var door = await FrontDoor.Open();
        var directory = door.Market.Storage.Directory;
        var gone = new Succession(FrontDoor.Nick.Id, Cast.Nora.Company, null, Cast.Nora.Id, door.Market.Clock.GetCurrentInstant());
        // Written, and no more than that: nobody has left.
        Assert.False(await door.People.HasLeft(gone, default));
        await directory.Put(Cast.Northwind with { People = [Cast.Nora.Id], Owner = Cast.Nora.Id }, default);
        Assert.True(await door.People.HasLeft(gone, default));
        Assert.Equal(new Departure(gone.At, Cast.Nora.Id), (await directory.FindPerson(gone.Person, default))!.Left);
    }

    [Fact]
    public async Task What_a_person_asks_to_have_deleted_is_replaced_by_a_number()
    {
        var door = await FrontDoor.Open();
        var directory = door.Market.Storage.Directory;
        Assert.Empty(await door.Invitations.Register("Wim Otten", "wim@example.com", "+12125550199", default));
        var id = FrontDoor.LinkIn(Assert.Single(await door.Mails("wim@example.com")))!.Value;
        var terms = Enum.GetValues<TermsDocument>().Select(document => new TermsVersion(document, "1")).ToImmutableList();
        var wim = Done(await door.Accept(id, terms: terms));
        await directory.SaveProfile(wim.Id, new(WorkerProfile.Empty with { About = "Wim, of Main Street." }, [], 1), default);
        await directory.Put(wim.Id, new MailPreference(Mail: false, []), default);

        var refused = Assert.IsType<DirectoryOutcome<Person>.Refused>(await door.People.Erase(Cast.Sam, wim.Id, default));
        Assert.Equal([new StillActive(wim.Id)], refused.Refusals);
        Done(await door.People.Deactivate(Cast.Sam, wim.Id, null, default));
        var former = Done(await door.People.Erase(Cast.Sam, wim.Id, default));
        Assert.Equal(("former worker 1001", null, null), (former.Name, former.Email, former.Phone));
        Assert.Equal(former, await directory.FindPerson(wim.Id, default));
        Assert.Equal(former, Done(await door.People.Erase(Cast.Sam, wim.Id, default)));
        Assert.Equal(StoredProfile.None, await directory.FindProfile(wim.Id, default));
        Assert.Equal(MailPreference.All, await directory.FindMailPreference(wim.Id, default));
        Assert.Equal(2, (await directory.AcceptedTerms(wim.Id, default)).Count);
        Assert.Null((await door.Market.Storage.Invitations.Find(id, default)).Value);
        Assert.IsType<DirectoryOutcome<Person>.Unknown>(await door.People.Activate(Cast.Sam, wim.Id, default));
        // The address is free for whoever registers with it next, who is somebody else.
        Assert.Empty(await door.Invitations.Register("Wim Otten", "wim@example.com", null, default));
        var again = FrontDoor.LinkIn((await door.Mails("wim@example.com"))[^1])!.Value;
        Assert.NotEqual(wim.Id, Done(await door.Accept(again, terms: terms)).Id);

        Done(await door.People.Deactivate(Cast.Nora, FrontDoor.Nick.Id, null, default));
        Assert.Equal("former client 1002", Done(await door.People.Erase(Cast.Sam, FrontDoor.Nick.Id, default)).Name);
        Assert.IsType<DirectoryOutcome<Person>.Unknown>(await door.People.Erase(Cast.Sam, new("nobody"), default));
    }

    [Fact]
    public async Task The_first_operator_is_made_on_the_command_line_and_who_is_there_already_stays()
    {
        var door = await FrontDoor.Open();
        var operators = new Operators(
            door.Market.Storage.Directory, door.Market.Storage.Directory, door.Market.Clock, door.Market.Policy);
        var otto = Done(await operators.Add("Otto Berg", "otto@example.com", default));
        Assert.Equal((Role.Support, null), (otto.Role, otto.Company));
        Assert.Equal(otto, Done(await operators.Add("Otto Berg", "otto@example.com", default)));
        Assert.Equal(otto, await door.Market.Storage.Directory.FindByEmail("otto@example.com", default));
        var entry = Assert.Single((await door.Market.Storage.Directory.Entries(otto.Id, null, 10, default)).Entries);
        Assert.Equal((DirectoryDeed.PersonAdded, null), (entry.Deed, entry.By));
        foreach (var (name, email, rule) in new[] { ("Nora", "nora@example.com", "addressTaken"), ("O", "otto", "emailInvalid") })
        {
            var refused = Assert.IsType<DirectoryOutcome<Person>.Refused>(await operators.Add(name, email, default));
            Assert.Equal(rule, Assert.Single(refused.Refusals).Rule);
        }
    }

    private static Person Done(DirectoryOutcome<Person> outcome) => Assert.IsType<DirectoryOutcome<Person>.Done>(outcome).Value;
}
