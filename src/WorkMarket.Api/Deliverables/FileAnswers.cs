using Microsoft.Net.Http.Headers;
using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Api.Deliverables;

/// <summary>Answers with files themselves, whole or in part.</summary>
internal static class FileAnswers
{
    /// <summary>Whether bytes are asked for from somewhere to somewhere.</summary>
    public static bool IsRange(HttpRequest request) => request.GetTypedHeaders().Range is { Unit.Value: "bytes" };

    /// <summary>
    /// A file as an attachment under its name. Ranges, their preconditions and what is not modified are ASP.NET Core's to answer; a
    /// request for several ranges gets the whole.
    /// </summary>
    public static async Task<IResult> Of(IFileStore files, DeliveredFile file, Instant at, Call call)
    {
        if (await files.Open(file.File, call.Cancellation) is not { } content)
            return Problems.NotFound();
        // Parts in another unit than bytes are to be overlooked; they would be taken for bytes.
        if (!IsRange(call.Http.Request))
            call.Http.Request.Headers.Remove(HeaderNames.Range);
        // A reader may keep it, and asks again whether it still may have it.
        call.Http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Stream(
            content, DeliverableFunctions.Format(file.Name).ContentType, file.Name, at.ToDateTimeOffset(), new($"\"{file.Sha256}\""),
            enableRangeProcessing: true);
    }
}
