using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Companies;

/// <summary>Client companies and their settings.</summary>
public sealed class CompanyFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Lists the companies that one looks after.</summary>
    [Function(nameof(ListCompanies))]
    public Task<IResult> ListCompanies([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "companies")] HttpRequest request) => Invoke(request);

    /// <summary>Shows a client company.</summary>
    [Function(nameof(GetCompany))]
    public Task<IResult> GetCompany([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "companies/{company}")] HttpRequest request) => Invoke(request);

    /// <summary>Shows what a new draft of one's company inherits.</summary>
    [Function(nameof(GetCompanySettings))]
    public Task<IResult> GetCompanySettings([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "company/settings")] HttpRequest request) => Invoke(request);

    /// <summary>Replaces it; assignments that exist keep theirs.</summary>
    [Function(nameof(PutCompanySettings))]
    public Task<IResult> PutCompanySettings([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "company/settings")] HttpRequest request) => Invoke(request);
}
