using WorkMarket.Api.Dossiers;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>Dossiers.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Dossiers =>
    [
        On<DossierEndpoints>("GetDossier", Get, "assignments/{assignment}/dossier.pdf", Party, "Tells the whole case as a document for a person, as far as the reader may read it.", (to, call) => to.Paper(call))
            with { SendsFile = true, MadeFile = "application/pdf" },
        On<DossierEndpoints>("GetDossierArchive", Get, "assignments/{assignment}/dossier.zip", Party, "Tells the whole case as an archive for a machine, with the stored events and how to check them, as far as the reader may read it.", (to, call) => to.Archive(call))
            with { SendsFile = true, MadeFile = "application/zip" },
    ];
}
