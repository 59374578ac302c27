using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.People;

[Rule("§1 How people come in")]
public sealed class MemberTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task An_operator_creates_a_company_with_its_owner_who_signs_in_and_a_repeat_meets_it()
    {
        var wish = Wish();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var company = (await Sam.Post("companies", wish, key)).Expect(201).Json;
        var (id, owner) = (company.GetProperty("id").GetString(), company.GetProperty("owner").GetString());
        Assert.Equal(id, (await Sam.Post("companies", wish, key)).Expect(201).Json.GetProperty("id").GetString());
        var olga = await SignIn(wish.Owner.Email);
        var me = (await olga.Get("me")).Expect(200).Json;
        Assert.Equal((owner, id), (me.GetProperty("id").GetString(), me.GetProperty("company").GetString()));
        var person = (await olga.Get($"people/{owner}")).Expect(200).Json;
        Assert.Equal("+12125550142", person.GetProperty("phone").GetString());
        Assert.Equal(
            ["companyCreated"],
            (await olga.Get($"companies/{id}/entries")).Expect(200).Json.GetProperty("entries").EnumerateArray()
                .Select(entry => entry.GetProperty("deed").GetString()));
        // One address is one person's, in capitals too.
        var taken = Wish() with { Owner = wish.Owner with { Email = wish.Owner.Email.ToUpperInvariant() } };
        (await Sam.Post("companies", taken)).ExpectRefusal(409, "addressTaken");
    }

    [Fact]
    public async Task What_is_wrong_with_a_company_is_named_and_only_operators_make_one()
    {
        var wish = Wish();
        (await Sam.Post("companies", wish with { Name = " ", Owner = wish.Owner with { Email = "nobody", Phone = "212-555-0147" } }))
            .ExpectRefusal(400, "textRequired", "emailInvalid", "phoneInvalid");
        (await Sam.Post("companies", new { wish.Name, wish.Owner, accountManager = "wanda" })).ExpectRefusal(400, "unknownAccountManager");
        (await Nora.Post("companies", wish)).ExpectProblem(403, "forbidden");
        (await Market.Stranger().Post("companies", wish)).ExpectProblem(401, "unauthenticated");
        (await Sam.Post("companies", new { name = "A", owner = (object?)null })).ExpectProblem(400, "invalidRequest");
    }

    [Fact]
    public async Task Operators_alone_list_WorkMarket_s_own_people()
    {
        var staff = (await Sam.Get("staff")).Expect(200).Json.GetProperty("people").EnumerateArray()
            .ToDictionary(person => person.GetProperty("id").GetString()!);
        Assert.Equal(
            ("Ada Brandt", "accountManager", false),
            (staff["ada"].GetProperty("name").GetString(), staff["ada"].GetProperty("role").GetString(),
                staff["ada"].TryGetProperty("deactivated", out _)));
        Assert.Equal("support", staff["sam"].GetProperty("role").GetString());
        Assert.DoesNotContain("nora", staff.Keys);
        Assert.DoesNotContain("wanda", staff.Keys);
        foreach (var other in new[] { Ada, Nora, Wanda })
            (await other.Get("staff")).ExpectProblem(403, "forbidden");
        (await Market.Stranger().Get("staff")).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Everybody_changes_the_own_name_and_telephone_and_a_company_those_of_its_people_over_what_was_seen()
    {
        var (olga, owner, _) = await Company();
        (await olga.Put($"people/{owner}", new { name = "Olga Petrov" })).ExpectProblem(428, "invalidRequest");
        var changed = (await olga.Put($"people/{owner}", new { name = "Olga Petrov", phone = "+1 (212) 555-0143" }, IfMatch(1)))
            .Expect(200);
        Assert.Equal(("\"2\"", "+12125550143"), (changed.ETag, changed.Json.GetProperty("phone").GetString()));
        (await olga.Put($"people/{owner}", new { name = "Olga Petrov", phone = "+1 (212) 555-0143" }, IfMatch(1))).Expect(200);
        (await olga.Put($"people/{owner}", new { name = "Olga" }, IfMatch(1))).ExpectProblem(412, "stale");
        (await olga.Put($"people/{owner}", new { name = "O\nP", phone = "911" }, IfMatch(2))).ExpectRefusal(400, "oneLine", "phoneInvalid");
        (await Fiona.Put($"people/{owner}", new { name = "F" }, IfMatch(2))).ExpectProblem(404, "notFound");
        (await Fiona.Get($"people/{owner}")).ExpectProblem(404, "notFound");
        (await Wanda.Get($"people/{owner}")).ExpectProblem(404, "notFound");
        (await Fiona.Get($"people/{owner}/entries")).ExpectProblem(404, "notFound");
        Assert.Equal(
            ["changed", "personAdded"],
            (await olga.Get($"people/{owner}/entries")).Expect(200).Json.GetProperty("entries").EnumerateArray()
                .Select(entry => entry.GetProperty("deed").GetString()));
    }

    [Fact]
    public async Task The_owner_stays_until_the_company_is_passed_on()
    {
        var (olga, owner, company) = await Company();
        (await olga.Post($"people/{owner}/deactivation")).ExpectRefusal(409, "ownerStays");
        (await Sam.Post($"people/{owner}/deactivation")).ExpectRefusal(409, "ownerStays");
        (await Fiona.Post($"people/{owner}/deactivation")).ExpectProblem(404, "notFound");
        (await olga.Post($"companies/{company}/owner", new { person = "nora" })).ExpectRefusal(400, "unknownPerson");
        (await Fiona.Post($"companies/{company}/owner", new { person = "fiona" })).ExpectProblem(404, "notFound");
        (await Nick.Post("companies/northwind/owner", new { person = "nick" })).ExpectRefusal(403, "ownerOnly");
        (await olga.Get("me")).Expect(200);
    }

    [Fact]
    public async Task Support_gives_a_company_to_another_account_manager_who_has_it_from_then_on_alone()
    {
        var (olga, _, company) = await Company();
        var abe = Market.As("abe");
        var path = $"companies/{company}/account-manager";
        foreach (var manager in new[] { "ada", "abe", "abe" })
            Assert.Equal(
                manager,
                (await Sam.Post(path, new { accountManager = manager })).Expect(200).Json.GetProperty("accountManager").GetString());
        (await abe.Get($"companies/{company}")).Expect(200);
        (await Ada.Get($"companies/{company}")).ExpectProblem(404, "notFound");
        Assert.DoesNotContain(company, (await Ada.Get("companies")).Expect(200).Json.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(company, (await abe.Get("companies")).Expect(200).Json.GetRawText(), StringComparison.Ordinal);
        (await Sam.Post(path, new { accountManager = "nora" })).ExpectRefusal(400, "unknownAccountManager");
        (await Sam.Post(path, new { })).ExpectProblem(400, "invalidRequest");
        (await Sam.Post("companies/nobody/account-manager", new { accountManager = "ada" })).ExpectProblem(404, "notFound");
        (await olga.Post(path, new { accountManager = "ada" })).ExpectProblem(403, "forbidden");
        Assert.Equal(
            ["givenTo", "givenTo", "companyCreated"],
            (await olga.Get($"companies/{company}/entries")).Expect(200).Json.GetProperty("entries").EnumerateArray()
                .Select(entry => entry.GetProperty("deed").GetString()));
    }

    private async Task<(Portal Owner, string Id, string Company)> Company()
    {
        var wish = Wish();
        var company = (await Sam.Post("companies", wish)).Expect(201).Json;
        return (await SignIn(wish.Owner.Email), company.GetProperty("owner").GetString()!, company.GetProperty("id").GetString()!);
    }

    private async Task<Portal> SignIn(string email) => Market.Stranger(
        (await Market.Stranger().Post("demo/sign-in", new { email })).Expect(200).As<DemoPerson>().Tokens
            .Single(token => token.Channel == "desktop").Token);

    private static NewCompany Wish() =>
        new("Contoso Sites", new("Olga Petrova", $"olga-{Guid.NewGuid():N}@example.com", "+1 212-555-0142"));

    private sealed record NewCompany(string Name, NewOwner Owner);

    private sealed record NewOwner(string Name, string Email, string Phone);
}
