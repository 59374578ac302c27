using System.Collections.Immutable;
using WorkMarket.Application.People;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Companies;

/// <summary>A client company. Who its people are is for them and for WorkMarket.</summary>
/// <param name="Id">The company's id.</param>
/// <param name="Name">As workers see it.</param>
/// <param name="People">The company's users; left out for others than them and WorkMarket's people.</param>
/// <param name="AccountManager">Who at WorkMarket looks after it; left out where nobody does, and for workers.</param>
/// <param name="Owner">Which of its people owns it; left out where that was never said, and for workers.</param>
public sealed record CompanyView(
    CompanyId Id, string Name, ImmutableList<PersonId>? People = null, PersonId? AccountManager = null, PersonId? Owner = null)
{
    /// <summary>All that is known of a company, for its people and WorkMarket.</summary>
    public static CompanyView Whole(Company company) => new(
        company.Id, company.Name, [.. company.People.OrderBy(person => person.Value, StringComparer.Ordinal)], company.AccountManager,
        company.Owner);
}

/// <summary>Client companies.</summary>
/// <param name="Companies">Those that the reader may see.</param>
public sealed record CompanyListView(ImmutableList<CompanyView> Companies);

/// <summary>What a new draft of a company inherits.</summary>
/// <param name="Company">Whose settings they are.</param>
/// <param name="Settings">How an assignment is run where its draft says nothing else.</param>
/// <param name="Version">Counts their changes; it is also the ETag.</param>
public sealed record CompanySettingsView(CompanyId Company, AssignmentSettings Settings, long Version);

/// <summary>Companies and their settings over HTTP (domain.md §1).</summary>
/// <param name="cached">Answers that may be a little old, and all writing.</param>
/// <param name="source">Answers as they are now.</param>
/// <param name="policy">The platform's limits.</param>
public sealed class CompanyFunctions(CachedDirectory cached, IDirectory source, Policy policy)
{
    [Function("GetCompany"), Authorize, Answers<CompanyView>]
    [EndpointSummary("Shows a client company.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/companies/{company}")] Call call)
    {
        if (await cached.FindCompany(new(call.Route("company")), call.Cancellation) is not { } company)
            return Problems.NotFound();
        return call.By switch
        {
            Actor.Worker => Answers.Json(new CompanyView(company.Id, company.Name)),
            Actor.Support => Answers.Json(CompanyView.Whole(company)),
            Actor.Client client when client.Company == company.Id => Answers.Json(CompanyView.Whole(company)),
            Actor.AccountManager manager when manager.Id == company.AccountManager => Answers.Json(CompanyView.Whole(company)),
            _ => Problems.NotFound(),
        };
    }

    [Function("ListCompanies"), Authorize(Roles = Roles.AccountManager), Answers<CompanyListView>]
    [EndpointSummary("Lists the companies that one looks after.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/companies")] Call call)
    {
        var companies = await cached.LookedAfterBy(call.By.Person()!.Value, call.Cancellation);
        return Answers.Json(new CompanyListView(companies.ConvertAll(CompanyView.Whole)));
    }

    [Function("GetCompanySettings"), Authorize(Roles = Roles.Client), Answers<CompanySettingsView>]
    [EndpointSummary("Shows what a new draft of one's company inherits.")]
    public async Task<IResult> Settings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/company/settings")] Call call) => Answer(await Own(call));

    [Function("PutCompanySettings"), Authorize(Roles = Roles.Client), Takes<AssignmentSettings>, ChecksVersion(IfMatchUse.Own)]
    [Answers<CompanySettingsView>]
    [EndpointSummary("Replaces it; assignments that exist keep theirs.")]
    public async Task<IResult> PutSettings([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/company/settings")] Call call)
    {
        var settings = Form.Whole(call.Body<AssignmentSettings>());
        if (SettingsRules.Check(settings, policy) is { IsEmpty: false } refusals)
            return Problems.FromRefusals(refusals);
        var company = await Own(call);
        var version = call.IfMatch + 1;
        return await cached.SaveSettings(company.Id, settings, version, call.Cancellation)
            ? Answer(company with { Settings = settings, SettingsVersion = version })
            : Problems.Stale("The settings", (await Own(call)).SettingsVersion);
    }

    private async Task<Company> Own(Call call) => await source.FindCompany(((Actor.Client)call.By).Company, call.Cancellation)
        ?? throw new InvalidOperationException("The caller's company is not in the directory.");

    private static IResult Answer(Company company) =>
        Answers.Json(new CompanySettingsView(company.Id, company.Settings, company.SettingsVersion), company.SettingsVersion);
}
