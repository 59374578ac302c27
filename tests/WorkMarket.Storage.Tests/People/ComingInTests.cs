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
public sealed class ComingInTests
{
    private static readonly ImmutableList<TermsVersion> Terms =
        [.. Enum.GetValues<TermsDocument>().Select(document => new TermsVersion(document, "1"))];

    [Fact]
    public async Task An_invitation_is_a_signed_link_by_mail_and_whoever_follows_it_is_one_of_the_companys_people()
    {
        var door = await FrontDoor.Open();
        var invitation = await door.Invite("ian@example.com");
        Assert.Equal(door.Market.Clock.GetCurrentInstant() + Duration.FromDays(7), invitation.Until);
        var letter = Assert.Single(await door.Mails("ian@example.com"));
        Assert.Equal("Nora Quinn invites you", letter.Line);
        Assert.Equal(invitation.Id, FrontDoor.LinkIn(letter));
        var ian = Done(await door.Accept(invitation.Id));
        Assert.Equal(("Ian Novak", Role.Client, Cast.Nora.Company), (ian.Name, ian.Role, ian.Company));
        Assert.Equal(ian, await door.Market.Storage.Directory.FindByEmail("IAN@example.com", default));
        Assert.Contains(ian.Id, (await door.Market.Storage.Directory.FindCompany(Cast.Nora.Company, default))!.People);
        // Who invited is told.
        Assert.Equal("Ian Novak has accepted", Assert.Single(await door.Mails("nora@example.com")).Line);
        Assert.Equal(
            [DirectoryDeed.Joined],
            (await door.Market.Storage.Directory.Entries(Cast.Nora.Company, null, 10, default)).Entries.Select(entry => entry.Deed));
    }

