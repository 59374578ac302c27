using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Companies;
using WorkMarket.Api.Deliverables;
using WorkMarket.Api.People;
using WorkMarket.Api.Terms;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>People, companies and what they agree to.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> People =>
    [
        On<PublishingEndpoints>("PublishTerms", Post, "terms/{document}/versions", EndpointPolicy.Support, "Puts a new version into force; every worker has to accept it again.", (to, call) => to.Publish(call))
            with { Body = typeof(PublishRequest), Success = StatusCodes.Status201Created, Answer = typeof(TermsHistoryView) },
        On<PublishingEndpoints>("ListTermsVersions", Get, "terms/{document}/versions", SignedIn, "Shows all versions of a document, the oldest first.", (to, call) => to.Versions(call))
            with { Answer = typeof(TermsHistoryView) },
        On<ProfileEndpoints>("GetProfile", Get, "me/profile", EndpointPolicy.Worker, "Shows one's own profile.", (to, call) => to.Get(call))
            with { Answer = typeof(ProfileView) },
        On<ProfileEndpoints>("PutProfile", Put, "me/profile", EndpointPolicy.Worker, "Replaces what the profile says; its files stay.", (to, call) => to.Put(call))
            with { Body = typeof(WorkerProfile), Answer = typeof(ProfileView), IfMatch = IfMatchUse.Own },
        On<ProfileFileEndpoints>("BeginProfileUpload", Post, "me/profile/uploads", EndpointPolicy.Worker, "Gives an address to upload a file of the profile to.", (to, call) => to.BeginUpload(call))
            with { Body = typeof(UploadRequest), BodyOptional = true, Success = StatusCodes.Status201Created, Answer = typeof(UploadView) },
        On<ProfileFileEndpoints>("CompleteProfileUpload", Post, "me/profile/uploads/{upload}/complete", EndpointPolicy.Worker, "Turns an upload into a file of the profile.", (to, call) => to.CompleteUpload(call))
            with { Body = typeof(CompleteProfileUploadRequest), Success = StatusCodes.Status201Created, Answer = typeof(ProfileView) },
        On<ProfileFileEndpoints>("RemoveProfileFile", Delete, "me/profile/files/{file}", EndpointPolicy.Worker, "Removes a file of the profile.", (to, call) => to.Remove(call))
            with { Answer = typeof(ProfileView) },
        On<ProfileFileEndpoints>("GetProfileFileContent", Get, "workers/{worker}/files/{file}/content", SignedIn, "Sends those who see the profile to the file, for a few minutes.", (to, call) => to.Content(call))
            with { Success = StatusCodes.Status302Found },
        On<ProfileEndpoints>("GetWorker", Get, "workers/{worker}", SignedIn, "Shows a worker to clients and WorkMarket.", (to, call) => to.Worker(call))
            with { Answer = typeof(WorkerView) },
        On<ProfileEndpoints>("ListAcceptances", Get, "workers/{worker}/acceptances", EndpointPolicy.Support, "Shows which terms a worker accepted, and when.", (to, call) => to.Acceptances(call))
            with { Answer = typeof(AcceptanceListView) },
        On<CompanyEndpoints>("ListCompanies", Get, "companies", EndpointPolicy.AccountManager, "Lists the companies that one looks after.", (to, call) => to.List(call))
            with { Answer = typeof(CompanyListView) },
        On<CompanyEndpoints>("GetCompany", Get, "companies/{company}", SignedIn, "Shows a client company.", (to, call) => to.Get(call))
            with { Answer = typeof(CompanyView) },
        On<CompanyEndpoints>("GetCompanySettings", Get, "company/settings", Client, "Shows what a new draft of one's company inherits.", (to, call) => to.Settings(call))
            with { Answer = typeof(CompanySettingsView) },
        On<CompanyEndpoints>("PutCompanySettings", Put, "company/settings", Client, "Replaces it; assignments that exist keep theirs.", (to, call) => to.PutSettings(call))
            with { Body = typeof(AssignmentSettings), Answer = typeof(CompanySettingsView), IfMatch = IfMatchUse.Own },
    ];
}
