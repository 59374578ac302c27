using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Api.Deliverables;

/// <summary>Gives a file that is kept to somebody who may read it.</summary>
public sealed class FileContent(IFileStore files, IClock clock, DeliveryOptions options)
{
    /// <summary>Sends the reader to the file's content, or a part of it or all of it through here.</summary>
    /// <param name="call">The call; where it asks for a range, or <c>through</c> the API, the file itself is the answer.</param>
    /// <param name="file">The file.</param>
    /// <param name="at">When it was handed in.</param>
    public async Task<IResult> Answer(Call call, DeliveredFile file, Instant at)
    {
        var isHere = call.Query("through") switch
        {
            null => FileAnswers.IsRange(call.Http.Request),
            "api" => true,
            _ => throw new BadRequestException("through", "throughUnknown", "'through' is api, or left out."),
        };
        if (isHere)
            return await FileAnswers.Of(files, file, at, call);
        var until = clock.GetCurrentInstant() + options.DownloadAddress;
        var address = await files.GrantDownload(
            file.File, FileName.Parse(file.Name), DeliverableFunctions.Format(file.Name), until, call.Cancellation);
        return Results.Redirect(address.AbsoluteUri);
    }
}