    [Fact]
    public async Task It_is_good_once_and_of_many_at_once_one_comes_in()
    {
        var door = await FrontDoor.Open();
        var id = (await door.Invite("ian@example.com")).Id;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => door.Accept(id, request: $"{number}")));
        Assert.Single(outcomes.OfType<DirectoryOutcome<Person>.Done>());
        Assert.All(outcomes.OfType<DirectoryOutcome<Person>.Refused>(), refused => Assert.Equal("invitationUsed", Rule(refused)));
        var winner = Array.FindIndex(outcomes, outcome => outcome is DirectoryOutcome<Person>.Done);
        // The same request again gets the same answer; its answer may have been lost.
        Assert.Equal(Done(outcomes[winner]), Done(await door.Accept(id, request: $"{winner}")));
        Refused("invitationUsed", await door.Accept(id));
        Assert.Equal(3, (await door.Market.Storage.Directory.FindCompany(Cast.Nora.Company, default))!.People.Count);
    }

    [Fact]
    public async Task It_is_good_for_seven_days()
    {
        var door = await FrontDoor.Open();
        var (first, second) = (await door.Invite("ian@example.com"), await door.Invite("ida@example.com"));
        door.Market.Clock.Advance(first.Until - door.Market.Clock.GetCurrentInstant() - Duration.FromSeconds(1));
        Done(await door.Accept(first.Id));
        door.Market.Clock.Advance(Duration.FromSeconds(1));
        Refused("invitationExpired", await door.Accept(second.Id));
        Assert.Null(await door.Market.Storage.Directory.FindByEmail("ida@example.com", default));
        Assert.Empty(await door.Market.Storage.Invitations.Open(Cast.Nora.Company, door.Market.Clock.GetCurrentInstant(), default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("é")]
    public async Task A_forged_link_is_not_there(string token)
    {
        var door = await FrontDoor.Open();
        var id = (await door.Invite("ian@example.com")).Id;
        Assert.IsType<DirectoryOutcome<Person>.Unknown>(await door.Accept(id, token));
        // Nor does the token of one invitation open another, or one that was never made.
        var other = await PostOffice.Invitations.Compute((await door.Invite("ida@example.com")).Id, default);
        Assert.IsType<DirectoryOutcome<Person>.Unknown>(await door.Accept(id, other));
        foreach (var nothing in new[] { "company.northwind.none", "x", "", "a/b.c#?" })
            Assert.IsType<DirectoryOutcome<Person>.Unknown>(await door.Accept(new(nothing)));
        Assert.IsType<DirectoryOutcome<Person>.Done>(await door.Accept(id));
    }

    [Fact]
    public async Task One_that_was_taken_back_lets_nobody_in_and_one_that_was_accepted_is_not_taken_back()
    {
        var door = await FrontDoor.Open();
        var (kept, taken) = (await door.Invite("ian@example.com"), await door.Invite("ida@example.com"));
        Assert.IsType<DirectoryOutcome<Invitation>.Done>(
            await door.Invitations.Withdraw(FrontDoor.Nick, Cast.Nora.Company, taken.Id, default));
        Refused("invitationWithdrawn", await door.Accept(taken.Id));
        Done(await door.Accept(kept.Id));
        var refused = await door.Invitations.Withdraw(Cast.Nora, Cast.Nora.Company, kept.Id, default);
        Assert.Equal("invitationUsed", Assert.Single(Assert.IsType<DirectoryOutcome<Invitation>.Refused>(refused).Refusals).Rule);
        Assert.IsType<DirectoryOutcome<Invitation>.Unknown>(
            await door.Invitations.Withdraw(Cast.Nora, new("fabrikam"), kept.Id, default));
        // No mail for what lets nobody in any more.
        Assert.Empty(await door.Mails("ida@example.com"));
    }

    [Fact]
    public async Task An_address_that_is_somebodys_is_told_so_and_nobody_else_is()
    {
        var door = await FrontDoor.Open();
        var (known, unknown) = (await door.Invite("NICK@example.com"), await door.Invite("ian@example.com"));
        Assert.Equal(
            unknown with { Id = known.Id, Email = known.Email }, known with { });
        Assert.Null(FrontDoor.LinkIn(Assert.Single(await door.Mails("NICK@example.com"))));
        Assert.NotNull(FrontDoor.LinkIn(Assert.Single(await door.Mails("ian@example.com"))));
        Refused("addressTaken", await door.Accept(known.Id));
        // A worker who registers with it is answered as anybody is.
        Assert.Empty(await door.Invitations.Register("Nobody", "nick@example.com", null, default));
        Assert.Null(FrontDoor.LinkIn(Assert.Single(await door.Mails("nick@example.com"))));
    }

    [Fact]
    public async Task Who_comes_first_has_the_address_be_it_the_invited_or_the_worker_who_registers()
    {
        var door = await FrontDoor.Open();
        var invited = (await door.Invite("ian@example.com")).Id;
        Assert.Empty(await door.Invitations.Register("Ian Novak", "ian@example.com", "+1 212 555 0199", default));
        var registered = (await door.Mails("ian@example.com")).Select(FrontDoor.LinkIn).Single(id => id != invited)!.Value;
        Refused("termsToAccept", await door.Accept(registered), count: Terms.Count);
        Refused("termsToAccept", await door.Accept(registered, terms: [Terms[0], new(Terms[1].Document, "2")]));
        var outcomes = await Task.WhenAll(door.Accept(invited), door.Accept(registered, terms: Terms));
        var winner = Done(Assert.Single(outcomes, outcome => outcome is DirectoryOutcome<Person>.Done));
        Refused("addressTaken", Assert.Single(outcomes, outcome => outcome is DirectoryOutcome<Person>.Refused));
        Assert.Equal(winner, await door.Market.Storage.Directory.FindByEmail("ian@example.com", default));
        Assert.Equal(winner.Role == Role.Worker ? 2 : 0, (await door.Market.Storage.Directory.AcceptedTerms(winner.Id, default)).Count);
    }

    [Fact]
    public async Task A_worker_registers_with_a_verified_address_and_accepts_the_terms()
    {
        var door = await FrontDoor.Open();
        Assert.Empty(await door.Invitations.Register("Wim Otten", "wim@example.com", "+1 (212) 555-0199", default));
        var id = FrontDoor.LinkIn(Assert.Single(await door.Mails("wim@example.com")))!.Value;
        var wim = Done(await door.Accept(id, terms: Terms));
        Assert.Equal((Role.Worker, null, "+12125550199"), (wim.Role, wim.Company, wim.Phone));
        Assert.Equal(2, (await door.Market.Storage.Directory.AcceptedTerms(wim.Id, default)).Count);
        Assert.Empty(await door.Invitations.Register("Wim Otten", "wim2@example.com", null, default));
        var late = FrontDoor.LinkIn(Assert.Single(await door.Mails("wim2@example.com")))!.Value;
        door.Market.Clock.Advance(Duration.FromHours(25));
        Refused("invitationExpired", await door.Accept(late, terms: Terms));
        foreach (var (email, phone) in new[] { ("wim", (string?)null), ("wim@example.com\n", null), ("a@example.com", "555 0199") })
            Assert.NotEmpty(await door.Invitations.Register("Wim", email, phone, default));
    }

    [Fact]
    public async Task Who_is_signed_in_with_the_provider_is_bound_to_the_person_and_one_sign_in_is_one_person()
    {
        var door = await FrontDoor.Open();
        var (first, second) = (await door.Invite("ian@example.com"), await door.Invite("ida@example.com"));
        Refused("signInTaken", await door.Accept(first.Id, signIn: FrontDoor.Nick.Id));
        var ian = Done(await door.Accept(first.Id, signIn: new("2f1c0a7e")));
        Assert.Equal(("2f1c0a7e", "ian@example.com"), (ian.Id.Value, ian.Email));
        Refused("signInTaken", await door.Accept(second.Id, signIn: ian.Id));
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled()
    {
        var door = await FrontDoor.Open();
        for (var time = 0; time < 9; time++)
            Assert.Empty(await door.Invitations.Register("Wim Otten", "wim@example.com", null, default));
        Assert.Equal(5, (await door.Mails("wim@example.com")).Count);
        door.Market.Clock.Advance(Duration.FromHours(1));
        Assert.Empty(await door.Invitations.Register("Wim Otten", "wim@example.com", null, default));
        Assert.Equal(6, (await door.Mails("wim@example.com")).Count);
    }

    [Fact]
    public async Task Who_was_deactivated_comes_back_by_an_invitation_of_the_same_company_alone()
    {
        var door = await FrontDoor.Open();
        Done(await door.People.Deactivate(Cast.Nora, FrontDoor.Nick.Id, null, default));
        Assert.DoesNotContain(FrontDoor.Nick.Id, (await door.Market.Storage.Directory.FindCompany(Cast.Nora.Company, default))!.People);
        var elsewhere = Assert.IsType<DirectoryOutcome<Company>.Done>(
            await door.Companies.Create(Cast.Sam, new("Contoso", "Olga", "olga@example.com"), null, default)).Value;
        var outcome = await door.Invitations.Invite(
            Cast.Sam, new("Nick", "nick@example.com", Role.Client, elsewhere.Id), null, default);
        Refused("addressTaken", await door.Accept(Assert.IsType<DirectoryOutcome<Invitation>.Done>(outcome).Value.Id));
        var back = (await door.Invite("nick@example.com", "Nick")).Id;
        var nick = Done(await door.Accept(back));
        Assert.Equal((FrontDoor.Nick.Id, "Nick Adeyemi", null), (nick.Id, nick.Name, nick.Left));
        Assert.Contains(nick.Id, (await door.Market.Storage.Directory.FindCompany(Cast.Nora.Company, default))!.People);
        // Deactivated again, the old link brings nobody back.
        door.Market.Clock.Advance(Duration.FromMinutes(1));
        Done(await door.People.Deactivate(Cast.Nora, nick.Id, null, default));
        Refused("invitationUsed", await door.Accept(back));
        Assert.NotNull((await door.Market.Storage.Directory.FindPerson(nick.Id, default))!.Left);
    }

    private static Person Done(DirectoryOutcome<Person> outcome) => Assert.IsType<DirectoryOutcome<Person>.Done>(outcome).Value;

    private static string Rule(DirectoryOutcome<Person>.Refused refused) => Assert.Single(refused.Refusals).Rule;

    private static void Refused(string rule, DirectoryOutcome<Person> outcome, int count = 1)
    {
        var refusals = Assert.IsType<DirectoryOutcome<Person>.Refused>(outcome).Refusals;
        Assert.Equal(count, refusals.Count);
        Assert.All(refusals, refusal => Assert.Equal(rule, refusal.Rule));
    }
}
