using WorkMarket.Api.Companies;
using WorkMarket.Api.Identity;
using WorkMarket.Api.Payables;
using WorkMarket.Api.People;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Forms;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Companies;

/// <summary>A client company: its settings, its people, and the software that acts for it.</summary>
public sealed class CompanyPages(
    CompanyFunctions companies, CompanyPeopleFunctions people, InvitationFunctions invitations, ApiClientFunctions clients,
    PaymentFunctions payments, PeopleToChoose choice)
{
    [Function("CompanyPage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription]
    [EndpointSummary("What a new draft of one's company inherits.")]
    public Task<IResult> Settings([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "company")] Call call) =>
        Pages.Of<CompanySettingsView>(
            companies.Settings(call), view => Pages.Show<CompanySettingsPage>(("View", view)));

    [Function("CompanySoftwarePage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription]
    [EndpointSummary("The software that acts for one's company, and the payment providers that report to it.")]
    public async Task<IResult> Software([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "company/software")] Call call)
    {
        var made = await Pages.Read<PaymentProviderListView>(payments.List(call));
        var offered = await choice.Find(call, "CreateApiClient");
        return await Pages.Of<ApiClientListView>(clients.List(call), view => Pages.Show<CompanySoftwarePage>(
            ("Clients", view.Clients), ("Providers", made?.Providers ?? []), ("People", offered)));
    }

    [Function("CompanySoftwareEntriesPage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription, Paged]
    [EndpointSummary("What happened with the company's API clients, newest first.")]
    public Task<IResult> SoftwareLog(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "company/software/entries")] Call call) =>
        Pages.Of<ApiClientLogView>(
            clients.Log(call), view => Pages.Show<CompanySoftwareEntriesPage>(("View", view)));

    [Function("PaymentsToLookAtPage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription, Paged]
    [EndpointSummary("The payments that were reported and not applied, or not all of them, newest first.")]
    public Task<IResult> ToLookAt([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payables/to-look-at")] Call call) =>
        Pages.Of<PaymentsToLookAtView>(
            payments.ToLookAt(call), view => Pages.Show<PaymentsToLookAtPage>(("View", view)));

    [Function("CompanyListPage"), Authorize(Roles = Roles.AccountManagerOrSupport), Page, ExcludeFromDescription]
    [EndpointSummary("The companies that an account manager looks after; for support the form that makes one.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "companies")] Call call)
    {
        var lookedAfter = call.By is Actor.AccountManager ? await Pages.Read<CompanyListView>(companies.List(call)) : null;
        return Pages.Show<CompanyListPage>(
            ("Companies", lookedAfter?.Companies), ("Offered", await choice.Find(call, "CreateCompany")));
    }

    [Function("CompanyMadePage"), Authorize(Roles = Roles.Support), Page, AnswerPage, ExcludeFromDescription]
    [EndpointSummary("Leads to a company that was just made.")]
    public static Task<IResult> Made([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "company-made")] Call call) =>
        Task.FromResult(call.Http.Features.Get<FormAnswer>()?.Answer is { } made
            ? Pages.Show<CompanyMadePage>(("Id", (string)made["id"]!), ("Name", (string)made["name"]!))
            : Problems.NotFound());

    [Function("CompanyPeoplePage"), Authorize(Roles = Roles.OfCompany), Page, ExcludeFromDescription]
    [EndpointSummary("A company, its people and whom it invites.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "companies/{company}")] Call call)
    {
        var isManager = call.By is Actor.AccountManager;
        var known = isManager ? null : await Pages.Read<PersonListView>(people.People(call));
        var open = isManager ? null : await Pages.Read<InvitationListView>(invitations.List(call));
        var offered = call.By is Actor.Support ? await choice.Find(call, "GiveCompanyToAccountManager") : null;
        return await Pages.Of<CompanyView>(companies.Get(call), view => Pages.Show<CompanyPeoplePage>(
            ("View", view), ("People", known?.People), ("Invitations", open?.Invitations), ("Offered", offered)));
    }

    [Function("CompanyEntriesPage"), Authorize(Roles = Roles.ClientOrSupport), Page, ExcludeFromDescription, Paged]
    [EndpointSummary("Who came to a company and left it, newest first.")]
    public async Task<IResult> Log([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "companies/{company}/entries")] Call call)
    {
        return await Pages.Of<DirectoryLogView>(people.Log(call), view => Pages.Show<DirectoryEntriesPage>(
            ("View", view), ("Title", "Who came and left"), ("Back", $"/companies/{call.Route("company")}")));
    }
}

/// <summary>People: one, and WorkMarket's own who are invited.</summary>
public sealed class PersonPages(
    MemberFunctions members, CompanyPeopleFunctions people, InvitationFunctions invitations, StaffFunctions staff)
{
    [Function("PersonPage"), Authorize, Page, ExcludeFromDescription]
    [EndpointSummary("A person: name and telephone, and whether active.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{person}")] Call call)
    {
        if (await Pages.Read<PersonView>(members.Get(call)) is not { } view)
            return Problems.NotFound();
        var colleagues = view.Company is { } company ? await people.Read(call.By, company, call.Cancellation) : null;
        return Pages.Show<PersonPage>(
            ("View", view), ("Colleagues", (colleagues?.People ?? []).RemoveAll(person => person.Id == view.Id)));
    }

    [Function("PersonEntriesPage"), Authorize, Page, ExcludeFromDescription, Paged]
    [EndpointSummary("What was done to a person in the directory, newest first.")]
    public async Task<IResult> Log([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{person}/entries")] Call call)
    {
        return await Pages.Of<DirectoryLogView>(members.Log(call), view => Pages.Show<DirectoryEntriesPage>(
            ("View", view), ("Title", "What was done"), ("Back", $"/people/{call.Route("person")}")));
    }

    [Function("StaffPage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription]
    [EndpointSummary("WorkMarket's own people, and whom it invites to be one of them.")]
    public async Task<IResult> Staff([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff")] Call call)
    {
        var open = await Pages.Read<InvitationListView>(invitations.ListStaff(call));
        return await Pages.Of<PersonListView>(staff.List(call), view => Pages.Show<StaffPage>(
            ("People", view.People), ("Invitations", open?.Invitations ?? [])));
    }
}
