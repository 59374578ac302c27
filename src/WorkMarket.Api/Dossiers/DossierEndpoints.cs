using System.Globalization;
using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Dossiers;

namespace WorkMarket.Api.Dossiers;

/// <summary>Dossiers over HTTP.</summary>
public sealed class DossierEndpoints(DossierDesk desk)
{
    /// <summary>The dossier as a document.</summary>
    public async Task<IResult> Paper(Call call) => Answer(call, await desk.Paper(call.Assignment, call.By, call.Cancellation));

    /// <summary>The dossier as an archive.</summary>
    public async Task<IResult> Archive(Call call) => Answer(call, await desk.Archive(call.Assignment, call.By, call.Cancellation));

    // Who takes no part gets the same answer as who may not know of it.
    private static IResult Answer(Call call, DossierFile? dossier) => dossier is null
        ? Problems.NotFound()
        : Results.Stream(
            dossier.Content, call.Endpoint.MadeFile, dossier.Name, dossier.At.ToDateTimeOffset(),
            new(string.Create(CultureInfo.InvariantCulture, $"\"{dossier.Version}\"")), enableRangeProcessing: true);
}
