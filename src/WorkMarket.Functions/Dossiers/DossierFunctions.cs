using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Dossiers;

/// <summary>Dossiers.</summary>
public sealed class DossierFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>The dossier as a document.</summary>
    [Function(nameof(GetDossier))]
    public Task<IResult> GetDossier([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/dossier.pdf")] HttpRequest request) => Invoke(request);

    /// <summary>The dossier as an archive.</summary>
    [Function(nameof(GetDossierArchive))]
    public Task<IResult> GetDossierArchive([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/dossier.zip")] HttpRequest request) => Invoke(request);
}
