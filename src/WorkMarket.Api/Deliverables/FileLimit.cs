using WorkMarket.Application.Deliverables;

namespace WorkMarket.Api.Deliverables;

/// <summary>How large a file may be that comes through the API, and what a larger one is told.</summary>
internal sealed class FileLimit(DeliveryOptions options)
{
    // What a form has around its file: boundaries, headers and a few short fields.
    private const int MostAround = 64 * 1024;

    /// <summary>Refuses by its announced length what need not be read for that, and what does not come as it is.</summary>
    public void Check(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            throw new BadRequestException(
                "Content-Encoding", "encodingUnknown", "The body has to come as it is, without an encoding.",
                StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > options.MostBytesThroughApi + MostAround)
            throw TooLarge();
    }

    /// <summary>Passes a file on.</summary>
    /// <exception cref="BadRequestException">It is too large.</exception>
    public async Task Keep(Stream content, Func<Stream, Task<bool>> keep)
    {
        if (!await keep(content))
            throw TooLarge();
    }

    private BadRequestException TooLarge() => new(
        "file", "fileTooLargeForApi",
        $"A file of more than {options.MostBytesThroughApi} bytes goes straight to storage: begin an upload with "
        + "POST /api/assignments/{assignment}/uploads, put the bytes to the address it gives, and complete it.",
        StatusCodes.Status413PayloadTooLarge);
}
