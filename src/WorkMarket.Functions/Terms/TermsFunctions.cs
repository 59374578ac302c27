using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Terms;

/// <summary>Terms of service and violation guideline.</summary>
public sealed class TermsFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Shows the documents in force, and which the reader has accepted.</summary>
    [Function(nameof(ListTerms))]
    public Task<IResult> ListTerms([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "terms")] HttpRequest request) => Invoke(request);

    /// <summary>Accepts the version in force.</summary>
    [Function(nameof(AcceptTerms))]
    public Task<IResult> AcceptTerms([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "terms/{document}/acceptance")] HttpRequest request) => Invoke(request);

    /// <summary>Puts a new version into force; every worker has to accept it again.</summary>
    [Function(nameof(PublishTerms))]
    public Task<IResult> PublishTerms([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "terms/{document}/versions")] HttpRequest request) => Invoke(request);

    /// <summary>Shows all versions of a document, the oldest first.</summary>
    [Function(nameof(ListTermsVersions))]
    public Task<IResult> ListTermsVersions([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "terms/{document}/versions")] HttpRequest request) => Invoke(request);
}
