using WorkMarket.Domain.ApiClients;

namespace WorkMarket.Domain.Tests.ApiClients;

/// <summary>A company's own software: what its people may do with it, and which of its secrets hold.</summary>
public sealed class ApiClientTests
{
    private static readonly ApiClientPolicy Limits = new();
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 16, 9, 0);
    private static readonly CompanyId Company = new("north.wind");

    private static readonly ApiClient Client = new()
    {
        Id = ApiClientId.ForCompany(Company, "abc"),
        Company = Company,
        Name = "Payroll",
        ActsFor = new("nora"),
        CreatedBy = new("nora"),
        CreatedAt = Now,
        Secrets = [new(1, Now)],
    };

    [Fact]
    public void An_id_names_its_company_dots_and_all()
    {
        Assert.Equal(Company, Client.Id.Company);
        Assert.Equal("abc", Client.Id.Name);
    }

    [Theory, InlineData(""), InlineData("abc"), InlineData(".abc"), InlineData("northwind.")]
    public void What_is_no_id_names_no_company(string text) => Assert.Null(new ApiClientId(text).Company);

    [Theory]
    [InlineData("Payroll", "nora", 0)]
    [InlineData("Payroll", "nora", 19)]
    [InlineData("", "nora", 0, "name")]
    [InlineData("Pay\nroll", "nora", 0, "name")]
    [InlineData("Payroll", "fiona", 0, "unknownPerson")]
    [InlineData("Payroll", "nora", 20, "apiClientsFull")]
    [InlineData(" ", "fiona", 20, "name", "unknownPerson", "apiClientsFull")]
    public void One_is_made_under_a_name_for_one_of_the_people_and_up_to_a_number(
        string name, string actsFor, int inUse, params string[] expected) =>
            Assert.Equal(expected, ApiClientRules.CheckNew(name, new(actsFor), [new("nora"), new("nick")], inUse, Limits)
                .Select(refusal => refusal.Field == "name" ? "name" : refusal.Rule));

    [Theory, InlineData(Channel.Desktop, true), InlineData(Channel.Mobile, true), InlineData(Channel.Api, false)]
    public void Software_hands_out_no_access(Channel channel, bool may) => Assert.Equal(may, ApiClientRules.CheckManager(channel).IsEmpty);

    [Fact]
    public void A_rotation_leaves_the_secret_before_a_day()
    {
        var rotated = ApiClientRules.Rotated(Client, Now, Limits);
        Assert.Equal([1, 2], Numbers(rotated, Now + Duration.FromHours(24) - Duration.Epsilon));
        Assert.Equal([2], Numbers(rotated, Now + Duration.FromHours(24)));
    }

    [Fact]
    public void A_second_rotation_lengthens_no_secret_s_life_and_drops_what_holds_no_more()
    {
        var twice = ApiClientRules.Rotated(ApiClientRules.Rotated(Client, Now, Limits), Now + Duration.FromHours(1), Limits);
        Assert.Equal([2, 3], Numbers(twice, Now + Duration.FromHours(24)));
        var later = ApiClientRules.Rotated(twice, Now + Duration.FromDays(3), Limits);
        Assert.Equal([3, 4], later.Secrets.Select(secret => secret.Number));
    }

    [Fact]
    public void Three_secrets_hold_at_the_most_and_the_refusal_says_from_when_another_may()
    {
        var twice = ApiClientRules.Rotated(ApiClientRules.Rotated(Client, Now, Limits), Now + Duration.FromHours(1), Limits);
        var refusal = Assert.Single(ApiClientRules.CheckRotation(twice, Now + Duration.FromHours(2), Limits));
        Assert.Equal(("secretsFull", Now + Duration.FromHours(24)), (refusal.Rule, refusal.HoldsFrom));
        Assert.Empty(ApiClientRules.CheckRotation(twice, Now + Duration.FromHours(24), Limits));
    }

    [Fact]
    public void Revoked_none_of_its_secrets_holds_and_it_gets_no_other()
    {
        var revoked = ApiClientRules.Rotated(Client, Now, Limits) with { Revoked = new(new("nick"), Now) };
        Assert.Empty(ApiClientRules.Holding(revoked, Now));
        Assert.Equal("apiClientRevoked", Assert.Single(ApiClientRules.CheckRotation(revoked, Now, Limits)).Rule);
        Assert.False(ApiClientRules.ActsFor(revoked, Role.Client, Company));
    }

    [Theory]
    [InlineData(Role.Client, "north.wind", true)]
    [InlineData(Role.Client, "fabrikam", false)]
    [InlineData(Role.Client, null, false)]
    [InlineData(Role.Support, null, false)]
    public void It_acts_for_a_person_only_while_that_is_one_of_the_company_s(Role role, string? company, bool expected) =>
        Assert.Equal(expected, ApiClientRules.ActsFor(Client, role, company is null ? null : new CompanyId(company)));

    private static IEnumerable<int> Numbers(ApiClient client, Instant at) =>
        ApiClientRules.Holding(client, at).Select(secret => secret.Number);
}
