using WorkMarket.Api.People;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Companies;

/// <summary>A company that is to be made.</summary>
/// <param name="Name">Its name, as workers see it.</param>
/// <param name="Owner">Its first user, who owns it.</param>
/// <param name="AccountManager">Who at WorkMarket looks after it; nobody, if left out.</param>
public sealed record CompanyRequest(string Name, OwnerRequest Owner, PersonId? AccountManager = null);

/// <summary>A company's first user.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The mail address, with which the person signs in.</param>
/// <param name="Phone">The telephone with its country (E.164), as in <c>+12125550147</c>; left out where none is known.</param>
public sealed record OwnerRequest(string Name, string Email, string? Phone = null);

/// <summary>To whom a company is passed on.</summary>
/// <param name="Person">Who is to own it, one of its people.</param>
public sealed record PassingOnRequest(PersonId Person);

/// <summary>To whom at WorkMarket a company is given.</summary>
/// <param name="AccountManager">Who is to look after it.</param>
public sealed record AccountManagerRequest(PersonId AccountManager);

/// <summary>Companies and who belongs to them over HTTP (domain.md §1, How people come in).</summary>
/// <param name="desk">Makes companies, passes them on and gives them to account managers.</param>
/// <param name="directory">The directory as it is now.</param>
/// <param name="changes">The record over companies.</param>
public sealed class CompanyPeopleFunctions(CompanyDesk desk, IDirectory directory, IDirectoryChanges changes)
{
    [Function("CreateCompany"), Authorize(Roles = Roles.Support), Takes<CompanyRequest>, Answers<CompanyView>(201)]
    [EndpointSummary("Makes a client company with its first user, who owns it.")]
    public async Task<IResult> Create([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/companies")] Call call)
    {
        var body = call.Body<CompanyRequest>();
        var wish = new NewCompany(body.Name, body.Owner.Name, body.Owner.Email, body.Owner.Phone, body.AccountManager);
        return DirectoryAnswers.ToResult(
            await desk.Create((Actor.Support)call.By, wish, call.Request.Key, call.Cancellation), "The company",
            company => Answers.Json(CompanyView.Whole(company), status: StatusCodes.Status201Created));
    }

    [Function("PassOnCompany"), Authorize(Roles = Roles.ClientOrSupport), Takes<PassingOnRequest>, Answers<CompanyView>]
    [EndpointSummary("Passes a company on to another of its people: by its owner or WorkMarket Support.")]
    public async Task<IResult> PassOn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/companies/{company}/owner")] Call call) =>
        DirectoryAnswers.ToResult(
            await desk.PassOn(call.By, Id(call), call.Body<PassingOnRequest>().Person, call.Cancellation), "The company",
            company => Answers.Json(CompanyView.Whole(company)));

    [Function("GiveCompanyToAccountManager"), Authorize(Roles = Roles.Support), Takes<AccountManagerRequest>, Answers<CompanyView>]
    [EndpointSummary("Gives a company to an account manager, who looks after it from now on; open escalations are the new one's too.")]
    public async Task<IResult> GiveTo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/companies/{company}/account-manager")] Call call) =>
        DirectoryAnswers.ToResult(
            await desk.GiveTo((Actor.Support)call.By, Id(call), call.Body<AccountManagerRequest>().AccountManager, call.Cancellation),
            "The company", company => Answers.Json(CompanyView.Whole(company)));

    [Function("ListCompanyPeople"), Authorize(Roles = Roles.ClientOrSupport), Answers<PersonListView>]
    [EndpointSummary("Lists a company's people who are active.")]
    public async Task<IResult> People(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/companies/{company}/people")] Call call) =>
        await Read(call.By, Id(call), call.Cancellation) is { } people ? Answers.Json(people) : Problems.NotFound();

    /// <summary>A company's people, for one of them and for WorkMarket Support; null for everybody else.</summary>
    public async Task<PersonListView?> Read(Actor by, CompanyId id, CancellationToken cancellation)
    {
        if (by is not Actor.Client and not Actor.Support || await Find(by, id, cancellation) is not { } company)
            return null;
        var people = await Task.WhenAll(company.People.Select(person => directory.FindPerson(person, cancellation)));
        return new([.. people.OfType<Person>().OrderBy(person => person.Name, StringComparer.Ordinal).Select(PersonView.FromPerson)]);
    }

    [Function("ListCompanyEntries"), Authorize(Roles = Roles.ClientOrSupport), Answers<DirectoryLogView>, Paged]
    [EndpointSummary("Shows who came to a company and left it, and who owned it since when, newest first.")]
    public async Task<IResult> Log([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/companies/{company}/entries")] Call call)
    {
        if (await Find(call.By, Id(call), call.Cancellation) is not { } company)
            return Problems.NotFound();
        var page = await Paging.Read(call, after => changes.Entries(company.Id, after, call.Limit(), call.Cancellation));
        return Answers.Json(DirectoryLogView.FromPage(page));
    }

    private async Task<Company?> Find(Actor by, CompanyId id, CancellationToken cancellation) =>
        by is Actor.Client client && client.Company != id ? null : await directory.FindCompany(id, cancellation);

    private static CompanyId Id(Call call) => new(call.Route("company"));
}
