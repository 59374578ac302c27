using Microsoft.Net.Http.Headers;
using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Scanning;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Deliverables;

/// <summary>Gives a file that is kept to somebody who may read it.</summary>
public sealed class FileContent(IFileStore files, FileHandout handout, IClock clock, DeliveryOptions options)
{
    /// <summary>Sends the reader to the content of a file that came with an assignment.</summary>
    public Task<IResult> Answer(Call call, Core core, DeliveredFile file, Actor by, Instant at) =>
        Answer(call, file, by.Person(), at, core.FindingIn(file) is not null);

    /// <summary>Sends the reader to the file's content, or a part of it or all of it through here.</summary>
    /// <param name="call">The call; where it asks for a range, or <c>through</c> the API, the file itself is the answer.</param>
    /// <param name="file">The file.</param>
    /// <param name="by">Who handed it in.</param>
    /// <param name="at">When it was handed in.</param>
    /// <param name="withdrawn">Whether it was withdrawn.</param>
    public async Task<IResult> Answer(Call call, DeliveredFile file, PersonId? by, Instant at, bool withdrawn)
    {
        if (await handout.Refusal(call.By, file, by, at, withdrawn, call.Cancellation) is { } refusal)
            return Problems.FromRefusals([refusal]);
        var isHere = call.Query("through") switch
        {
            null => IsRange(call.Http.Request),
            "api" => true,
            _ => throw new BadRequestException("through", "throughUnknown", "'through' is api, or left out."),
        };
        if (isHere)
            return await Send(call, file, at);
        var until = clock.GetCurrentInstant() + options.DownloadAddress;
        var address = await files.GrantDownload(
            file.File, FileName.Parse(file.Name), DeliverableFunctions.Format(file.Name), until, call.Cancellation);
        return Results.Redirect(address.AbsoluteUri);
    }

    // A file as an attachment under its name. Ranges, their preconditions and what is not modified are ASP.NET Core's to answer; a request
    // for several ranges gets the whole.
    private async Task<IResult> Send(Call call, DeliveredFile file, Instant at)
    {
        if (await files.Open(file.File, call.Cancellation) is not { } content)
            return Problems.NotFound();
        // A range in another unit than bytes is to be ignored; ASP.NET Core would take it for bytes.
        if (!IsRange(call.Http.Request))
            call.Http.Request.Headers.Remove(HeaderNames.Range);
        // A reader's own cache may keep it, but has to ask each time whether the reader still may have it.
        call.Http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Stream(
            content, DeliverableFunctions.Format(file.Name).ContentType, file.Name, at.ToDateTimeOffset(), new($"\"{file.Sha256}\""),
            enableRangeProcessing: true);
    }

    private static bool IsRange(HttpRequest request) => request.GetTypedHeaders().Range is { Unit.Value: "bytes" };
}
