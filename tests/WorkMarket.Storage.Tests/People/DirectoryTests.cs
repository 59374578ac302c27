using NodaTime;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using Xunit;

namespace WorkMarket.Storage.Tests.People;

public sealed class DirectoryTests
{
    [Fact]
    public async Task People_and_companies_come_back_as_they_were_put()
    {
        var directory = (await Market.Open()).Storage.Directory;
        Assert.Equal(Cast.People[0], await directory.FindPerson(Cast.Nora.Id, default));
        var company = (await directory.FindCompany(Cast.Nora.Company, default))!;
        Assert.Equal(Cast.Northwind.People, company.People);
        Assert.Equal(Cast.Northwind.Settings.Deliverables, company.Settings.Deliverables);
        Assert.Equal(Cast.Northwind.Settings with { Deliverables = [] }, company.Settings with { Deliverables = [] });
        await directory.Put(Cast.People[0] with { Name = "Nora Q." }, default);
        Assert.Equal("Nora Q.", (await directory.FindPerson(Cast.Nora.Id, default))!.Name);
    }

    [Fact]
    public async Task A_person_is_found_by_e_mail_whatever_its_case_as_long_as_it_is_theirs()
    {
        var directory = (await Market.Open()).Storage.Directory;
        var nora = Cast.People[0] with { Email = "Nora@example.com" };
        await directory.Put(nora, default);
        Assert.Equal(nora, await directory.FindByEmail("nora@EXAMPLE.com ", default));
        await directory.Put(nora with { Email = "quinn@example.com" }, default);
        Assert.Null(await directory.FindByEmail("nora@example.com", default));
        Assert.Null(await directory.FindByEmail("", default));
    }

    [Fact]
    public async Task Of_two_with_one_e_mail_the_one_who_had_it_first_is_found_until_it_is_given_up()
    {
        var directory = (await Market.Open()).Storage.Directory;
        var (nora, wanda) = (Cast.People[0] with { Email = "n@example.com" }, Cast.People[1] with { Email = "n@example.com" });
        await directory.Put(nora, default);
        await directory.Put(wanda, default);
        Assert.Equal(nora, await directory.FindByEmail("n@example.com", default));
        await directory.Put(nora with { Email = null }, default);
        await directory.Put(wanda, default);
        Assert.Equal(wanda, await directory.FindByEmail("n@example.com", default));
    }

    [Theory, InlineData("nobody"), InlineData("no/body"), InlineData("no#body?"), InlineData("")]
    public async Task Who_is_not_there_is_not_found(string id)
    {
        var directory = (await Market.Open()).Storage.Directory;
        Assert.Null(await directory.FindPerson(new(id), default));
        Assert.Null(await directory.FindCompany(new(id), default));
    }

    [Fact]
    public async Task Accepting_terms_twice_is_as_good_as_once_and_keeps_the_first_time()
    {
        var market = await Market.Open();
        var (directory, worker) = (market.Storage.Directory, new PersonId("wes"));
        var terms = new TermsVersion(TermsDocument.TermsOfService, "1");
        await directory.Accept(worker, terms, market.Clock.GetCurrentInstant(), default);
        await directory.Accept(worker, terms, market.Clock.GetCurrentInstant() + Duration.FromDays(1), default);
        Assert.Equal(terms, Assert.Single(await directory.AcceptedTerms(worker, default)));
        var table = market.TableNamed("directory");
        var row = (await table.Get("person-wes", "accepted-TermsOfService-1"))!;
        Assert.Equal(market.Clock.GetCurrentInstant().ToDateTimeOffset(), row.GetInstant("at"));
    }

    [Fact]
    public async Task Publishing_a_version_puts_it_in_the_place_of_the_one_before()
    {
        var directory = (await Market.Open()).Storage.Directory;
        await directory.Publish(new(TermsDocument.TermsOfService, "2", "Be fairer."), default);
        Assert.Equal(["1", "2"], (await directory.CurrentTerms(default)).Select(text => text.Version).Order());
        Assert.Equal(2, (await directory.CurrentTerms(default)).Count);
    }

    [Fact]
    public async Task A_cached_answer_holds_for_half_a_minute_and_ones_own_acceptance_is_seen_at_once()
    {
        var market = await Market.Open();
        var cached = new CachedDirectory(market.Storage.Directory, market.Clock, Duration.FromSeconds(30));
        Assert.Equal(2, (await cached.AcceptedTerms(Cast.Wanda.Id, default)).Count);
        await market.Storage.Directory.Accept(
            Cast.Wanda.Id, new(TermsDocument.TermsOfService, "2"), market.Clock.GetCurrentInstant(), default);
        market.Clock.Advance(Duration.FromSeconds(29));
        Assert.Equal(2, (await cached.AcceptedTerms(Cast.Wanda.Id, default)).Count);
        market.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(3, (await cached.AcceptedTerms(Cast.Wanda.Id, default)).Count);
        await cached.Accept(Cast.Wanda.Id, new(TermsDocument.TermsOfService, "3"), market.Clock.GetCurrentInstant(), default);
        Assert.Equal(4, (await cached.AcceptedTerms(Cast.Wanda.Id, default)).Count);
    }

