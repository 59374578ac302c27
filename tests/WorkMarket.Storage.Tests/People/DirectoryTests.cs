using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain.Terms;
using WorkMarket.Storage.Tests.Cases;
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
        var (directory, worker) = (market.Storage.Directory, new Domain.People.PersonId("wes"));
        var terms = new TermsVersion(TermsDocument.TermsOfService, "1");
        await directory.Accept(worker, terms, market.Clock.GetCurrentInstant(), default);
        await directory.Accept(worker, terms, market.Clock.GetCurrentInstant() + Duration.FromDays(1), default);
        Assert.Equal(terms, Assert.Single(await directory.AcceptedTerms(worker, default)));
        var table = Storage.Tables.TableStorage.Open(Testing.Azurite.Shared.ConnectionString).Table(market.Prefix + "directory");
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
        await market.Storage.Directory.Accept(Cast.Wanda.Id, new(TermsDocument.TermsOfService, "2"), market.Clock.GetCurrentInstant(), default);
        market.Clock.Advance(Duration.FromSeconds(29));
        Assert.Equal(2, (await cached.AcceptedTerms(Cast.Wanda.Id, default)).Count);
        market.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(3, (await cached.AcceptedTerms(Cast.Wanda.Id, default)).Count);
        await cached.Accept(Cast.Wanda.Id, new(TermsDocument.TermsOfService, "3"), market.Clock.GetCurrentInstant(), default);
        Assert.Equal(4, (await cached.AcceptedTerms(Cast.Wanda.Id, default)).Count);
    }
}
