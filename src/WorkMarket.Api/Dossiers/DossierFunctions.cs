using System.Globalization;
using WorkMarket.Application.Dossiers;

namespace WorkMarket.Api.Dossiers;

/// <summary>Dossiers over HTTP.</summary>
public sealed class DossierFunctions(DossierDesk desk)
{
    [Function("GetDossier"), Authorize(Roles = Roles.Party), SendsFile("application/pdf")]
    [EndpointSummary("Tells the whole case as a document for a person, as far as the reader may read it.")]
    public async Task<IResult> Paper(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/dossier.pdf")] Call call) =>
        Answer(call, await desk.Paper(call.Assignment, call.By, call.Cancellation));

    [Function("GetDossierArchive"), Authorize(Roles = Roles.Party), SendsFile("application/zip")]
    [EndpointSummary("Tells the whole case as an archive for a machine, with the stored events and how to check them, as far "
        + "as the reader may read it.")]
    public async Task<IResult> Archive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/dossier.zip")] Call call) =>
        Answer(call, await desk.Archive(call.Assignment, call.By, call.Cancellation));

    // A reader who takes no part in the case gets the same answer as one who may not know of it.
    private static IResult Answer(Call call, DossierFile? dossier) => dossier is null
        ? Problems.NotFound()
        : Results.Stream(
            dossier.Content, call.Endpoint.Find<SendsFileAttribute>()!.MediaType, dossier.Name, dossier.At.ToDateTimeOffset(),
            new(string.Create(CultureInfo.InvariantCulture, $"\"{dossier.Version}\"")), enableRangeProcessing: true);
}
