using NodaTime;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.People;

[Rule("§1 Roles: WorkMarket's staff who looks after the client company")]
public sealed class ManagementTests
{
    private static readonly PersonId Ada = new("ada");
    private static readonly PersonId Abe = new("abe");

    [Fact]
    public async Task Who_looks_after_a_company_is_told_each_time_that_it_begins_and_nobody_who_does_not_any_more()
    {
        var door = await Open();
        await Give(door, Ada);
        var first = Assert.Single(await door.Mails("ada@example.com"));
        Assert.Equal("You look after Northwind Retail", first.Line);
        Assert.Equal("/desk", new Uri(first.Sections[0].Values["page"]).AbsolutePath);
        // Given away again before the mail has gone out.
        await Give(door, Abe);
        await Give(door, Ada);
        Assert.Empty(await door.Mails("abe@example.com"));
        Assert.Equal(2, (await door.Mails("ada@example.com")).Select(letter => letter.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_request_that_was_cut_off_before_the_letter_sends_it_when_it_is_repeated_under_the_same_name()
    {
        var door = await Open();
        var directory = door.Market.Storage.Directory;
        var (company, mark) = await directory.ReadCompany(Cast.Nora.Company, default);
        var given = new DirectoryEntry(door.Market.Clock.GetCurrentInstant(), Cast.Sam.Id, DirectoryDeed.GivenTo, Ada);
        Assert.True(await directory.Save(company! with { AccountManager = Ada }, mark, given, default));
        door.Market.Clock.Advance(Duration.FromMinutes(1));
        await Give(door, Ada);
        await Give(door, Ada);
        Assert.Single((await door.Mails("ada@example.com")).Select(letter => letter.Id).Distinct());
        Assert.Single((await directory.Entries(Cast.Nora.Company, null, 10, default)).Entries);
    }

    [Fact]
    public async Task Whose_company_is_made_with_an_account_manager_is_told_as_well()
    {
        var door = await Open();
        await door.Companies.Create(Cast.Sam, new("Contoso", "Olga", "olga@example.com", AccountManager: Ada), null, default);
        Assert.Equal("You look after Contoso", Assert.Single(await door.Mails("ada@example.com")).Line);
        Assert.Equal("You own a company at WorkMarket", Assert.Single(await door.Mails("olga@example.com")).Line);
    }

    [Theory]
    [InlineData("northwind")]
    [InlineData("northwind/ada")]
    [InlineData("northwind/ada/yesterday")]
    public async Task A_letter_about_nothing_is_not_sent(string about)
    {
        var door = await Open();
        await door.Market.Storage.Mail.Enqueue(MailTicket.For(new(PeopleLetterKind.Management, about)), Duration.Zero, default);
        await door.Office.Send();
        Assert.Empty(door.Sent);
    }

    private static async Task<FrontDoor> Open()
    {
        var door = await FrontDoor.Open();
        foreach (var (id, name) in new[] { (Ada, "Ada Brandt"), (Abe, "Abe Sato") })
            await door.Market.Storage.Directory.Put(
                new Person(id, name, Role.AccountManager, null) { Email = $"{id.Value}@example.com" }, default);
        return door;
    }

    private static async Task Give(FrontDoor door, PersonId manager)
    {
        Assert.IsType<DirectoryOutcome<Company>.Done>(await door.Companies.GiveTo(Cast.Sam, Cast.Nora.Company, manager, default));
        door.Market.Clock.Advance(Duration.FromMinutes(1));
    }
}