    [Fact]
    public async Task A_profile_is_written_version_after_version()
    {
        var market = await Market.Open();
        var (directory, worker) = (market.Storage.Directory, Cast.Wanda.Id);
        Assert.Equal(0, (await directory.FindProfile(worker, default)).Version);
        var first = StoredProfile.None with
        {
            Profile = new() { Skills = ["Cabling"], Licences = [new("A", Expires: new(2030, 1, 2))] },
            Version = 1,
        };
        Assert.True(await directory.SaveProfile(worker, first, default));
        Assert.True(await directory.SaveProfile(worker, first, default));
        Assert.False(await directory.SaveProfile(worker, first with { Profile = new() { Skills = ["Painting"] } }, default));
        Assert.False(await directory.SaveProfile(worker, first with { Version = 3 }, default));
        var stored = await directory.FindProfile(worker, default);
        Assert.Equal(
            (1L, "Cabling", new LocalDate(2030, 1, 2)), (stored.Version, stored.Profile.Skills[0], stored.Profile.Licences[0].Expires));
        Assert.True(await directory.SaveProfile(worker, stored with { Version = 2 }, default));
        Assert.Equal(0, (await directory.FindProfile(Cast.Walt.Id, default)).Version);
    }

    [Fact]
    public async Task Settings_that_a_company_s_people_changed_stay_when_the_company_is_put_again()
    {
        var market = await Market.Open();
        var directory = market.Storage.Directory;
        var company = (await directory.FindCompany(Cast.Northwind.Id, default))!;
        Assert.Equal(1, company.SettingsVersion);
        var changed = company.Settings with { PaymentTerms = Period.FromDays(7) };
        Assert.False(await directory.SaveSettings(company.Id, changed, 3, default));
        Assert.True(await directory.SaveSettings(company.Id, changed, 2, default));
        Assert.False(await directory.SaveSettings(company.Id, company.Settings, 2, default));
        await directory.Put(Cast.Northwind with { AccountManager = new("ada") }, default);
        var read = (await directory.FindCompany(company.Id, default))!;
        Assert.Equal((2L, Period.FromDays(7), "ada"), (read.SettingsVersion, read.Settings.PaymentTerms, read.AccountManager!.Value.Value));
        Assert.Equal([company.Id], await directory.CompaniesOf(new("ada"), default));
        Assert.Empty(await directory.CompaniesOf(new("bob"), default));
    }

    [Fact]
    public async Task A_company_is_one_request()
    {
        var market = await Market.Open();
        market.Storage.Requests.Reset();
        await market.Storage.Directory.FindCompany(Cast.Northwind.Id, default);
        Assert.Single(market.Requests());
    }

    [Fact]
    public async Task WorkMarket_s_own_people_are_one_request_and_one_for_each_who_is_not_remembered()
    {
        var market = await Market.Open();
        var ada = new Person(new("ada"), "Ada Brandt", Role.AccountManager, null);
        await market.Storage.Directory.Put(ada, default);
        var cached = new CachedDirectory(market.Storage.Directory, market.Clock, Duration.FromSeconds(30));
        market.Storage.Requests.Reset();
        Assert.Equal([ada, Cast.People[^1]], await cached.FindStaff(default));
        Assert.Equal(["2 table.get directory", "1 table.query directory"], market.Requests());
        market.Storage.Requests.Reset();
        Assert.Equal(2, (await cached.FindStaff(default)).Count);
        Assert.Equal(["1 table.query directory"], market.Requests());
    }

    [Fact]
    public async Task Who_was_written_before_WorkMarket_s_own_people_were_listed_is_listed_by_a_reindex()
    {
        var market = await Market.Open();
        await market.TableNamed("directory").Delete("staff", "sam", Azure.ETag.All);
        Assert.Empty(await market.Storage.Directory.FindStaff(default));
        List<Job> seen = [];
        Assert.Empty(await market.Run(JobKind.Reindex, seen.Add));
        Assert.Equal((1, 1, "Sam Rivera"), (
            seen[^1].Rows, seen[^1].Mended, Assert.Single(await market.Storage.Directory.FindStaff(default)).Name));
        await market.Run(JobKind.Reindex, seen.Add);
        Assert.Equal((1, 0), (seen[^1].Rows, seen[^1].Mended));
    }

    [Fact]
    public async Task What_is_published_is_in_force_at_once_and_what_was_stays_in_the_history()
    {
        var market = await Market.Open();
        var directory = market.Storage.Directory;
        var cached = new CachedDirectory(directory, market.Clock, Duration.FromSeconds(30));
        Assert.Equal(2, (await cached.CurrentTerms(default)).Count);
        var next = new PublishedTerms(TermsDocument.TermsOfService, "2", "Be fairer.", new("sam"), market.Clock.GetCurrentInstant());
        Assert.True(await cached.PublishTerms(next, default));
        Assert.True(await cached.PublishTerms(next with { At = next.At + Duration.FromMinutes(1) }, default));
        Assert.False(await cached.PublishTerms(next with { Text = "Be mean." }, default));
        Assert.False(await cached.PublishTerms(next with { Version = "1" }, default));
        Assert.Equal(["1", "2"], (await cached.CurrentTerms(default)).Select(text => text.Version).Order());
        Assert.Equal(["1", "2"], (await cached.TermsHistory(TermsDocument.TermsOfService, default)).Select(terms => terms.Version));
        Assert.Equal(next, (await cached.TermsHistory(TermsDocument.TermsOfService, default))[1]);
        var accepted = await cached.Acceptances(Cast.Wanda.Id, default);
        Assert.Equal(2, accepted.Count);
        Assert.All(accepted, acceptance => Assert.Equal(market.Clock.GetCurrentInstant(), acceptance.At));
    }
}
