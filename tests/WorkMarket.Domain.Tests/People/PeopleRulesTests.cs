using System.Collections.Immutable;

namespace WorkMarket.Domain.Tests.People;

[Rule("§1 How people come in")]
public sealed class PeopleRulesTests
{
    private static readonly ImmutableHashSet<PersonId> Both = [Clara.Id, Carl.Id];
    private static readonly Actor Sam = new Actor.Support(new("sam"), Channel.Desktop);
    private static readonly Actor Software = new Actor.Client(Clara.Id, Acme, Channel.Api);

    [Theory]
    [InlineData("nora@example.com", true)]
    [InlineData("n.o+r'a@mail.example.co.uk", true)]
    [InlineData("", false)]
    [InlineData("nora", false)]
    [InlineData("nora@example", false)]
    [InlineData("@example.com", false)]
    [InlineData("nora@@example.com", false)]
    [InlineData("nora@exa mple.com", false)]
    [InlineData(" nora@example.com", false)]
    [InlineData("nora@example.com\n", false)]
    [InlineData("nora@example.com\r\nBcc: all@example.com", false)]
    [InlineData("Nora <nora@example.com>", false)]
    [InlineData("nora@example.com,nick@example.com", false)]
    [InlineData("nora@-example.com", false)]
    [InlineData("nora@exämple.com", false)]
    public void A_mail_address_is_one_mailbox_at_a_domain(string email, bool isOne) =>
        Assert.Equal(isOne ? [] : ["emailInvalid"], PeopleRules.CheckEmail(email, "email").Select(refusal => refusal.Rule));

    [Fact]
    public void A_mail_address_is_no_longer_than_mail_can_carry()
    {
        Assert.NotEmpty(PeopleRules.CheckEmail(new string('a', 65) + "@example.com", "email"));
        Assert.NotEmpty(PeopleRules.CheckEmail($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.com", "email"));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("+12125550147", true)]
    [InlineData("+4930123456", true)]
    [InlineData("2125550147", false)]
    [InlineData("+02125550147", false)]
    [InlineData("+1 212 555 0147", false)]
    [InlineData("+1234567890123456", false)]
    [InlineData("", false)]
    public void A_telephone_has_its_country(string? phone, bool isOne) =>
        Assert.Equal(isOne ? [] : ["phoneInvalid"], PeopleRules.CheckPhone(phone, "phone").Select(refusal => refusal.Rule));

    [Fact]
    public void The_owner_passes_the_company_on_before_leaving() =>
        Assert.Equal(
            [new OwnerStays(Clara.Id)], PeopleRules.CheckLeaving(Clara, Clara.Id, successor: null, owner: Clara.Id, Both));

    [Fact]
    public void The_owner_takes_over_where_nobody_is_named_and_who_is_named_is_another_of_the_companys_people()
    {
        Assert.Empty(PeopleRules.CheckLeaving(Clara, Carl.Id, successor: null, owner: Clara.Id, Both));
        Assert.Empty(PeopleRules.CheckLeaving(Sam, Carl.Id, Clara.Id, owner: Clara.Id, Both));
        foreach (var nobody in new[] { Carl.Id, Wanda.Id })
            Assert.Equal("unknownSuccessor", Assert.Single(PeopleRules.CheckLeaving(Clara, Carl.Id, nobody, Clara.Id, Both)).Rule);
        Assert.Equal("successorRequired", Assert.Single(PeopleRules.CheckLeaving(Clara, Carl.Id, null, owner: null, Both)).Rule);
    }

    [Fact]
    public void The_owner_or_an_operator_passes_the_company_on_to_one_of_its_people()
    {
        Assert.Empty(PeopleRules.CheckPassingOn(Clara, Clara.Id, Carl.Id, Both));
        Assert.Empty(PeopleRules.CheckPassingOn(Sam, Clara.Id, Carl.Id, Both));
        Assert.Equal("ownerOnly", Assert.Single(PeopleRules.CheckPassingOn(Carl, Clara.Id, Carl.Id, Both)).Rule);
        Assert.Equal("unknownPerson", Assert.Single(PeopleRules.CheckPassingOn(Clara, Clara.Id, Wanda.Id, Both)).Rule);
    }

    [Fact]
    public void Software_lets_nobody_in_or_go()
    {
        Assert.Equal([new PeopleByPeople()], PeopleRules.CheckLeaving(Software, Carl.Id, null, Clara.Id, Both));
        Assert.Equal([new PeopleByPeople()], PeopleRules.CheckPassingOn(Software, Clara.Id, Carl.Id, Both));
        Assert.Empty(PeopleRules.CheckManager(Sam));
    }
}
